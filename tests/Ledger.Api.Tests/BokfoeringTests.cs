using System.IO.Compression;
using System.Net;
using System.Text;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>What an integration relies on: exactly once, periods, reversals, counter-account, and reports as they were known.</summary>
public sealed class BokfoeringTests
{
    private const string K = "/v1/kommuner/3203";
    private const string R = K + "/regnskap/2025";
    private const string Hode = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;fond;beloep;tekst\n";
    private Tjener _tjener = null!;

    [SetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await Testkommune.KrevAsync(_tjener.PutAsync(K, new { navn = "Asker kommune", organisasjonsnummer = "920125298" }));
        await Testkommune.KrevAsync(_tjener.PutAsync(K + "/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" }, new { kode = "2", navn = "Helse", nivaa = "tjenesteomraade" } } }));
        await Testkommune.KrevAsync(_tjener.PutAsync(K + "/fond/F1", new { navn = "Fond", type = "disposisjonsfond" }));
    }

    [TearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task The_same_key_and_content_answers_the_first_receipt_whatever_the_format()
    {
        const string Csv = Hode + "A;2025-01-31;1;drift;010;202;;;1;;100.50;lønn\nA;2025-01-31;1;balanse;;;10;320;;;-100.5;\n";
        const string Ndjson = """
            {"bilagsreferanse":"A","bilagsdato":"2025-01-31","periode":1,"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"1","beloep":100.5,"tekst":"lønn"}
            {"bilagsreferanse":"A","bilagsdato":"2025-01-31","periode":1,"kontoklasse":"balanse","kapittel":"10","sektor":"320","beloep":-100.50}
            """;
        var first = await _tjener.ImporterAsync(R + "/importer", Csv, "k1");
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Tekst);
        var again = await _tjener.ImporterAsync(R + "/importer", Ndjson, "\"k1\"", "application/x-ndjson");
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), again.Tekst);
        Assert.That((bool)again.Json["alleredeBokfoert"]!, Is.True);
        Assert.That(again.Tekst.Replace("\"alleredeBokfoert\":true", "\"alleredeBokfoert\":false", StringComparison.Ordinal), Is.EqualTo(first.Tekst));

        var other = await _tjener.ImporterAsync(R + "/importer", Csv.Replace("100.5", "100.6", StringComparison.Ordinal), "k1");
        Assert.That((other.Status, (string)other.Json["type"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "urn:ledger:problem:idempotensnoekkel-brukt")));
        Assert.That(Forskjeller(other), Is.EqualTo(new[] { "sumRader: 100.5 ≠ 100.6", "innholdshash" }));

        var longer = await _tjener.ImporterAsync(R + "/importer", Csv + "B;2025-01-31;1;drift;010;202;;;1;;1;\nB;2025-01-31;1;balanse;;;10;320;;;-1;\n", "k1");
        Assert.That(Forskjeller(longer), Is.EqualTo(new[] { "antallRader: 2 ≠ 4", "sumRader: 100.5 ≠ 101.5", "innholdshash" }));

        static IEnumerable<string> Forskjeller(Svar svar) => svar.Json["forskjeller"]!.AsArray().Select(f =>
            (string)f!["felt"]! == "innholdshash" ? "innholdshash" : $"{f["felt"]}: {f["foerste"]} ≠ {f["naa"]}");
    }

    [Test]
    public async Task Ten_requests_at_once_with_one_key_book_once()
    {
        const string Csv = Hode + "A;2025-01-31;1;drift;010;202;;;1;;1;\nA;2025-01-31;1;balanse;;;10;320;;;-1;\n";
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _tjener.ImporterAsync(R + "/importer", Csv, "samtidig")));
        Assert.That(answers.Count(a => a.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(9));
        Assert.That(answers.Select(a => (string)a.Json["importId"]!).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_failed_import_uses_up_neither_key_nor_number()
    {
        var bad = await _tjener.ImporterAsync(R + "/importer", Hode + "A;2025-01-31;1;drift;010;202;;;1;;1;\nA;2025-01-31;1;balanse;;;10;320;;;-2;\n", "k");
        Assert.That(bad.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var good = await _tjener.ImporterAsync(R + "/importer", Hode + "A;2025-01-31;1;drift;010;202;;;1;;1;\nA;2025-01-31;1;balanse;;;10;320;;;-1;\n", "k");
        Assert.That((good.Status, (int)good.Json["foersteBilagsnummer"]!), Is.EqualTo((HttpStatusCode.Created, 1)));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task Compressed_bodies_are_taken(string encoding)
    {
        var bytes = new MemoryStream();
        await using (Stream packed = encoding == "gzip" ? new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true) : new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Hode + "A;2025-01-31;1;drift;010;202;;;1;;1;\nA;2025-01-31;1;balanse;;;10;320;;;-1;\n"));
        }

        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = new("text/csv");
        content.Headers.ContentEncoding.Add(encoding);
        var svar = await _tjener.SendAsync(HttpMethod.Post, R + "/importer", content, "dev-bokfor", ("Idempotency-Key", encoding));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    [Test]
    public async Task The_counter_account_balances_each_bilag_and_funds_in_their_own_chapter()
    {
        var svar = await _tjener.ImporterAsync(
            R + "/importer?motkonto=10.320", "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;ansvar;fond;beloep\nA;2025-01-31;1;drift;010;202;1;;100\nA;2025-01-31;1;drift;540;880;1;F1;40\n", "m");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var rader = (await _tjener.GetAsync(R + "/bilag/1")).Json["posteringer"]!.AsArray().Select(p => ((string?)p!["kapittel"], (string?)p["fond"], (decimal)p["beloep"]!));
        Assert.That(rader, Is.SupersetOf(new[] { ("56", "F1", -40m), ("10", (string?)null, -100m) }));
    }

    [Test]
    public async Task A_closed_period_refuses_and_a_reversal_goes_in_an_open_one_with_references_both_ways()
    {
        await Testkommune.KrevAsync(_tjener.PostAsync(R + "/bilag", Bilag("A", 1)));
        await Testkommune.KrevAsync(_tjener.PutAsync(R + "/perioder/1", new { status = "lukket" }, "dev-bokfor"));
        var closed = await _tjener.PostAsync(R + "/bilag", Bilag("B", 1));
        Assert.That((closed.Status, closed.Koder.Single()), Is.EqualTo((HttpStatusCode.Conflict, "periode_lukket")));
        Assert.That((string)closed.Json["feil"]![0]!["melding"]!, Does.Contain("20"), "says when it was closed");

        Assert.That((await _tjener.PostAsync(R + "/bilag/1/tilbakefoering", "{}")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        var reversal = await _tjener.PostAsync(R + "/bilag/1/tilbakefoering", new { periode = 2, bilagsdato = "2025-02-01", begrunnelse = "Feil" });
        Assert.That((reversal.Status, (int)reversal.Json["bilagsnummer"]!), Is.EqualTo((HttpStatusCode.Created, 2)));
        Assert.That((int)(await _tjener.GetAsync(R + "/bilag/1")).Json["tilbakefoertAv"]!, Is.EqualTo(2));
        Assert.That((int)(await _tjener.GetAsync(R + "/bilag/2")).Json["tilbakefoerer"]!, Is.EqualTo(1));
        Assert.That((await _tjener.PostAsync(R + "/bilag/1/tilbakefoering", new { periode = 2 })).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, R + "/bilag/1")).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task A_report_answers_forever_as_it_was_known_at_a_version_and_a_time()
    {
        await Testkommune.KrevAsync(_tjener.PostAsync(R + "/bilag", Bilag("A", 1)));
        var versjon = (long)(await _tjener.GetAsync(K)).Json["versjon"]!;
        var before = await _tjener.GetAsync(R + "/avvik?nivaa=tjenesteomraade");
        var time = (string)(await _tjener.GetAsync(R + "/bilag/1")).Json["tidspunkt"]!;
        await Task.Delay(20);
        await Testkommune.KrevAsync(_tjener.PostAsync(R + "/bilag", Bilag("B", 2)));
        await Testkommune.KrevAsync(_tjener.PostAsync(R + "/budsjett/vedtak", """{"vedtaksreferanse":"V","vedtaksdato":"2025-01-01","organ":"kommunestyret","type":"opprinnelig","linjer":[{"kontoklasse":"drift","art":"010","ansvar":"1","beloep":1200}]}"""));
        var now = await _tjener.GetAsync(R + "/avvik?nivaa=tjenesteomraade&tilPeriode=3");
        Assert.That(((decimal)now.Json["linjer"]![0]!["regnskap"]!, (decimal)now.Json["linjer"]![0]!["budsjettHittil"]!), Is.EqualTo((200m, 300m)));
        Assert.That((await _tjener.GetAsync($"{R}/avvik?nivaa=tjenesteomraade&versjon={versjon}")).Tekst, Is.EqualTo(before.Tekst));
        Assert.That((await _tjener.GetAsync($"{R}/avvik?nivaa=tjenesteomraade&perTidspunkt={Uri.EscapeDataString(time)}")).Tekst, Is.EqualTo(before.Tekst));
        Assert.That((await _tjener.GetAsync($"{R}/avvik?versjon=999")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_known_etag_answers_304_until_something_is_booked()
    {
        var first = await _tjener.GetAsync(R + "/driftsregnskap");
        var same = await _tjener.SendAsync(HttpMethod.Get, R + "/driftsregnskap", null, "dev-les", ("If-None-Match", first.ETag!));
        Assert.That(same.Status, Is.EqualTo(HttpStatusCode.NotModified));
        await Testkommune.KrevAsync(_tjener.PostAsync(R + "/bilag", Bilag("A", 1)));
        var changed = await _tjener.SendAsync(HttpMethod.Get, R + "/driftsregnskap", null, "dev-les", ("If-None-Match", first.ETag!));
        Assert.That((changed.Status, changed.ETag == first.ETag), Is.EqualTo((HttpStatusCode.OK, false)));
    }

    [Test]
    public async Task What_is_acknowledged_is_there_after_a_kill()
    {
        await _tjener.StansAsync();
        await using var drept = await Tjener.StartProsessAsync(datamappe: _tjener.Datamappe);
        await Testkommune.KrevAsync(drept.PostAsync(R + "/bilag", Bilag("A", 1)));
        var before = (await drept.GetAsync(K)).Tekst;
        drept.Drep();
        await drept.VentPaaSluttAsync();
        await using var again = await Tjener.StartAsync(datamappe: _tjener.Datamappe);
        Assert.That((await again.GetAsync(K)).Tekst, Is.EqualTo(before));
    }

    private static object Bilag(string referanse, int periode) => new
    {
        bilagsreferanse = referanse,
        bilagsdato = $"2025-{periode:00}-15",
        periode,
        posteringer = new object[]
        {
            new { kontoklasse = "drift", art = "010", funksjon = "202", ansvar = "1", beloep = 100.00m },
            new { kontoklasse = "balanse", kapittel = "10", sektor = "320", beloep = -100.00m },
        },
    };
}
