using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;
using Ledger.Verify;

namespace Ledger.Api.Tests;

/// <summary>An auditor with an extract needs neither us nor our database.</summary>
public sealed class RevisjonTests
{
    private const string K = "/v1/kommuner/3201";
    private Tjener _tjener = null!;
    private string _uttrekk = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true);
        var svar = await _tjener.GetAsync(K + "/revisjon/uttrekk", "dev-revisjon");
        Assert.That((svar.Status, svar.Innholdstype), Is.EqualTo((HttpStatusCode.OK, "application/x-ndjson")));
        _uttrekk = svar.Tekst;
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task The_control_says_that_the_demo_holds()
    {
        var svar = (await _tjener.GetAsync(K + "/revisjon/kontroll", "dev-revisjon")).Json;
        Assert.That(((bool)svar["erHel"]!, (string)svar["kjedehode"]!), Is.EqualTo((true, (string)(await _tjener.GetAsync(K)).Json["kjedehode"]!)));
        Assert.That((await _tjener.GetAsync(K + "/revisjon/uttrekk", "dev-les")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>The chain recomputed from the specification with nothing but strings and SHA-256: no code of ours.</summary>
    [Test]
    public void An_outsider_who_follows_the_specification_gets_the_same_head()
    {
        var lines = _uttrekk.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.That(Utenforstaaende.Hode(lines), Is.EqualTo((string)lines[0]["kjedehode"]!));
        Assert.That(lines, Has.Count.GreaterThan(400));
    }

    [Test]
    public async Task An_extract_is_resumed_and_narrowed()
    {
        var all = _uttrekk.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rest = (await _tjener.GetAsync(K + "/revisjon/uttrekk?etter=100", "dev-revisjon")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rest.Skip(1), Is.EqualTo(all.Skip(101)));
        var versions = (await _tjener.GetAsync(K + "/revisjon/uttrekk?fraVersjon=2&tilVersjon=3", "dev-revisjon")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(versions.Skip(1).Select(l => (long)JsonNode.Parse(l)!["versjon"]!), Is.EqualTo(new[] { 2L, 3L }));
        Assert.That((await _tjener.GetAsync(K + "/revisjon/uttrekk?etter=x", "dev-revisjon")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_extract_comes_gzipped_and_as_csv()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, K + "/revisjon/uttrekk");
        request.Headers.Authorization = new("Bearer", "dev-revisjon");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await _tjener.Klient.SendAsync(request);
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        await using var unpacked = new System.IO.Compression.GZipStream(await response.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        Assert.That(await new StreamReader(unpacked).ReadToEndAsync(), Is.EqualTo(_uttrekk));

        var csv = await _tjener.SendAsync(HttpMethod.Get, K + "/revisjon/uttrekk?aar=2024", null, "dev-revisjon", ("Accept", "text/csv"));
        var rows = csv.Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var sendt = new[] { "inngaaende-balanse", "regnskap-2024", "aarsavslutning-2024" }
            .Sum(f => File.ReadLines(Repository.Path($"db/demo/baerum-2024/{f}.csv")).Count() - 1);
        Assert.That(rows.Count(r => r.Split(';')[2] == "bilag"), Is.EqualTo(sendt));
        Assert.That(rows.Where(r => r.Split(';')[2] == "bilag").Sum(r => decimal.Parse(r.Split(';')[23], CultureInfo.InvariantCulture)), Is.Zero);
    }

    [Test]
    public async Task The_verifier_confirms_the_extract_and_prints_the_statements()
    {
        var (code, output) = await KjoerProgrammetAsync(_uttrekk);
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.StartWith("HEL: kommune 3201"));
        var line = (await _tjener.GetAsync(K + "/regnskap/2024/driftsregnskap")).Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "17")!;
        Assert.That(output, Does.Contain(((decimal)line["regnskap"]!).ToString("0.00", CultureInfo.InvariantCulture)));
        Assert.That(output, Does.Contain("Det viser ikke at kjeden er den samme som før"), "without a checkpoint the extract only agrees with itself");
        var head = (string)(await _tjener.GetAsync(K)).Json["kjedehode"]!;
        var withHead = await VerifiserAsync(_uttrekk, head);
        Assert.That(withHead.Code, Is.Zero);
        Assert.That(withHead.Output, Does.Not.Contain("Det viser ikke"));
        Assert.That((await VerifiserAsync(_uttrekk, new string('a', 64))).Code, Is.EqualTo(1), "a head that was never there");
    }

    [TestCase("amount")]
    [TestCase("line")]
    [TestCase("order")]
    [TestCase("end")]
    [TestCase("text")]
    [TestCase("unknown field")]
    [TestCase("unknown field of a row")]
    [TestCase("field twice")]
    [TestCase("head")]
    [TestCase("garbage")]
    public async Task The_verifier_finds_a_change_and_says_where(string change)
    {
        var lines = _uttrekk.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        const int At = 700; // A bilag: the definitions are before them.
        switch (change)
        {
            case "amount":
                lines[At] = lines[At].Replace("\"beloep\":", "\"beloep\":1", StringComparison.Ordinal).Replace("\"beloep\":1-", "\"beloep\":-1", StringComparison.Ordinal);
                break;
            case "line":
                lines.RemoveAt(At);
                break;
            case "order":
                (lines[At], lines[At + 1]) = (lines[At + 1], lines[At]);
                break;
            case "end":
                lines.RemoveAt(lines.Count - 1);
                break;
            case "text":
                lines[At] = lines[At].Replace("\"bruker\":\"demo\"", "\"bruker\":\"ola\"", StringComparison.Ordinal);
                break;
            case "unknown field":
                lines[At] = lines[At].Replace("{\"", "{\"merknad\":\"x\",\"", StringComparison.Ordinal);
                break;
            case "unknown field of a row":
                lines[At] = lines[At].Replace("{\"linje\":1,", "{\"linje\":1,\"merknad\":\"x\",", StringComparison.Ordinal);
                break;
            case "field twice":
                lines[At] = lines[At].Replace("\"nummer\":", "\"nummer\":1,\"nummer\":", StringComparison.Ordinal);
                break;
            case "head":
                lines[0] = lines[0].Replace("\"versjon\":", "\"versjon\":1", StringComparison.Ordinal);
                break;
            default:
                lines[At] = "{}";
                break;
        }

        var (code, output) = await VerifiserAsync(string.Join('\n', lines) + "\n");
        Assert.That(code, Is.EqualTo(1), output);
        var expected = change switch { "end" => lines.Count, "head" => lines.Count - 1, _ => At };
        Assert.That(output, Does.Contain($"BRUTT ved sekvens {expected} "), output);
    }

    [Test]
    public async Task A_signed_checkpoint_is_kept_and_compared_with_a_later_extract()
    {
        var checkpoint = (await _tjener.GetAsync(K + "/revisjon/sjekkpunkt", "dev-revisjon")).Tekst;
        var key = (await _tjener.GetAsync(K + "/revisjon/noekkel", "dev-revisjon")).Tekst;
        var head = JsonNode.Parse(checkpoint)!;
        Assert.That((long)head["antallPosteringer"]!, Is.EqualTo(_uttrekk.Split('\n').Where(l => l.Contains("\"slag\":\"bilag\"")).Sum(l => JsonNode.Parse(l)!["rader"]!.AsArray().Count)));

        var folder = Directory.CreateTempSubdirectory("ledger-").FullName;
        try
        {
            var (file, pem) = (Path.Combine(folder, "sjekkpunkt.json"), Path.Combine(folder, "noekkel.pem"));
            await File.WriteAllTextAsync(file, checkpoint);
            await File.WriteAllTextAsync(pem, key);
            Assert.That((await VerifiserAsync(_uttrekk, file, pem)).Code, Is.Zero);

            await File.WriteAllTextAsync(file, checkpoint.Replace("\"sekvens\":", "\"sekvens\":1", StringComparison.Ordinal));
            var forged = await VerifiserAsync(_uttrekk, file, pem);
            Assert.That(forged.Code, Is.EqualTo(1));
            Assert.That(forged.Output, Does.Contain("signaturen"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_figure_explains_itself_and_a_bilag_says_where_it_counts()
    {
        var linjer = (await _tjener.GetAsync(K + "/regnskap/2024/driftsregnskap?forklar=true")).Json["linjer"]!.AsArray();
        var linje = linjer.Single(l => (string)l!["post"]! == "1")!["forklaring"]!;
        Assert.That((string)linje["filtre"]![0]!, Is.EqualTo("kontoklasse=drift art=800"));
        Assert.That((long)linje["antallPosteringer"]!, Is.EqualTo(10), "rammetilskudd comes in ten months");
        Assert.That((string)linjer.Single(l => (string)l!["post"]! == "17")!["forklaring"]!["formel"]!, Is.EqualTo("p9-p15+p16"));
        Assert.That((string)linje["kjedehode"]!, Is.EqualTo((string)(await _tjener.GetAsync(K)).Json["kjedehode"]!));

        var side = (await _tjener.GetAsync(K + "/regnskap/2024/oppstillinger/5-4-1/linjer/1/posteringer?antall=1")).Json["posteringer"]![0]!;
        var bilag = (await _tjener.GetAsync($"{K}/regnskap/2024/bilag/{side["bilagsnummer"]}")).Json;
        var spor = bilag["tellerI"]!.AsArray().Single(t => (int)t!["linje"]! == (int)side["postering"]!["linje"]!)!["oppstillinger"]!.AsArray().ToDictionary(o => (string)o!["oppstilling"]!, o => o!["poster"]!.AsArray().Select(p => (string)p!).ToArray());
        Assert.That(spor["5-4-1"], Is.EqualTo(new[] { "1", "5", "9", "17", "25" }));
        Assert.That(spor["hovedoversikt-drift"], Does.Contain("rammetilskudd").And.Contain("netto_driftsresultat"));
    }

    [Test]
    public async Task Avvik_funds_and_dispositions_explain_themselves_too()
    {
        const string R = K + "/regnskap/2024";
        var avvik = (await _tjener.GetAsync(R + "/avvik?forklar=true")).Json;
        Assert.That((string)avvik["linjer"]![0]!["forklaring"]!["filtre"]![0]!, Is.EqualTo("kontoklasse=drift ansvar=20"));
        Assert.That(avvik["linjer"]!.AsArray().Sum(l => (long)l!["forklaring"]!["antallPosteringer"]!), Is.EqualTo((long)avvik["sum"]!["forklaring"]!["antallPosteringer"]!).And.GreaterThan(3_000));
        var fond = (await _tjener.GetAsync(R + "/fond?forklar=true")).Json["linjer"]!.AsArray().Single(l => (string)l!["fondskode"]! == "BUFFER")!;
        Assert.That((long)fond["forklaring"]!["antallPosteringer"]!, Is.EqualTo(5), "opening balance, use and strykning, the last two with a counter-row");
        var disponering = (await _tjener.GetAsync(R + "/disponering?forklar=true")).Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "BUFFER")!;
        Assert.That((string)disponering["forklaring"]!["filtre"]![0]!, Is.EqualTo("kontoklasse=drift art=540,940 fond=BUFFER"));
        Assert.That((await _tjener.GetAsync(R + "/avvik")).Tekst, Does.Not.Contain("forklaring"));
    }

    /// <summary>Somebody changes the database file; the control inside and the verifier outside both find it, at the same place.</summary>
    [TestCase("update postering set beloep = case linje when 1 then 777 else -777 end where sekvens = 3", 3)]
    [TestCase("delete from postering where sekvens = 3; delete from journal where sekvens = 3", 3)]
    [TestCase("update journal set sekvens = 99 where sekvens = 3; update journal set sekvens = 3 where sekvens = 4; update journal set sekvens = 4 where sekvens = 99", 3)]
    [TestCase("update journal set hash = zeroblob(32) where sekvens = 4", 4)]
    public async Task Tampering_with_the_file_is_found_by_both_tools(string sql, int sekvens)
    {
        const string Rader = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n";
        await using var tjener = await Tjener.StartAsync();
        await tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" });
        await tjener.PutAsync("/v1/kommuner/3203/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "En", nivaa = "ansvar" } } });
        for (var i = 0; i < 4; i++)
        {
            var booked = await tjener.ImporterAsync("/v1/kommuner/3203/regnskap/2025/importer", Rader + $"A{i};2025-01-31;1;drift;010;202;;;1;100\nA{i};2025-01-31;1;balanse;;;10;320;;-100\n", $"k{i}");
            Assert.That(booked.Status, Is.EqualTo(HttpStatusCode.Created), booked.Tekst);
        }

        await Inntrenger.EndreAsync(Path.Combine(tjener.Datamappe, "regnskap", "3203.db"), sql);
        var inside = (await tjener.GetAsync("/v1/kommuner/3203/revisjon/kontroll")).Json;
        Assert.That(((bool)inside["erHel"]!, (int)inside["brudd"]!["sekvens"]!), Is.EqualTo((false, sekvens)), inside.ToJsonString());
        var (code, output) = await VerifiserAsync((await tjener.GetAsync("/v1/kommuner/3203/revisjon/uttrekk")).Tekst);
        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain($"BRUTT ved sekvens {sekvens} "));
    }

    /// <summary>
    /// Each extract is a whole chain up to the head it names, whatever is booked meanwhile. Extracts are asked for without a pause, so without
    /// rates: with them an auditor's key gets 120 at once, and then 429, which is no extract.
    /// </summary>
    [Test]
    public async Task Extracts_are_snapshots_while_imports_run()
    {
        const string Rader = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n";
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" });
        await tjener.PutAsync("/v1/kommuner/3203/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "En", nivaa = "ansvar" } } });
        var imports = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                var body = new StringBuilder(Rader);
                for (var b = 0; b < 200; b++)
                {
                    body.Append($"A{i}-{b};2025-01-31;1;drift;010;202;;;1;100\nA{i}-{b};2025-01-31;1;balanse;;;10;320;;-100\n");
                }

                Assert.That((await tjener.ImporterAsync("/v1/kommuner/3203/regnskap/2025/importer", body.ToString(), $"k{i}")).Status, Is.EqualTo(HttpStatusCode.Created));
            }
        });
        var extracts = new List<string>();
        while (!imports.IsCompleted)
        {
            var extract = await tjener.GetAsync("/v1/kommuner/3203/revisjon/uttrekk");
            Assert.That(extract.Status, Is.EqualTo(HttpStatusCode.OK), extract.Tekst);
            extracts.Add(extract.Tekst);
        }

        await imports;
        Assert.That(extracts, Is.Not.Empty);
        foreach (var extract in extracts.DistinctBy(e => e.Length).Take(5))
        {
            var (code, output) = await VerifiserAsync(extract);
            Assert.That(code, Is.Zero, output);
        }
    }

    [Test]
    public async Task The_specifications_agree_with_the_balance_and_come_as_csv_too()
    {
        const string R = K + "/regnskap/2024";
        var kontoer = (await _tjener.GetAsync(R + "/kontospesifikasjon?fraPeriode=1&tilPeriode=12", "dev-revisjon")).Json["kontoer"]!.AsArray();
        Assert.That(kontoer.Sum(k => (decimal)k!["utgaaendeBalanse"]!), Is.Zero, "every bilag balances");
        Assert.That(kontoer.Sum(k => (decimal)k!["inngaaendeBalanse"]!), Is.Zero);
        Assert.That(kontoer.All(k => (decimal)k!["inngaaendeBalanse"]! + (decimal)k["bevegelse"]! == (decimal)k["utgaaendeBalanse"]!));

        var csv = await _tjener.SendAsync(HttpMethod.Get, R + "/bokfoeringsspesifikasjon?fraPeriode=3&tilPeriode=3", null, "dev-revisjon", ("Accept", "text/csv"));
        var json = await _tjener.GetAsync(R + "/bokfoeringsspesifikasjon?fraPeriode=3&tilPeriode=3", "dev-revisjon");
        var rows = csv.Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That((csv.Innholdstype, rows.Length - 1), Is.EqualTo(("text/csv", json.Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length)));
        Assert.That(rows.Skip(1).Sum(r => decimal.Parse(r.Split(';')[14].Replace(',', '.'), CultureInfo.InvariantCulture)), Is.Zero);
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, R + "/kontospesifikasjon", null, "dev-revisjon", ("Accept", "text/csv"))).Tekst, Does.StartWith("Kontoklasse;Konto;Objekt;"));
    }

    [Test]
    public async Task Writes_and_extracts_are_logged_with_who_what_and_from_where()
    {
        await _tjener.PutAsync(K + "/fond/LOGGTEST", new { navn = "x", type = "feil" }, "dev-admin");
        await _tjener.GetAsync(K + "/revisjon/uttrekk?etter=1", "dev-les");
        JsonNode[] log = [];
        for (var i = 0; i < 600 && log.Length < 2; i++)
        {
            await Task.Delay(100);
            log = [.. (await _tjener.GetAsync(K + "/revisjon/tilgang", "dev-revisjon")).Json["tilganger"]!.AsArray().Select(t => t!).Where(t => ((string)t["sti"]!).EndsWith("LOGGTEST", StringComparison.Ordinal) || ((string)t["sti"]!).EndsWith("etter=1", StringComparison.Ordinal))];
        }

        Assert.That(log.Select(t => ((string)t["bruker"]!, (string)t["metode"]!, (int)t["status"]!)), Is.EquivalentTo(new[] { ("dev-admin", "PUT", 400), ("dev-les", "GET", 403) }));
        Assert.That(log.Select(t => (string)t["adresse"]!), Has.All.Contain("127.0.0.1"));
        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, K + "/revisjon/tilgang", null, "dev-admin")).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    /// <summary>What the program does, in this process: a start of its own takes more than its work.</summary>
    private static Task<(int Code, string Output)> VerifiserAsync(string uttrekk, params string[] more) => MedFilAsync(uttrekk, async fil =>
    {
        await using var ut = new StringWriter(CultureInfo.InvariantCulture);
        return (await Verifisering.KjoerAsync([fil, .. more], ut, ut), ut.ToString());
    });

    private static Task<(int Code, string Output)> KjoerProgrammetAsync(string uttrekk, params string[] more) => MedFilAsync(uttrekk, async fil =>
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ledger.Verify.dll"), fil, .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    });

    private static async Task<(int Code, string Output)> MedFilAsync(string uttrekk, Func<string, Task<(int Code, string Output)>> kjoer)
    {
        var fil = Path.Combine(Path.GetTempPath(), $"uttrekk-{Guid.NewGuid():N}.ndjson");
        await File.WriteAllTextAsync(fil, uttrekk);
        try
        {
            return await kjoer(fil);
        }
        finally
        {
            File.Delete(fil);
        }
    }
}
