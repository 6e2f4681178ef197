using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The limits of an import at and one past each, and imports that are followed while they run.</summary>
public sealed class ImportTests
{
    private const string K = "3203";
    private const int MestRader = 1_000;
    private const int MestRaderPerBilag = 100;
    private const int MestByte = 80_000;
    private const string Ndjson = "application/x-ndjson";
    private readonly Lazy<Task<(string Mappe, JsonNode Kvittering)>> _drept = new(DrepAsync);
    private Tjener _tjener = null!;

    private static string Importer => Aar(K) + "/importer";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger:
            [("Ledger__Import__MestRader", $"{MestRader}"), ("Ledger__Import__MestRaderPerBilag", $"{MestRaderPerBilag}"), ("Ledger__Import__MestByte", $"{MestByte}")]);
        await RegistrerAsync(_tjener, K);
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        await _tjener.DisposeAsync();
        if (_drept.IsValueCreated)
        {
            Directory.Delete((await _drept.Value).Mappe, recursive: true);
        }
    }

    [TestCase(MestRader, 201)]
    [TestCase(MestRader + 1, 413)]
    public async Task Rows_of_an_import_at_the_limit_and_one_past(int rader, int status)
    {
        var csv = Csv("R", MestRader / 2, beloep: 1) + (rader > MestRader ? "Z;2025-03-15;3;drift;010;202;;;1;1;\n" : "");
        var svar = await _tjener.ImporterAsync(Importer + "?proevekjoering=true", csv, "rader");
        Assert.That((int)svar.Status, Is.EqualTo(status == 201 ? 200 : status), svar.Tekst);
        if (status == 413)
        {
            Assert.That((string)svar.Json["type"]!, Is.EqualTo("urn:ledger:problem:for-mange-rader"));
        }
    }

    [TestCase(MestRaderPerBilag, 200)]
    [TestCase(MestRaderPerBilag + 1, 422)]
    public async Task Rows_of_a_bilag_at_the_limit_and_one_past(int rader, int status)
    {
        var svar = await _tjener.ImporterAsync(Importer + "?proevekjoering=true", Csv("P", 1, rader), "per-bilag");
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst);
        if (status == 422)
        {
            Assert.That(svar.Koder, Is.EqualTo(new[] { "for_mange_rader" }));
            Assert.That((int)svar.Json["feil"]![0]!["linje"]!, Is.EqualTo(rader + 1), "the row that is one too many");
        }
    }

    [TestCase(MestByte, 200, null)]
    [TestCase(MestByte + 1, 413, null)]
    [TestCase(MestByte, 200, "gzip")]
    [TestCase(MestByte + 1, 413, "gzip")]
    public async Task Bytes_of_a_body_at_the_limit_and_one_past_after_decompression(int bytes, int status, string? encoding)
    {
        // Empty lines are bytes that are no rows.
        var body = """
            {"bilagsreferanse":"B","bilagsdato":"2025-03-15","periode":3,"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"1","beloep":1}
            {"bilagsreferanse":"B","bilagsdato":"2025-03-15","periode":3,"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-1}

            """;
        body = body.PadRight(bytes, '\n');
        HttpContent content = new StringContent(body, Encoding.UTF8, Ndjson);
        if (encoding is not null)
        {
            var packed = new MemoryStream();
            await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(Encoding.UTF8.GetBytes(body));
            }

            content = new ByteArrayContent(packed.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue(Ndjson);
            content.Headers.ContentEncoding.Add(encoding);
        }

        var svar = await _tjener.SendAsync(HttpMethod.Post, Importer + "?proevekjoering=true", content, "dev-bokfor", ("Idempotency-Key", "byte"));
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst[..Math.Min(300, svar.Tekst.Length)]);
    }

    [Test]
    public async Task An_import_is_answered_at_once_and_followed_until_its_receipt()
    {
        var csv = Csv("F", 400);
        var accepted = await _tjener.SendAsync(HttpMethod.Post, Importer, new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", "foelg"), ("Prefer", "respond-async"));
        Assert.That(accepted.Status, Is.EqualTo(HttpStatusCode.Accepted), accepted.Tekst);
        var id = (string)accepted.Json["importId"]!;
        Assert.That((long)accepted.Json["byteTotalt"]!, Is.EqualTo(Encoding.UTF8.GetByteCount(csv)));
        var done = await VentAsync(id);
        Assert.That(((string)done["status"]!, (long)done["raderLest"]!, (long)done["raderGyldige"]!, (long)done["byteLest"]!), Is.EqualTo(("bokfoert", 800L, 800L, (long)Encoding.UTF8.GetByteCount(csv))));
        Assert.That(((int)done["kvittering"]!["antallBilag"]!, (string)done["kvittering"]!["importId"]!), Is.EqualTo((400, id)));

        var again = await _tjener.ImporterAsync(Importer, csv, "foelg");
        Assert.That((again.Status, (string)again.Json["importId"]!, (bool)again.Json["alleredeBokfoert"]!), Is.EqualTo((HttpStatusCode.OK, id, true)));

        var history = (await _tjener.GetAsync(Importer)).Json["importer"]!.AsArray();
        var line = history.Single(i => (string)i!["importId"]! == id)!;
        Assert.That(((long)line["antallPosteringer"]!, (decimal)line["sumDebet"]!, (decimal)line["sumKredit"]!, (string)line["idempotensnoekkel"]!), Is.EqualTo((800L, 400m, -400m, "foelg")));
    }

    [Test]
    public async Task A_followed_import_with_errors_ends_in_the_problem_that_it_would_have_been_answered_with()
    {
        var csv = Csv("E", 2).Replace(";010;", ";999;", StringComparison.Ordinal);
        var direct = await _tjener.ImporterAsync(Importer, csv, "feil");
        var accepted = await _tjener.SendAsync(HttpMethod.Post, Importer, new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", "feil"), ("Prefer", "wait=1, respond-async"));
        var done = await VentAsync((string)accepted.Json["importId"]!);
        Assert.That((string)done["status"]!, Is.EqualTo("avvist"));
        Assert.That(done["problem"]!["feil"]!.ToJsonString(), Is.EqualTo(direct.Json["feil"]!.ToJsonString()));
    }

    [Test]
    public async Task An_import_is_found_after_a_restart_by_the_id_on_its_receipt()
    {
        var (mappe, receipt) = await _drept.Value;
        await using var second = await Tjener.StartAsync(datamappe: Demomappe.Kopi(mappe));
        var status = await second.GetAsync($"{Aar("3205")}/importer/{receipt["importId"]}");
        Assert.That(((string)status.Json["status"]!, status.Json["kvittering"]!.ToJsonString()), Is.EqualTo(("bokfoert", receipt.ToJsonString())));
        Assert.That((await second.GetAsync($"{Aar("3205")}/importer/{Guid.NewGuid()}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await second.GetAsync($"{Aar("3205")}/importer/tull")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_write_is_logged_in_its_own_transaction_and_so_survives_a_kill()
    {
        await using var second = await Tjener.StartAsync(datamappe: Demomappe.Kopi((await _drept.Value).Mappe));
        var log = (await second.GetAsync(Sti("3205") + "/revisjon/tilgang")).Json["tilganger"]!.AsArray();
        Assert.That(log.Select(t => $"{t!["metode"]} {t["sti"]} {t["status"]} {t["bruker"]} {t["adresse"]}"), Is.EqualTo(new[]
        {
            $"POST {Aar("3205")}/importer 201 dev-admin 127.0.0.1", $"PUT {Sti("3205")}/organisasjon/2025 200 dev-admin 127.0.0.1", $"PUT {Sti("3205")} 200 dev-admin 127.0.0.1",
        }));
    }

    [TestCase("kontroll 3205", 0, "HEL: 3 poster, 2 rader")]
    [TestCase("gjenoppbygg-saldo 3205 2025", 0, "HEL: 3 poster, 2 rader")]
    [TestCase("kontroll", 2, "Kommandoer:")]
    [TestCase("kontrol 3205", 2, "Kommandoer:")]
    [TestCase("kontroll 3205 ekstra", 2, "Kommandoer:")]
    [TestCase("kontroll 9", 2, "9")]
    [TestCase("gjenoppbygg-saldo 3205 20x5", 2, "20x5")]
    public async Task A_maintenance_command_does_its_work_or_says_what_it_did_not_understand(string kommando, int kode, string svar)
    {
        if ((await _tjener.GetAsync(Sti("3205"))).Status == HttpStatusCode.NotFound)
        {
            await RegistrerAsync(_tjener, "3205");
            await KrevAsync(_tjener.ImporterAsync(Aar("3205") + "/importer", Csv("A", 1), "k"));
        }

        var (exit, output) = await Tjener.KommandoAsync(_tjener.Datamappe, kommando.Split(' '));
        Assert.That((exit, output.Contains(svar, StringComparison.Ordinal)), Is.EqualTo((kode, true)), output);
    }

    [Test]
    public async Task A_municipality_moves_to_another_database_with_its_chain_and_its_reports_and_goes_on_there()
    {
        var target = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        await using var first = await Tjener.StartAsync();
        await RegistrerAsync(first, "3205");
        await KrevAsync(first.PutAsync(Sti("3205") + "/fond/F1", new { navn = "Fond", type = "disposisjonsfond" }));
        await KrevAsync(first.ImporterAsync(Aar("3205") + "/importer", Csv("A", 700), "k1"));
        await KrevAsync(first.PostAsync(Aar("3205") + "/budsjett/vedtak", """{"vedtaksreferanse":"V","vedtaksdato":"2025-01-01","organ":"kommunestyret","type":"opprinnelig","linjer":[{"kontoklasse":"drift","art":"010","ansvar":"1","beloep":1200}]}"""));
        await KrevAsync(first.PostAsync(Aar("3205") + "/bilag/7/tilbakefoering", "{}"));
        var (exit, output) = await Tjener.KommandoAsync(first.Datamappe, "flytt", "3205", "--Til:Provider=sqlite", "--Til:DataDirectory=" + target);
        Assert.That((exit, output.Contains("HEL: ", StringComparison.Ordinal)), Is.EqualTo((0, true)), output);

        // More is booked at the old place; a second move takes only that.
        var receipt = await first.ImporterAsync(Aar("3205") + "/importer", Csv("B", 3), "k2");
        (exit, output) = await Tjener.KommandoAsync(first.Datamappe, "flytt", "3205", "--Til:Provider=sqlite", "--Til:DataDirectory=" + target);
        Assert.That((exit, output.Contains((string)receipt.Json["kjedehode"]!, StringComparison.Ordinal)), Is.EqualTo((0, true)), output);

        await using var second = await Tjener.StartAsync(datamappe: target);
        foreach (var path in new[] { Sti("3205"), Aar("3205") + "/driftsregnskap", Aar("3205") + "/avvik?nivaa=tjenesteomraade", Sti("3205") + "/revisjon/uttrekk", Aar("3205") + "/importer", Aar("3205") + "/avvik?versjon=4" })
        {
            Assert.That((await second.GetAsync(path)).Tekst, Is.EqualTo((await first.GetAsync(path)).Tekst), path);
        }

        var replay = await second.ImporterAsync(Aar("3205") + "/importer", Csv("A", 700), "k1");
        Assert.That((replay.Status, (bool)replay.Json["alleredeBokfoert"]!), Is.EqualTo((HttpStatusCode.OK, true)), "keys are remembered there");
        await KrevAsync(second.ImporterAsync(Aar("3205") + "/importer", Csv("C", 2), "k3"));
        await KontrollerAsync(second, "3205");

        // The two have parted, and a move says so.
        await KrevAsync(first.ImporterAsync(Aar("3205") + "/importer", Csv("D", 2), "k4"));
        (exit, output) = await Tjener.KommandoAsync(first.Datamappe, "flytt", "3205", "--Til:Provider=sqlite", "--Til:DataDirectory=" + target);
        Assert.That((exit, output.Contains("annen kjede", StringComparison.Ordinal)), Is.EqualTo((2, true)), output);
    }

    /// <summary>A service is killed after its first import: the folder that it left, and the import's receipt.</summary>
    private static async Task<(string Mappe, JsonNode Kvittering)> DrepAsync()
    {
        await using var tjener = await Tjener.StartProsessAsync();
        await RegistrerAsync(tjener, "3205");
        var kvittering = (await tjener.ImporterAsync(Aar("3205") + "/importer", Csv("A", 3), "k")).Json;
        tjener.Drep();
        await tjener.VentPaaSluttAsync();
        tjener.Behold();
        return (tjener.Datamappe, kvittering);
    }

    private async Task<JsonNode> VentAsync(string id)
    {
        for (var i = 0; i < 600; i++)
        {
            var svar = await _tjener.GetAsync($"{Importer}/{id}", "dev-les");
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
            if ((string)svar.Json["status"]! is not ("venter" or "paagaar"))
            {
                return svar.Json;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The import did not end.");
    }
}
