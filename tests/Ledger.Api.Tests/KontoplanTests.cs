using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What the source wrote is kept; what it means is the municipality's chart, from the version on that it was defined in.</summary>
public sealed class KontoplanTests : Kommuneprover
{
    private const string Egen = "bilagsreferanse;bilagsdato;periode;konto;lokalFunksjon;ansvar;prosjekt;fond;fridim1;fridim2;beloep\n";
    private const string Kostra = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;fond;beloep\n";

    private static readonly object Plan = new
    {
        konti = new object[]
        {
            new { konto = "10100", navn = "Fastlønn", kontoklasse = "drift", art = "010" },
            new { konto = "15400", navn = "Avsetning til fond", kontoklasse = "drift", art = "540" },
            new { konto = "21000", navn = "Bank", kontoklasse = "balanse", kapittel = "10", sektor = "320" },
            new { konto = "25600", navn = "Disposisjonsfond", kontoklasse = "balanse", kapittel = "56", sektor = "080" },
            new { konto = "19999", navn = "Feilkonto", kontoklasse = "drift", type = "interim" },
        },
        moenstre = new object[] { new { uttrykk = @"^1(\d{3})\d{2}$", kontoklasse = "drift", art = "$1" } },
        funksjoner = new object[] { new { lokalFunksjon = "skole", navn = "Grunnskole", funksjon = "202" } },
        funksjonsmoenstre = new object[] { new { uttrykk = @"^(\d{3})00$", funksjon = "$1" } },
    };

    [Test]
    public async Task A_list_of_accounts_is_added_to_the_chart_and_comes_back_as_one()
    {
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        const string Liste = "Kontoliste 2025;;;;;\nKonto;Navn;Kontoklasse;Art;Kapittel;Sektor\n10100;Lønn;Drift;10;;\n\n22000;Kasse;balanse;;10;70\n";
        var svar = await EndreAsync(Liste, "text/csv; charset=iso-8859-1", Encoding.Latin1);
        Assert.That((svar.Status, (bool)svar.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, true)), svar.Tekst);
        var plan = await HentAsync(_k + "/kontoplan/2025");
        Assert.That(
            plan["konti"]!.AsArray().Select(k => $"{k!["konto"]} {k["navn"]} {k["art"]}{k["sektor"]}"),
            Is.EquivalentTo(
            [
                "10100 Lønn 010", "15400 Avsetning til fond 540", "21000 Bank 320", "25600 Disposisjonsfond 080", "19999 Feilkonto ", "22000 Kasse 070",
            ]));
        Assert.That(plan["moenstre"]!.AsArray(), Has.Count.EqualTo(1), "what is not sent stands");

        var igjen = await EndreAsync((await _tjener.GetAsync(_k + "/kontoplan/2025?format=csv")).Tekst, "text/csv", Encoding.UTF8);
        Assert.That((igjen.Status, (bool)igjen.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, false)), igjen.Tekst);
        var feil = await EndreAsync("konto;navn;kontoklasse;art\n10100;Lønn;drift;010\n;Ukjent;drift;007\n", "text/csv", Encoding.UTF8);
        Assert.That(
            (feil.Status, string.Join(' ', feil.Json["feil"]!.AsArray().Select(f => $"{f!["linje"]}:{f["felt"]}:{f["kode"]}"))),
            Is.EqualTo((HttpStatusCode.UnprocessableEntity, "3:konto:mangler 3:art:ukjent_art")), feil.Tekst);
    }

    [Test]
    public async Task Rows_by_account_are_booked_before_the_chart_is_there_and_get_their_place_by_it()
    {
        await ImporterAsync(Egen + "A;2025-01-31;1;10100;skole;1;;;;;100\nA;2025-01-31;1;77777;20200;1;;;;;30\nA;2025-01-31;1;21000;;;;;;;-130\n");
        var uten = await HentAsync(_r + "/balanse");
        Assert.That((Post(uten, "uplassert"), (long)uten["versjon"]!), Is.EqualTo((0m, 3L)), "three accounts without a place sum to 0");
        var planen = await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        Assert.That(planen["linjer"]!.AsArray().Select(l => ((string)l!["oppstilling"]!, (string)l["post"]!, (decimal)l["regnskapEndring"]!)), Does.Contain(("okonomisk-oversikt-drift", "10", 100m)).Or.Not.Empty);

        var art = await HentAsync(_r + "/driftsregnskap?oppstilling=art");
        var balanse = await HentAsync(_r + "/balanse");
        Assert.That((Post(art, "10"), Post(art, "uplassert"), Post(balanse, "uplassert")), Is.EqualTo((100m, 30m, 30m)));
        Assert.That(Post(await HentAsync(_r + "/driftsregnskap?oppstilling=art&versjon=3"), "10"), Is.Zero, "no earlier version is moved");
        Assert.That(Post(await HentAsync(_r + "/driftsregnskap?oppstilling=art&versjon=4"), "10"), Is.EqualTo(100m), "computed from the journal");
        var bak = await HentAsync(_r + $"/oppstillinger/{(string)balanse["oppstilling"]!}/linjer/uplassert/posteringer");
        Assert.That(((decimal)bak["sum"]!, (string)bak["posteringer"]![0]!["postering"]!["konto"]!), Is.EqualTo((30m, "77777")));

        // What comes after is interpreted by the chart too, and what is added to a key that is there.
        await ImporterAsync(Egen + "B;2025-02-28;2;10100;skole;1;;;;;7\nB;2025-02-28;2;112000;skole;1;;;;;3\nB;2025-02-28;2;21000;;;;;;;-10\n");
        art = await HentAsync(_r + "/driftsregnskap?oppstilling=art");
        Assert.That(Post(art, "10"), Is.EqualTo(107m));
        Assert.That(await HentAsync(_r + $"/driftsregnskap?oppstilling=art&versjon={art["versjon"]}"), Is.EqualTo(art).Using<JsonNode>(JsonNode.DeepEquals), "the same from the journal");
    }

    [Test]
    public async Task A_corrected_mapping_moves_the_whole_year_from_its_version_on_and_the_preview_says_how_much()
    {
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        await ImporterAsync(Egen + "A;2025-01-31;1;10100;skole;1;;;;;100\nA;2025-01-31;1;21000;;;;;;;-100\n");
        var foer = await HentAsync(_r + "/driftsregnskap?oppstilling=art");
        var ny = Endret("010", "115");
        var proeve = await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025?proevekjoering=true", ny, "dev-stamdata"));
        var linjer = proeve["linjer"]!.AsArray().Where(l => (string)l!["oppstilling"]! == (string)foer["oppstilling"]!).ToDictionary(l => (string)l!["post"]!, l => ((decimal)l!["regnskapFoer"]!, (decimal)l["regnskapEtter"]!));
        Assert.That((linjer["10"], linjer["12"]), Is.EqualTo(((100m, 0m), (0m, 100m))));
        Assert.That(await HentAsync(_r + "/driftsregnskap?oppstilling=art"), Is.EqualTo(foer).Using<JsonNode>(JsonNode.DeepEquals), "nothing was stored");

        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", ny, "dev-stamdata"));
        var etter = await HentAsync(_r + "/driftsregnskap?oppstilling=art");
        Assert.That((Post(etter, "10"), Post(etter, "12")), Is.EqualTo((0m, 100m)));
        Assert.That(Post(await HentAsync(_r + $"/driftsregnskap?oppstilling=art&versjon={foer["versjon"]}"), "10"), Is.EqualTo(100m));
        var igjen = await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", ny, "dev-stamdata"));
        Assert.That((bool)igjen["endret"]!, Is.False);
    }

    [Test]
    public async Task A_change_of_kontoklasse_needs_an_administrator()
    {
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        await ImporterAsync(Egen + "A;2025-01-31;1;10100;skole;1;;;;;100\nA;2025-01-31;1;21000;;;;;;;-100\n");
        var ny = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Plan))!;
        ny["konti"]![0]!["kontoklasse"] = "investering";
        var nei = await _tjener.PutAsync(_k + "/kontoplan/2025", ny, "dev-admin");
        Assert.That((nei.Status, (string)nei.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:krever-bekreftelse")), nei.Tekst);
        var bekreftelse = (string)nei.Json["bekreftelse"]!;
        Assert.That((string)(await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025?proevekjoering=true", ny, "dev-stamdata")))["bekreftelse"]!, Is.EqualTo(bekreftelse));
        Assert.That((await _tjener.PutAsync(_k + $"/kontoplan/2025?bekreftelse={bekreftelse}", ny, "dev-stamdata")).Status, Is.EqualTo(HttpStatusCode.Conflict), "not by a source's key");
        Assert.That((string)(await _tjener.PutAsync(_k + "/kontoplan/2025?bekreftelse=00", ny, "dev-admin")).Json["type"]!, Is.EqualTo("urn:ledger:problem:bekreftelse-utdatert"));
        await KrevAsync(_tjener.PutAsync(_k + $"/kontoplan/2025?bekreftelse={bekreftelse}", ny, "dev-admin"));
        Assert.That(Post(await HentAsync(_r + "/driftsregnskap?oppstilling=art"), "10"), Is.Zero);
    }

    [Test]
    public async Task The_chart_is_read_as_it_was_defined_and_changed_from_what_was_read()
    {
        var tom = await _tjener.GetAsync(_k + "/kontoplan/2030", "dev-les");
        Assert.That((tom.Status, tom.Json["konti"]!.AsArray().Count), Is.EqualTo((HttpStatusCode.OK, 0)), "also before the year is opened");
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        var svar = await _tjener.GetAsync(_k + "/kontoplan/2025", "dev-stamdata");
        var konto = svar.Json["konti"]![4]!;
        Assert.That(((string)konto["konto"]!, (string)konto["type"]!, (string?)konto["art"], (string)svar.Json["moenstre"]![0]!["uttrykk"]!), Is.EqualTo(("19999", "interim", (string?)null, @"^1(\d{3})\d{2}$")));
        var merke = svar.Hode("ETag")!;
        Assert.That((await PutAsync(Endret("010", "115"), merke)).Status, Is.EqualTo(HttpStatusCode.OK));
        var utdatert = await PutAsync(Plan, merke);
        Assert.That((utdatert.Status, (string)utdatert.Json["type"]!), Is.EqualTo((HttpStatusCode.PreconditionFailed, "urn:ledger:problem:forutsetning-feilet")));
    }

    [TestCase("""{"konti":[{"konto":"1","navn":"a","kontoklasse":"drift","art":"011"}]}""", "konti[0].art ukjent_art")]
    [TestCase("""{"konti":[{"konto":"1","navn":"a","kontoklasse":"drift","art":"010"},{"konto":"1","navn":"b","kontoklasse":"drift","art":"010"}]}""", "konti[1].konto dublett_konto")]
    [TestCase("""{"konti":[{"konto":"1","navn":"a","kontoklasse":"drift"}]}""", "konti[0].art mangler")]
    [TestCase("""{"konti":[{"konto":"1","navn":"a","kontoklasse":"balanse","kapittel":"56","sektor":"080","fond":"XX"}]}""", "konti[0].fond ukjent_fond")]
    [TestCase("""{"moenstre":[{"uttrykk":"(a","kontoklasse":"drift","art":"010"}]}""", "moenstre[0].uttrykk ugyldig_uttrykk")]
    [TestCase("""{"moenstre":[{"uttrykk":"(?<=a)b","kontoklasse":"drift","art":"010"}]}""", "moenstre[0].uttrykk ugyldig_uttrykk")]
    [TestCase("""{"moenstre":[{"uttrykk":"1","kontoklasse":"drift","art":"$1"}]}""", "moenstre[0].art ugyldig_uttrykk")]
    [TestCase("""{"funksjoner":[{"lokalFunksjon":"s","navn":"Skole","funksjon":"999"}]}""", "funksjoner[0].funksjon ukjent_funksjon")]
    public async Task A_chart_with_errors_is_refused_and_each_is_told(string plan, string feil)
    {
        var svar = await _tjener.PutAsync(_k + "/kontoplan/2025", JsonNode.Parse(plan)!, "dev-stamdata");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        Assert.That(svar.Json["feil"]!.AsArray().Select(f => $"{f!["felt"]} {f["kode"]}"), Is.EqualTo(new[] { feil }));
    }

    [Test]
    public async Task Drill_down_groups_and_specifications_carry_the_accounts_and_their_names()
    {
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        await ImporterAsync(Egen + "A;2025-01-31;1;10100;skole;1;;;X1;Y;100\nA;2025-01-31;1;10100;skole;1;;;X2;;5\nA;2025-01-31;1;21000;;;;;;;-105\n");
        var rad = (await HentAsync(_r + "/posteringer?konto=10100&fridim1=X1"))["posteringer"]!.AsArray().Single()!["postering"]!;
        Assert.That(
            string.Join(' ', new[] { "kontoklasse", "art", "funksjon", "konto", "kontonavn", "lokalFunksjon", "lokalFunksjonsnavn", "fridim1", "fridim2" }.Select(f => rad[f])),
            Is.EqualTo("drift 010 202 10100 Fastlønn skole Grunnskole X1 Y"));
        var bilag = (await HentAsync(_r + "/bilag/1"))["posteringer"]![0]!;
        Assert.That(((string?)bilag["kontoklasse"], (string?)bilag["art"], (string)bilag["konto"]!, (string)bilag["kontonavn"]!), Is.EqualTo(((string?)null, (string?)null, "10100", "Fastlønn")), "as the source wrote it");
        var grupper = (await HentAsync(_r + "/driftsregnskap?oppstilling=art&grupperPaa=konto,lokalFunksjon,fridim1"))["grupper"]!.AsArray();
        Assert.That(grupper.Select(g => $"{g!["noekkel"]!["konto"]} {g["noekkel"]!["lokalFunksjon"]} {g["noekkel"]!["fridim1"]}"), Does.Contain("10100 skole X1").And.Contain("10100 skole X2"));
        Assert.That(Post(await HentAsync(_r + "/driftsregnskap?oppstilling=art&fridim1=X2"), "10"), Is.EqualTo(5m));
        var saldo = (await HentAsync(_r + "/saldobalanse"))["linjer"]!.AsArray().Select(l => $"{l!["kontoklasse"]} {l["konto"]} {l["navn"]} {l["utgaaendeBalanse"]}");
        Assert.That(saldo, Is.EqualTo(new[] { "drift 10100 Fastlønn 105.00", "balanse 21000 Bank -105.00" }));
        var konto = (await HentAsync(_r + "/kontospesifikasjon"))["kontoer"]!.AsArray().Select(l => $"{l!["konto"]} {l["objekt"]} {l["navn"]}");
        Assert.That(konto, Is.EqualTo(new[] { "10100 skole Fastlønn", "21000 320 Bank" }));
        var uttrekk = (await _tjener.GetAsync(_k + "/revisjon/uttrekk", "dev-revisjon")).Tekst;
        Assert.That(uttrekk, Does.Contain("\"konto\":\"10100\"").And.Contain("\"fridim2\":\"Y\"").And.Contain("Fastlønn"));
        Assert.That(await KontrollerAsync(_tjener, _k[^4..]), Is.EqualTo(1));
    }

    [Test]
    public async Task A_budget_by_account_stands_beside_the_accounts()
    {
        await KrevAsync(_tjener.PutAsync(_k + "/kontoplan/2025", Plan, "dev-stamdata"));
        var vedtak = new
        {
            vedtaksreferanse = "B1", vedtaksdato = "2024-12-10", organ = "kommunestyret", type = "opprinnelig", tekst = "",
            linjer = new object[]
            {
                new { konto = "10100", lokalFunksjon = "skole", ansvar = "1", beloep = 120m },
                new { konto = "77777", ansvar = "1", beloep = 20m },
                new { kontoklasse = "drift", art = "870", funksjon = "840", ansvar = "1", beloep = -120m },
                new { kontoklasse = "drift", art = "729", funksjon = "841", ansvar = "1", beloep = 0m },
            },
        };
        var svar = await KrevAsync(_tjener.PostAsync(_r + "/budsjett/vedtak", vedtak, "dev-budsjett"));
        Assert.That(((decimal)svar["sumDrift"]!, svar["funn"]!.AsArray().Select(f => $"{f!["kode"]} {f["verdi"]} {f["antallRader"]} {f["sum"]}")), Is.EqualTo((0m, new[] { "uplassert 77777 1 20.00" })));
        var art = (await HentAsync(_r + "/driftsregnskap?oppstilling=art"))["linjer"]!.AsArray();
        Assert.That(art.Where(l => (string)l!["post"]! is "10" or "uplassert").Select(l => (decimal)l!["revidertBudsjett"]!), Is.EqualTo(new[] { 120m, 20m }));
        var linje = (await HentAsync(_r + "/budsjett/vedtak"))["vedtak"]![0]!["linjer"]![0]!;
        Assert.That(((string)linje["konto"]!, (string?)linje["art"]), Is.EqualTo(("10100", (string?)null)));
    }

    /// <summary>The smallest inputs of what real files have: booked, and told with what they hinder.</summary>
    [TestCase("A;2025-03-31;3;investering;729;202;;;1;;;-100\nA;2025-03-31;3;balanse;;;10;320;;;;100\n", "ugyldig_kombinasjon kostra")]
    [TestCase("A;2025-03-31;3;drift;980;880;;;1;;;-100\nA;2025-03-31;3;balanse;;;10;320;;;;100\n", "ugyldig_kombinasjon kostra")]
    [TestCase("A;2025-03-31;3;drift;010;841;;;1;;;100\nA;2025-03-31;3;balanse;;;10;320;;;;-100\n", "ugyldig_kombinasjon kostra")]
    [TestCase("A;2025-03-31;3;drift;940;880;;;1;;;-100\nA;2025-03-31;3;balanse;;;56;080;;;;100\n", "fond_ufordelt ")]
    [TestCase("A;2025-03-31;3;drift;540;880;;;1;;;100\nA;2025-03-31;3;balanse;;;10;320;;;;-100\n", "fond_ufordelt |fond_ikke_i_balanse avslutning")]
    public async Task What_cannot_be_reported_is_booked_and_told(string rader, string funn)
    {
        var svar = await ImporterAsync(Kostra + rader);
        Assert.That(string.Join('|', svar["funn"]!.AsArray().Select(f => $"{f!["kode"]} {string.Join(',', f["hindrer"]!.AsArray())}")), Is.EqualTo(funn));
    }

    [Test]
    public async Task What_is_given_to_no_fund_stands_on_one_of_its_type()
    {
        await ImporterAsync(Kostra + "A;2025-03-31;3;drift;540;880;;;1;;;100\nA;2025-03-31;3;balanse;;;56;080;;;;-100\n");
        var fond = (await HentAsync(_r + "/fond"))["linjer"]!.AsArray().Select(l => $"{l!["fondskode"]} {l["avsetning"]} {l["utgaaendeBalanse"]}");
        Assert.That(fond, Is.EqualTo(new[] { "ufordelt-disp 100.00 -100.00" }));
        Assert.That((await HentAsync(_r + "/fond/ufordelt-disp/bevegelser"))["posteringer"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Unknown_codes_of_rows_without_account_are_refused_as_before()
    {
        var svar = await SendAsync(Kostra + "A;2025-03-31;3;drift;10100;20200;;;9;P9;;100\nA;2025-03-31;3;balanse;;;10;320;;;;-100\n", "x");
        Assert.That(svar.Koder, Is.EqualTo(new[] { "ukjent_art", "ukjent_funksjon", "ukjent_ansvar", "ukjent_prosjekt" }));
    }

    private static decimal Post(JsonNode svar, string post) => svar["linjer"]!.AsArray().Where(l => (string)l!["post"]! == post).Sum(l => (decimal)l!["regnskap"]!);

    private static JsonNode Endret(string fra, string til) =>
        JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Plan).Replace($"\"art\":\"{fra}\"", $"\"art\":\"{til}\"", StringComparison.Ordinal))!;

    private Task<Svar> PutAsync(object plan, string merke) => _tjener.SendAsync(
        HttpMethod.Put, _k + "/kontoplan/2025", new StringContent(System.Text.Json.JsonSerializer.Serialize(plan), Encoding.UTF8, "application/json"), "dev-stamdata", ("If-Match", merke));

    private Task<Svar> SendAsync(string csv, string noekkel) =>
        _tjener.SendAsync(HttpMethod.Post, _r + "/importer", new StringContent(csv, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", noekkel));

    private Task<JsonNode> ImporterAsync(string csv) => KrevAsync(SendAsync(csv, Guid.NewGuid().ToString()));

    private Task<JsonNode> HentAsync(string sti) => KrevAsync(_tjener.GetAsync(sti, "dev-revisjon"));

    private static async Task<JsonNode> KrevAsync(Task<Svar> task)
    {
        var svar = await task;
        Assert.That((int)svar.Status, Is.InRange(200, 299), svar.Tekst);
        return svar.Json;
    }

    private Task<Svar> EndreAsync(string innhold, string type, Encoding tegnsett)
    {
        var kropp = new ByteArrayContent(tegnsett.GetBytes(innhold));
        kropp.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return _tjener.SendAsync(HttpMethod.Patch, _k + "/kontoplan/2025", kropp, "dev-stamdata");
    }
}
