using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using Microsoft.IdentityModel.Tokens;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>What stands around the service and fails: files that may not grow, handles, proxies, an issuer that hangs, a start that cannot be.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OmgivelserTests
{
    [Test]
    public async Task A_file_that_may_not_grow_is_507_wherever_it_is_and_nothing_is_booked()
    {
        // Put on when it runs: the runtime itself cannot start under it.
        await using var tjener = await MedGrenseAsync("--fsize=unlimited:unlimited");
        await OpprettAsync(tjener);
        await KrevAsync(BokfoerAsync(tjener, "FOER"));
        await GrenseAsync(tjener, "--fsize=2000000:unlimited");

        var upload = await tjener.ImporterAsync(R + "/importer", Rader("I", 26_000), "stor");
        Assert.That((upload.Status, Type(upload)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), "the upload's own file");
        await GrenseAsync(tjener, "--fsize=100:unlimited");
        var booked = await BokfoerAsync(tjener, "FULL");
        Assert.That((booked.Status, Type(booked)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), "the ledger's file");
        var defined = await tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" });
        Assert.That((defined.Status, Type(defined)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), "a new ledger's file");
        var key = await tjener.PostAsync("/v1/noekler", new { navn = "x", scopes = new[] { "ledger:les" }, kommuner = new[] { "3201" } });
        Assert.That((key.Status, Type(key)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), "the catalogue");
        var checkpoint = await tjener.GetAsync(K + "/revisjon/sjekkpunkt", "dev-revisjon");
        Assert.That((checkpoint.Status, Type(checkpoint)), Is.EqualTo((HttpStatusCode.InsufficientStorage, "lageret-er-fullt")), "the key of checkpoints");
        Assert.That((await tjener.GetAsync(R + "/driftsregnskap")).Status, Is.EqualTo(HttpStatusCode.OK), "reading goes on");

        await GrenseAsync(tjener, "--fsize=unlimited:unlimited");
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(2));
        await KrevAsync(tjener.GetAsync(K + "/revisjon/sjekkpunkt", "dev-revisjon"));
        await KrevAsync(tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" }));
        await KrevAsync(tjener.ImporterAsync(R + "/importer", Rader("I", 26_000), "stor"));
    }

    [Test]
    public async Task A_key_of_checkpoints_that_is_empty_is_made_and_one_that_cannot_be_read_is_told()
    {
        await using var tjener = await Tjener.StartAsync();
        await OpprettAsync(tjener);
        var file = Path.Combine(tjener.Datamappe, "sjekkpunkt.pem");
        await File.WriteAllTextAsync(file, "ikke en nøkkel");
        var unreadable = await tjener.GetAsync(K + "/revisjon/sjekkpunkt", "dev-revisjon");
        Assert.That((unreadable.Status, Type(unreadable)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "sjekkpunktnoekkel-uleselig")));
        Assert.That((await tjener.GetAsync("/helse/klar")).Json["merknader"]!.ToJsonString(), Does.Contain("Sjekkpunkter"));
        await File.WriteAllTextAsync(file, "");
        await KrevAsync(tjener.GetAsync(K + "/revisjon/sjekkpunkt", "dev-revisjon"));
        Assert.That((await tjener.GetAsync("/helse/klar")).Json["merknader"], Is.Null);
        Assert.That(await File.ReadAllTextAsync(file), Does.StartWith("-----BEGIN PRIVATE KEY-----"));
    }

    [Test]
    public async Task More_connections_than_there_are_handles_for_do_not_end_the_process()
    {
        await using var tjener = await MedGrenseAsync("--nofile=1024:1024");
        Assert.That(tjener.Logg, Does.Contain("ulimit -n"));
        await KrevAsync(tjener.GetAsync("/helse/live"));
        var idle = new List<Socket>();
        for (var i = 0; i < 1_200; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(tjener.Klient.BaseAddress!.Host, tjener.Klient.BaseAddress.Port);
            idle.Add(socket);
        }

        await KrevAsync(tjener.GetAsync("/helse/klar")); // On the connection that it has.
        idle.ForEach(s => s.Dispose());
        await OpprettAsync(tjener);
    }

    [Test]
    public async Task A_limit_of_handles_that_is_too_low_ends_the_start_with_a_line() =>
        await IngenStartAsync("ulimit -n", foran: ["prlimit", "--nofile=350:350"]);

    [TestCase("127.0.0.1", null, "203.0.113.9")]
    [TestCase("10.0.0.0/8, 127.0.0.0/8", "1.2.3.4, 10.1.1.1", "1.2.3.4")]
    [TestCase("127.0.0.1", "1.2.3.4, 9.9.9.9", "9.9.9.9")]
    [TestCase("10.0.0.0/8", null, "127.0.0.1")]
    [TestCase("", null, "127.0.0.1")]
    public async Task An_address_is_believed_from_a_proxy_that_is_named_and_from_nobody_else(string proxyer, string? sendt, string logget)
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Proxyer__Adresser", proxyer), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]);
        Assert.That(tjener.Logg.Contains("FORWARDEDHEADERS_ENABLED", StringComparison.Ordinal), Is.EqualTo(proxyer.Length == 0));
        await OpprettAsync(tjener);
        await KrevAsync(tjener.SendAsync(HttpMethod.Put, K + "/fond/F", Tjener.Json(new { navn = "F", type = "disposisjonsfond" }), "dev-admin", ("X-Forwarded-For", sendt ?? "203.0.113.9")));
        var lines = (await tjener.GetAsync(K + "/revisjon/tilgang", "dev-revisjon")).Tekst;
        Assert.That(lines, Does.Contain($"\"{logget}\""));
    }

    [Test]
    public async Task An_issuer_that_hangs_keeps_nobody_waiting_in_line_and_keys_are_not_touched()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var issuer = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/";
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Utstedere__0__Utsteder", issuer), ("Ledger__Utstedere__0__KreverHttps", "false")]);
        await OpprettAsync(tjener);
        var token = $"{Base64UrlEncoder.Encode("""{"alg":"RS256","typ":"JWT","kid":"k"}""")}.{Base64UrlEncoder.Encode($$"""{"iss":"{{issuer}}","exp":4000000000}""")}.AAAA";

        // In turn they would take a minute each.
        var asked = Enumerable.Range(0, 10).Select(_ => tjener.GetAsync(K, token)).ToList();
        await KrevAsync(tjener.GetAsync(K, "dev-les"));
        foreach (var svar in await Task.WhenAll(asked).WaitAsync(TimeSpan.FromSeconds(50)))
        {
            Assert.That((svar.Status, Type(svar), svar.Hode("Retry-After")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "utsteder-svarer-ikke", "5")), svar.Tekst);
        }
    }

    [TestCase("Ledger__Grenser__Hoder", "abc", "Ledger:Grenser:Hoder")]
    [TestCase("Ledger__Grenser__Hoder", "5", "Hoder")]
    [TestCase("Ledger__Provider", "oracle", "Provider")]
    [TestCase("Ledger__Provider", "sqlserver", "ConnectionStrings:Ledger")]
    [TestCase("Ledger__Proxyer__Adresser", "10.0.0.1,her", "her")]
    [TestCase("Ledger__Noekler__MestDager", "0", "MestDager")]
    [TestCase("Ledger__Utstedere__0__Utsteder", "ikke en adresse", "https")]
    [TestCase("Ledger__Utstedere__0__Utsteder", "http://utsteder.example", "https")]
    [TestCase("Ledger__DataDirectory", "/dev/null/data", "/dev/null")]
    [TestCase("ASPNETCORE_URLS", "", "")]
    public async Task A_setting_that_cannot_be_ends_the_start_with_a_line_that_names_it(string navn, string verdi, string nevnt)
    {
        if (navn != "ASPNETCORE_URLS")
        {
            await IngenStartAsync(nevnt, innstillinger: [(navn, verdi)]);
            return;
        }

        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await IngenStartAsync(port, adresse: "http://127.0.0.1:" + port);
    }

    [Test]
    public async Task A_catalogue_of_another_program_or_of_a_newer_version_ends_the_start_with_a_line()
    {
        var folder = Directory.CreateTempSubdirectory("ledger-").FullName;
        await using (var first = await Tjener.StartAsync(datamappe: folder))
        {
            first.Behold();
            await first.StansAsync();
        }

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "katalog.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into migrering values (9999, '9999_nyere', 'x', 'x')";
            await command.ExecuteNonQueryAsync();
        }

        await IngenStartAsync("9999_nyere", datamappe: folder);
    }

    private static async Task IngenStartAsync(
        string nevnt, string adresse = "http://127.0.0.1:0", string? datamappe = null, string[]? foran = null, params (string, string)[] innstillinger)
    {
        try
        {
            await using var tjener = await Tjener.StartPaaAsync(adresse, datamappe: datamappe, foran: foran, innstillinger: innstillinger);
            Assert.Fail("It started: " + tjener.Logg);
        }
        catch (InvalidOperationException e)
        {
            Assert.That(e.Message, Does.Contain(nevnt).And.Not.Contain("   at ").And.Not.Contain("Unhandled exception"));
        }
    }

    private static async Task<Tjener> MedGrenseAsync(string grense)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/prlimit"))
        {
            Assert.Ignore("prlimit is not here.");
        }

        return await Tjener.StartPaaAsync("http://127.0.0.1:0", foran: ["prlimit", grense]);
    }

    private static async Task GrenseAsync(Tjener tjener, string grense)
    {
        using var process = System.Diagnostics.Process.Start("prlimit", ["--pid", tjener.Prosess.ToString(CultureInfo.InvariantCulture), grense]);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
