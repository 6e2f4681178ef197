using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>What there is can be listed and searched, with names, and a key sees nothing of others.</summary>
public sealed class OppslagTests
{
    private const string K = "/v1/kommuner/3201";
    private const string R = K + "/regnskap/2024";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true, innstillinger: [("Ledger__RateLimit__Enabled", "false"), ("Ledger__Cors__Opphav", "https://side.example")]);
        await Testkommune.RegistrerAsync(_tjener, "9981");
        await Testkommune.RegistrerAsync(_tjener, "9982");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_key_lists_its_own_municipalities_page_by_page_and_no_others()
    {
        var alle = (await _tjener.GetAsync("/v1/kommuner", "dev-les")).Json;
        Assert.That(Koder(alle, "kommuner", "kommunenummer"), Is.EqualTo(new[] { "3201", "9981", "9982" }));
        Assert.That(alle["kommuner"]![0]!["navn"]!.ToString(), Is.EqualTo("Bærum kommune"));
        var foerste = (await _tjener.GetAsync("/v1/kommuner?antall=2", "dev-les")).Json;
        var andre = (await _tjener.GetAsync($"/v1/kommuner?antall=2&etter={foerste["neste"]}", "dev-les")).Json;
        Assert.That((Koder(foerste, "kommuner", "kommunenummer").Length, (int)foerste["antallTotalt"]!), Is.EqualTo((2, 3)));
        Assert.That((Koder(andre, "kommuner", "kommunenummer"), (string?)andre["neste"]), Is.EqualTo((new[] { "9982" }, (string?)null)));

        var noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "egen", scopes = new[] { "ledger:les" }, kommuner = new[] { "9981" }, utloeper = "2099-01-01T00:00:00Z" });
        if (noekkel.Status != HttpStatusCode.Created)
        {
            noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "egen", scopes = new[] { "ledger:les" }, kommuner = new[] { "9981" } });
        }

        var egne = (await _tjener.GetAsync("/v1/kommuner", (string?)noekkel.Json["noekkel"])).Json;
        Assert.That((Koder(egne, "kommuner", "kommunenummer"), (int)egne["antallTotalt"]!), Is.EqualTo((new[] { "9981" }, 1)));
        Assert.That((await _tjener.GetAsync("/v1/kommuner", null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _tjener.GetAsync("/v1/kommuner?etter=abc", "dev-les")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Years_projects_funds_and_inputs_are_listed()
    {
        var aar = (await _tjener.GetAsync(K + "/regnskap", "dev-les")).Json;
        Assert.That(aar["aar"]!.AsArray().Select(a => (int)a!["aar"]!), Is.EqualTo(new[] { 2023, 2024 }));
        var fond = (await _tjener.GetAsync(K + "/fond", "dev-les")).Json;
        Assert.That(Koder(fond, "fond", "fondskode"), Does.Contain("BUFFER"));
        Assert.That((string?)(await _tjener.GetAsync(K + "/fond/BUFFER", "dev-les")).Json["type"], Is.EqualTo("disposisjonsfond"));
        Assert.That((await _tjener.GetAsync(K + "/fond/FINNESIKKE", "dev-les")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var prosjekter = (await _tjener.GetAsync(K + "/prosjekter?antall=5", "dev-les")).Json;
        var neste = (await _tjener.GetAsync(K + $"/prosjekter?antall=5&etter={prosjekter["neste"]}", "dev-les")).Json;
        Assert.That(Koder(prosjekter, "prosjekter", "prosjektkode").Intersect(Koder(neste, "prosjekter", "prosjektkode")), Is.Empty);
        Assert.That((int)prosjekter["antallTotalt"]!, Is.GreaterThan(5));
        var kode = Koder(prosjekter, "prosjekter", "prosjektkode")[0];
        var ett = (await _tjener.GetAsync(K + "/prosjekter/" + kode, "dev-les")).Json;
        Assert.That(Koder((await _tjener.GetAsync(K + "/prosjekter?soek=" + Uri.EscapeDataString((string)ett["navn"]!), "dev-les")).Json, "prosjekter", "prosjektkode"), Does.Contain(kode));
        var inndata = (await _tjener.GetAsync(R + "/inndata", "dev-les")).Json["inndata"]!.AsArray();
        Assert.That(inndata.Select(i => (string?)i!["navn"]), Does.Contain("innbyggere"));
    }

    [TestCase("art", "010", "Fastlønn")]
    [TestCase("funksjon", "100", "Politisk styring")]
    [TestCase("kapittel", "10", "Bankinnskudd")]
    [TestCase("sektor", "320", "")]
    [TestCase("ansvar", "40", "Aldring og mestring")]
    [TestCase("fond", "BUFFER", "Bufferfond")]
    [TestCase("prosjekt", "", "")]
    public async Task A_code_list_has_names(string liste, string kode, string navn)
    {
        var svar = (await _tjener.GetAsync($"{R}/kodelister/{liste}", "dev-les")).Json;
        var koder = svar["koder"]!.AsArray();
        Assert.That(koder.Select(k => (string?)k!["navn"]), Is.All.Not.Empty);
        Assert.That(kode.Length == 0 || koder.Any(k => (string?)k!["kode"] == kode && ((string)k["navn"]!).StartsWith(navn, StringComparison.Ordinal)), svar.ToJsonString()[..400]);
        Assert.That((await _tjener.GetAsync($"{R}/kodelister/kontonummer", "dev-les")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Codes_of_postings_and_groups_have_names()
    {
        var side = (await _tjener.GetAsync(R + "/posteringer?art=010&antall=2", "dev-les")).Json;
        Assert.That((long)side["antallTotalt"]!, Is.GreaterThan(2));
        var postering = (await _tjener.GetAsync(R + "/posteringer?art=010&antall=1", "dev-les")).Json["posteringer"]![0]!["postering"]!;
        Assert.That(((string?)postering["artsnavn"], ((string?)postering["funksjonsnavn"])?.Length > 0, ((string?)postering["ansvarsnavn"])?.Length > 0), Is.EqualTo(("Fastlønn", true, true)), postering.ToJsonString());
        var gruppe = (await _tjener.GetAsync(R + "/driftsregnskap?grupperPaa=art,ansvar", "dev-les")).Json["grupper"]!.AsArray()
            .First(g => (string?)g!["noekkel"]!["art"] == "010" && ((string)g["noekkel"]!["ansvar"]!).Length > 0)!["noekkel"]!;
        Assert.That(((string?)gruppe["artsnavn"], ((string?)gruppe["ansvarsnavn"])?.Length > 0), Is.EqualTo(("Fastlønn", true)));
        var bilag = (await _tjener.GetAsync(R + "/bilag/1", "dev-les")).Json["posteringer"]!.AsArray();
        Assert.That(bilag.Any(p => (string?)p!["artsnavn"] is { Length: > 0 } || (string?)p["kapittelnavn"] is { Length: > 0 }));
    }

    [Test]
    public async Task Bilag_are_found_by_what_is_known_of_them()
    {
        const string S = "/v1/kommuner/9981/regnskap/2025";
        await Testkommune.KrevAsync(_tjener.ImporterAsync(S + "/importer", Testkommune.Csv("A", 3, beloep: 100), "a"));
        await Testkommune.KrevAsync(_tjener.ImporterAsync(S + "/importer", Testkommune.Csv("B", 2, periode: 4, beloep: 5_000), "b"));
        await Testkommune.KrevAsync(_tjener.PostAsync(S + "/bilag/2/tilbakefoering", new { periode = 5, bilagsdato = "2025-05-02", begrunnelse = "Feil" }, "dev-bokfor"));
        var alle = (await _tjener.GetAsync(S + "/bilag", "dev-bokfor")).Json;
        Assert.That(Nummer(alle), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(((int?)alle["bilag"]![1]!["tilbakefoertAv"], (int?)alle["bilag"]![5]!["tilbakefoerer"], (decimal)alle["bilag"]![3]!["sumDebet"]!, (int)alle["bilag"]![3]!["antallPosteringer"]!), Is.EqualTo((6, 2, 50.00m, 2)));
        foreach (var (sporring, ventet) in new (string, int[])[]
        {
            ("bilagsreferanse=B1", [5]), ("bilagsreferanse=A*", [1, 2, 3]), ("fraNummer=2&tilNummer=3", [2, 3]), ("fraDato=2025-04-01&tilDato=2025-04-30", [4, 5]),
            ("fraPeriode=5", [6]), ("fraBeloep=10", [4, 5]), ("tilBeloep=1.00", [1, 2, 3, 6]), ("bruker=dev-bokfor", [6]), ("bruker=ingen", []), ("soek=finnes-ikke", []),
            ("sorter=-beloep&antall=2", [5, 4]), ("sorter=-bilagsnummer&antall=2", [6, 5]), ("sorter=bilagsdato&tilNummer=4", [1, 2, 3, 4]),
        })
        {
            var svar = await _tjener.GetAsync($"{S}/bilag?{sporring}", "dev-les");
            Assert.That((svar.Status, Nummer(svar.Json)), Is.EqualTo((HttpStatusCode.OK, ventet)), sporring + svar.Tekst);
        }

        // Pages count all, go on from each other, and stay with the version that the first was of.
        var foerste = (await _tjener.GetAsync(S + "/bilag?antall=4&sorter=-bilagsnummer", "dev-les")).Json;
        var andre = (await _tjener.GetAsync(S + $"/bilag?antall=4&sorter=-bilagsnummer&etter={foerste["neste"]}", "dev-les")).Json;
        Assert.That((Nummer(foerste).Concat(Nummer(andre)), (int)foerste["antallTotalt"]!, (int)andre["fraNr"]!, (string?)andre["neste"]), Is.EqualTo((new[] { 6, 5, 4, 3, 2, 1 }, 6, 5, (string?)null)));
        foreach (var gal in new[] { "sorter=tekst", "fraDato=01.01.2025", "fraBeloep=1,5", "fraNummer=0", "antall=1001", "etter=1.2.3.4", "ukjent=1", "bruker=", "soek=", "fraDato=2025-05-01&tilDato=2025-04-01", "fraBeloep=2&tilBeloep=1", "fraNummer=3&tilNummer=2" })
        {
            Assert.That((await _tjener.GetAsync($"{S}/bilag?{gal}", "dev-les")).Status, Is.EqualTo(HttpStatusCode.BadRequest), gal);
        }
    }

    [Test]
    public async Task The_flat_table_sums_to_the_reports()
    {
        var rader = (await _tjener.GetAsync(R + "/saldo?tilPeriode=6", "dev-les")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        var drift = (await _tjener.GetAsync(R + "/avvik?nivaa=ansvar&tilPeriode=6", "dev-les")).Json;
        var sum = new[] { "regnskap", "budsjettHittil" }.Select(f => (decimal)drift["sum"]![f]! + (decimal)drift["utenfor"]![f]!).ToList();
        var deres = rader.Where(r => (string?)r["kontoklasse"] == "drift").ToList();
        Assert.That(new[] { deres.Sum(r => (decimal)r["regnskap"]!), deres.Sum(r => (decimal)r["revidertBudsjett"]!) }, Is.EqualTo(sum));
        Assert.That(deres.All(r => (string?)r["artsnavn"] is { Length: > 0 } && (string?)r["ansvarsnavn"] is { Length: > 0 }));
        Assert.That((await _tjener.GetAsync(R + "/saldo?format=csv", "dev-les")).Innholdstype, Is.EqualTo("text/csv"));
    }

    [Test]
    public async Task A_form_is_asked_for_in_the_address_too()
    {
        foreach (var (format, type) in new[] { ("csv", "text/csv"), ("json", "application/json"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            var svar = await _tjener.SendAsync(HttpMethod.Get, $"{R}/avvik?format={format}", null, "dev-les", ("Accept", "application/json, text/html;q=0.5, */*;q=0.1"));
            Assert.That((svar.Status, svar.Innholdstype), Is.EqualTo((HttpStatusCode.OK, type)), format);
            var igjen = await _tjener.SendAsync(HttpMethod.Get, $"{R}/avvik?format={format}", null, "dev-les", ("If-None-Match", svar.ETag!));
            Assert.That(igjen.Status, Is.EqualTo(HttpStatusCode.NotModified), format);
        }

        var gal = await _tjener.GetAsync(R + "/avvik?format=pdf", "dev-les");
        Assert.That((gal.Status, (string?)gal.Json["feil"]![0]!["felt"]), Is.EqualTo((HttpStatusCode.BadRequest, "format")));
        Assert.That((await _tjener.GetAsync(K + "/organisasjon/2024?format=csv", "dev-les")).Status, Is.EqualTo(HttpStatusCode.BadRequest), "an operation that has one form has no such parameter");
    }

    [Test]
    public async Task A_ticket_opens_the_stream_of_its_ledger_for_a_minute_and_nothing_else()
    {
        var svar = await _tjener.GetAsync("/v1/kommuner/9982/endringer/billett", "dev-les");
        var billett = Uri.EscapeDataString((string)svar.Json["billett"]!);
        async Task<HttpStatusCode> ProevAsync(string sti)
        {
            using var forespoersel = new HttpRequestMessage(HttpMethod.Get, sti);
            forespoersel.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
            using var aapnet = await _tjener.Klient.SendAsync(forespoersel, HttpCompletionOption.ResponseHeadersRead);
            return aapnet.StatusCode;
        }

        Assert.That(svar.Hode("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(await ProevAsync($"/v1/kommuner/9982/endringer?billett={billett}"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ProevAsync($"/v1/kommuner/9981/endringer?billett={billett}"), Is.EqualTo(HttpStatusCode.Unauthorized), "another's");
        Assert.That(await ProevAsync($"/v1/kommuner/9982/regnskap?billett={billett}"), Is.EqualTo(HttpStatusCode.Unauthorized), "another address");
        Assert.That(await ProevAsync($"/v1/kommuner/9982/endringer?billett=9{billett}"), Is.EqualTo(HttpStatusCode.Unauthorized), "a later end");
        Assert.That(await ProevAsync("/v1/kommuner/9999/endringer?billett=9999999999.bjph.YQ"), Is.EqualTo(HttpStatusCode.Unauthorized), "of nothing");

        // It is its key's: revoked, it opens nothing.
        var noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "straks borte", scopes = new[] { "ledger:les" }, kommuner = new[] { "9982" } });
        var egen = Uri.EscapeDataString((string)(await _tjener.GetAsync("/v1/kommuner/9982/endringer/billett", (string?)noekkel.Json["noekkel"])).Json["billett"]!);
        Assert.That(await ProevAsync($"/v1/kommuner/9982/endringer?billett={egen}"), Is.EqualTo(HttpStatusCode.OK));
        await _tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + (string)noekkel.Json["id"]!);
        Assert.That(await ProevAsync($"/v1/kommuner/9982/endringer?billett={egen}"), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task One_of_a_few_texts_is_read_in_any_letters_and_answered_in_its_own()
    {
        const string S = "/v1/kommuner/9982";
        var bilag = new
        {
            bilagsreferanse = "STOR", bilagsdato = "2025-03-15", periode = 3.0,
            posteringer = new object[] { new { kontoklasse = "Drift", art = "115", funksjon = "202", ansvar = "1", beloep = 5m }, new { kontoklasse = "BALANSE", kapittel = "10", sektor = "320", beloep = -5m } },
        };
        var ett = await _tjener.PostAsync(S + "/regnskap/2025/bilag", bilag, "dev-bokfor");
        Assert.That(ett.Status, Is.EqualTo(HttpStatusCode.Created), ett.Tekst);
        var lest = (await _tjener.GetAsync($"{S}/regnskap/2025/bilag/{ett.Json["bilagsnummer"]}", "dev-les")).Json["posteringer"]!;
        Assert.That(((string?)lest[0]!["kontoklasse"], (string?)lest[1]!["kontoklasse"]), Is.EqualTo(("drift", "balanse")));
        await Testkommune.KrevAsync(_tjener.PutAsync(S + "/fond/STORT", new { navn = "Stort", type = "BundetDriftsfond" }));
        Assert.That((string?)(await _tjener.GetAsync(S + "/fond/STORT", "dev-les")).Json["type"], Is.EqualTo("bundetDriftsfond"));
        var avvik = (await _tjener.GetAsync(R + "/avvik?nivaa=Tjenesteomraade&enhet=MILL&fortegn=Oppstilling", "dev-les")).Json;
        Assert.That(((string?)avvik["nivaa"], (string?)avvik["enhet"], (string?)avvik["fortegn"]), Is.EqualTo(("tjenesteomraade", "mill", "oppstilling")));
        bilag.posteringer[0] = new { kontoklasse = "drifta", art = "115", funksjon = "202", ansvar = "1", beloep = 5m };
        Assert.That((await _tjener.PostAsync(S + "/regnskap/2025/bilag", bilag, "dev-bokfor")).Koder, Does.Contain("ukjent_kontoklasse"));
    }

    [TestCase(K + "/organisasjon/2024")]
    [TestCase(R + "/budsjett/vedtak")]
    [TestCase(R + "/perioder")]
    [TestCase(K + "/fond")]
    public async Task What_there_is_no_form_for_is_406_everywhere(string sti)
    {
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, sti, null, "dev-les", ("Accept", "text/csv"))).Status, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, sti, null, "dev-les", ("Accept", "text/html, */*;q=0.1"))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("""{"bilagsreferanse":"X","posteringer":[{"beloep":"1000,5"}]}""", "posteringer[0].beloep skal være et tall")]
    [TestCase("""{"bilagsreferanse":"X","bilagsnummer":1}""", "finnes ikke i kontrakten")]
    [TestCase("""{"bilagsreferanse":"X","bilagsreferanse":"Y"}""", "bilagsreferanse står to ganger")]
    [TestCase("""{"bilagsreferanse":17}""", "annen type")]
    [TestCase("""{"bilagsreferanse":"X",""", "ikke gyldig JSON")]
    public async Task A_body_that_cannot_be_read_is_told_why(string innhold, string ventet)
    {
        var svar = await _tjener.PostAsync("/v1/kommuner/9982/regnskap/2025/bilag", innhold, "dev-bokfor");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.BadRequest), svar.Tekst);
        Assert.That((string?)svar.Json["feil"]![0]!["melding"], Does.Contain(ventet), svar.Tekst);
    }

    [Test]
    public async Task A_browser_may_send_what_pages_send()
    {
        var svar = await _tjener.SendAsync(
            HttpMethod.Options, R + "/avvik", null, null, ("Origin", "https://side.example"), ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "authorization,last-event-id,traceparent,x-requested-with,if-match"));
        Assert.That(svar.Hode("Access-Control-Allow-Headers")?.ToLowerInvariant(), Does.Contain("last-event-id").And.Contain("traceparent").And.Contain("x-requested-with"));
        Assert.That(svar.Hode("Access-Control-Max-Age"), Is.EqualTo("7200"));
    }

    private static string[] Koder(JsonNode svar, string liste, string felt) => [.. svar[liste]!.AsArray().Select(k => (string)k![felt]!)];

    private static int[] Nummer(JsonNode svar) => [.. svar["bilag"]!.AsArray().Select(b => (int)b!["bilagsnummer"]!)];
}
