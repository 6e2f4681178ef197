using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Plans, forecasts and proposals beside accounts and budget, over HTTP.</summary>
public sealed class SerierTests
{
    private const string K = "3203";
    private const string Demo = "/v1/kommuner/3201";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true);
        await RegistrerAsync(_tjener, K, "Seriekommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20|30 Helse|302 Sykehjem < 30|303 Hjemmetjeneste < 30", 2024, 2025, 2026);

        await BokfoerAsync(2024, (1, "302", "010", 300m), (2, "302", "010", 100m), (9, "302", "010", 800m), (3, "302", "115", 50m));
        await BokfoerAsync(2025, (1, "210", "010", 250m), (4, "210", "115", 12.1m), (2, "212", "010", 90m), (3, "302", "010", 500m), (4, "302", "500", 10m), (4, "303", "010", 7m));
        await VedtaAsync(2025, "B25", "2024-12-10", "opprinnelig", ("210", "010", 692.8m), ("212", "010", 240m), ("302", "010", 1200m), ("302", "500", 30m));
        await VedtaAsync(2025, "B25-1", "2025-05-10", "tertial1", ("210", "010", 74.6m));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>plan.md 6.11: the sum of the areas of the demo by two methods, at two times.</summary>
    [TestCase("2024-T1", "lineaer", 10616.5)]
    [TestCase("2024-T1", "periodisert", 10320.0)]
    [TestCase("2024-T2", "lineaer", 10304.7)]
    [TestCase("2024-T2", "periodisert", 10260.4)]
    public async Task The_demo_is_forecast_to_what_was_computed_by_hand(string kode, string metode, decimal mill)
    {
        var serie = $"{kode}-{metode}";
        await KrevAsync(_tjener.PutAsync(Demo + "/serier/prognose/" + serie, new { aar = 2024, tilPeriode = kode == "2024-T1" ? 4 : 8, standardmetode = metode }));
        var svar = await _tjener.GetAsync(Demo + $"/regnskap/2024/avvik?nivaa=tjenesteomraade&enhet=mill&prognose={serie}");
        Assert.That(decimal.Round((decimal)svar.Json["sum"]!["prognose"]!, 1, MidpointRounding.AwayFromZero), Is.EqualTo(mill), svar.Tekst);
    }

    [Test]
    public async Task A_forecast_has_parts_and_adjustments_and_is_unknown_where_nobody_has_said_anything()
    {
        await SendAsync("/serier/prognose/2025-T1/rader", "ansvar;kontoklasse;metode;beloep;meldtAv\n210;drift;manuell;785000000;kommunalsjef\n212;drift;periodisert;;kommunalsjef\n20;drift;justering;-5000000;kommunaldirektør\n302;drift;fjoraarsprofil;;kommunalsjef\n");
        var avvik = await AvvikAsync("nivaa=tjenesteomraade&tilPeriode=4&kolonnesett=tertial&prognose=2025-T1");
        var skole = avvik["210"];
        Assert.That(
            ((decimal)skole["revidertBudsjett"]!, (decimal)skole["prognose"]!, (decimal)skole["prognoseAvvik"]!, (decimal)skole["prognoseAvvikProsent"]!),
            Is.EqualTo((767.40m, 785m, -17.6m, -2.3m)), skole.ToJsonString());

        // periodisert: A(4) 90 + 240 − 80.
        Assert.That((decimal)avvik["212"]["prognose"]!, Is.EqualTo(250m));

        // fjoraarsprofil of 010: 500 · 1200 / 400. Of 500: finance is periodised: 10 + 30 − 10.
        Assert.That((decimal)avvik["302"]["prognose"]!, Is.EqualTo(1530m));
        Assert.That((avvik["303"]["prognose"], (string)avvik["303"]["mangler"]![0]!), Is.EqualTo(((JsonNode?)null, "prognose")), "never 0");
        var omraader = await AvvikAsync("nivaa=direktoromraade&tilPeriode=4&prognose=2025-T1");
        Assert.That((decimal)omraader["20"]["prognose"]!, Is.EqualTo(785m + 250m - 5m), "parts and adjustments at or below");

        // The identity of R3: the deviation to date, and that of the rest of the year, are the forecast's.
        var hittil = avvik["212"];
        var rest = (decimal)hittil["revidertBudsjett"]! - (decimal)hittil["budsjettHittil"]! - ((decimal)hittil["prognose"]! - (decimal)hittil["regnskap"]!);
        Assert.That((decimal)hittil["avvikHittil"]! + rest, Is.EqualTo((decimal)hittil["prognoseAvvik"]!));

        // A manual net counts in post 6 of § 5-4.
        var drift = await _tjener.GetAsync(Aar(K) + "/driftsregnskap?enhet=mill&prognose=2025-T1");
        Assert.That((decimal)drift.Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "6")!["prognose"]!, Is.EqualTo(785m + 250m - 5m + 1500m), drift.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(K) + "/avvik?prognose=finnes-ikke")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(Aar(K) + "/avvik?tilPeriode=4")).Tekst, Does.Not.Contain("prognose"), "default answers are as they were");
    }

    [Test]
    public async Task A_locked_forecast_is_the_same_for_ever_and_refuses_rows()
    {
        await SendAsync("/serier/prognose/2025-03/rader", "ansvar;metode\n302;lineaer\n");
        var foer = await AvvikAsync("nivaa=tjenesteomraade&prognose=2025-03");
        var laas = await _tjener.PostAsync(Sti(K) + "/serier/prognose/2025-03/laas", new { });
        Assert.That((laas.Status, (string)laas.Json["status"]!, (string)laas.Json["varsler"]![0]!["kode"]!), Is.EqualTo((HttpStatusCode.OK, "laast", "perioden_er_aapen")), laas.Tekst);
        await BokfoerAsync(2025, (3, "302", "010", 1000m));
        var etter = await AvvikAsync("nivaa=tjenesteomraade&prognose=2025-03");
        Assert.That(etter["302"]["prognose"]!.ToJsonString(), Is.EqualTo(foer["302"]["prognose"]!.ToJsonString()), "whatever comes after");
        await BokfoerAsync(2025, (3, "302", "010", -1000m));
        var avvist = await PostAsync("/serier/prognose/2025-03/rader", "ansvar;metode\n302;periodisert\n");
        Assert.That((avvist.Status, (string)avvist.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:serien-er-laast")));
    }

    /// <summary>R3: what is said of a unit, a line or an appropriation in the report's period, and what is internal for those who see it.</summary>
    [Test]
    public async Task The_interim_report_has_the_comments_of_its_period()
    {
        await SendAsync("/opplysninger", "slag;objekt;maal;aar;periode;tekst;synlighet\n"
            + "kommentar;enhet:210;tertial;2025;T1;Flere elever;ekstern\nkommentar;enhet:210;internt;2025;T1;Rektor er ny;\n"
            + "kommentar;enhet:210;tertial;2025;T2;Ro igjen;ekstern\nkommentar;linje:5-4-1/6;tertial;2025;T1;Alt samlet;ekstern\n");
        async Task<string?> PaaAsync(string sti, string felt, string verdi, string noekkel) => (string?)(await _tjener.GetAsync(Aar(K) + sti, noekkel))
            .Json["linjer"]!.AsArray().First(l => (string?)l![felt] == verdi)!["kommentar"];
        const string Avvik = "/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&tilPeriode=";
        Assert.That(await PaaAsync(Avvik + 4, "kode", "210", "dev-revisjon"), Is.EqualTo("Flere elever\nRektor er ny"));
        Assert.That(await PaaAsync(Avvik + 4, "kode", "210", "dev-les"), Is.EqualTo("Flere elever"));
        Assert.That(await PaaAsync(Avvik + 8, "kode", "210", "dev-les"), Is.EqualTo("Ro igjen"));
        Assert.That(await PaaAsync(Avvik + 5, "kode", "210", "dev-les"), Is.Null);
        Assert.That(await PaaAsync("/avvik?nivaa=tjenesteomraade&tilPeriode=4", "kode", "210", "dev-revisjon"), Is.Null, "only where it is asked for");
        Assert.That(await PaaAsync("/driftsregnskap?kolonnesett=tertial&tilPeriode=4", "post", "6", "dev-les"), Is.EqualTo("Alt samlet"));
        var csv = (await _tjener.GetAsync(Aar(K) + "/avvik?nivaa=tjenesteomraade&kolonner=regnskap,kommentar&tilPeriode=8&format=csv", "dev-les")).Tekst;
        Assert.That(csv, Does.Contain(";Regnskap;Kommentar").And.Contain("Ro igjen"));
    }

    [TestCase("ansvar;metode;beloep\n20;manuell;1\n210;manuell;1\n", "prognose_overlapper prognose_overlapper")]
    [TestCase("ansvar;metode;beloep\n210;manuell;\n", "mangler")]
    [TestCase("ansvar;metode;beloep\n210;lineaer;1\n", "skal_vaere_tom")]
    [TestCase("ansvar;metode;beloep\n210;gjetning;1\n", "ukjent_metode")]
    [TestCase("ansvar;metode;beloep\n999;manuell;1\n", "ukjent_ansvar")]
    public async Task A_wrong_row_of_a_forecast_is_told(string csv, string kode)
    {
        var svar = await PostAsync("/serier/prognose/2025-T2/rader", csv);
        Assert.That((svar.Status, string.Join(' ', svar.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, kode)), svar.Tekst);
    }

    [Test]
    public async Task A_proposal_stands_beside_the_budget_and_becomes_the_decision_that_the_council_made()
    {
        await SendAsync("/serier/prognose/2025-11/rader", "ansvar;metode;beloep\n210;manuell;785000000\n");
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/forslag/KST-25-045", new { aar = 2025, type = "tertial2" }));
        await SendAsync("/serier/forslag/KST-25-045/rader", "kontoklasse;art;funksjon;ansvar;beloep\ndrift;010;202;210;10000000\ndrift;010;202;212;-10000000\n");
        var skole = (await AvvikAsync("nivaa=tjenesteomraade&prognose=2025-11&forslag=KST-25-045"))["210"];
        Assert.That(
            ((decimal)skole["foreslaattEndring"]!, (decimal)skole["budsjettEtterForslag"]!, (decimal)skole["avvikEtterForslag"]!),
            Is.EqualTo((10m, 777.4m, -7.6m)), skole.ToJsonString());
        const string Vedtatt = """
            {"vedtaksreferanse":"KST 25/45","vedtaksdato":"2025-10-08","organ":"kommunestyret","linjer":[{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":8000000},
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"212","beloep":-8000000}]}
            """;
        const string Vedtak = "/serier/forslag/KST-25-045/vedtak";
        var foer = await VersjonAsync();
        var proevd = await _tjener.PostAsync(Sti(K) + Vedtak + "?proevekjoering=true", Vedtatt);
        Assert.That((proevd.Status, (bool)proevd.Json["vedtak"]!["proevekjoering"]!, await VersjonAsync()), Is.EqualTo((HttpStatusCode.OK, true, foer)), proevd.Tekst);

        // The decision and the end of the proposal are one write: of many at once, one decides, in one version.
        var svar = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _tjener.PostAsync(Sti(K) + Vedtak, Vedtatt)));
        var vedtak = svar.Single(s => s.Status == HttpStatusCode.Created);
        Assert.That(svar.Where(s => s != vedtak).Select(s => (string)s.Json["type"]!), Is.All.EqualTo("urn:ledger:problem:serien-er-laast"));
        Assert.That(await VersjonAsync(), Is.EqualTo(foer + 1));
        Assert.That((vedtak.Status, (decimal)vedtak.Json["forskjeller"]![0]!["vedtatt"]!), Is.EqualTo((HttpStatusCode.Created, 8000000m)), vedtak.Tekst);
        Assert.That((string)(await _tjener.GetAsync(Sti(K) + "/serier/forslag/KST-25-045")).Json["status"]!, Is.EqualTo("vedtatt"));
        skole = (await AvvikAsync("nivaa=tjenesteomraade&prognose=2025-11&forslag=KST-25-045"))["210"];
        Assert.That(
            ((decimal)skole["foreslaattEndring"]!, (decimal)skole["budsjettEtterForslag"]!, (decimal)skole["revidertBudsjett"]!), Is.EqualTo((0m, 775.4m, 775.4m)),
            "what is decided is not counted again: " + skole.ToJsonString());
        await VedtaAsync(2025, "Tilbake", "2025-10-09", "annet", ("210", "010", -8m), ("212", "010", 8m));
    }

    /// <summary>The amounts of one year are not shown as another's.</summary>
    [TestCase("/avvik?prognose=2025-12")]
    [TestCase("/avvik?forrigePrognose=2025-12")]
    [TestCase("/avvik?forslag=AV-2025")]
    [TestCase("/tertialrapport?prognose=2025-12")]
    [TestCase("/driftsregnskap?forslag=AV-2025")]
    [TestCase("/rammekontroll?prognose=2025-12")]
    [TestCase("/prognosetreff?prognose=2025-12")]
    [TestCase("/tabeller/investeringsprosjekter?forslag=AV-2025")]
    [TestCase("/tabeller/investeringsprosjekter?prognose=2025-12")]
    public async Task A_series_of_another_year_is_not_found(string sti)
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/prognose/2025-12", new { aar = 2025, tilPeriode = 12 }));
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/forslag/AV-2025", new { aar = 2025, type = "tertial2" }));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/regnskap/2025" + sti)).Status, Is.EqualTo(HttpStatusCode.OK));
        var svar = await _tjener.GetAsync(Sti(K) + "/regnskap/2026" + sti);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.NotFound), svar.Tekst);
        Assert.That(svar.Tekst, Does.Contain("er av 2025"));
    }

    [Test]
    public async Task A_section_of_a_document_has_the_columns_that_it_asks_for()
    {
        await KrevAsync(_tjener.PutAsync(Demo + "/serier/prognose/2024-T1-seksjon", new { aar = 2024, tilPeriode = 4, standardmetode = "lineaer" }));
        await KrevAsync(_tjener.PutAsync(Demo + "/publikasjoner/tertial-1", new
        {
            aar = 2024, type = "annet", tittel = "Tertialrapport", tilPeriode = 4,
            seksjoner = new[]
            {
                new { id = "avvik", navn = "Avvik", rapport = "avvik", parametre = new { enhet = "mill", kolonnesett = "tertial", prognose = "2024-T1-seksjon" } },
            },
        }));
        var svar = (await _tjener.GetAsync(Demo + "/publikasjoner/tertial-1")).Json["seksjoner"]![0]!["svar"]!;
        var rapport = await _tjener.GetAsync(Demo + "/regnskap/2024/avvik?enhet=mill&kolonnesett=tertial&tilPeriode=4&prognose=2024-T1-seksjon");
        Assert.That(svar["linjer"]!.ToJsonString(), Is.EqualTo(rapport.Json["linjer"]!.ToJsonString()).And.Contain("prognose"));
    }

    [Test]
    public async Task A_plan_of_four_years_is_columns_beside_the_budget_of_the_year_before_and_the_accounts_adopted_last()
    {
        var kort = await PostAsync("/serier/oekonomiplan/2026-2028/rader", "aar;art;ansvar;beloep\n2026;010;210;1\n");
        Assert.That((kort.Status, string.Join(' ', kort.Koder)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "planperiode")), kort.Tekst);
        var utenfor = await PostAsync("/serier/oekonomiplan/2026-2029/rader", "aar;art;ansvar;beloep\n2030;010;210;1\n");
        Assert.That(string.Join(' ', utenfor.Koder), Is.EqualTo("planperiode"), utenfor.Tekst);
        var sendt = await SendAsync(
            "/serier/oekonomiplan/2026-2029/rader",
            "aar;kontoklasse;art;ramme;funksjon;ansvar;beloep\n2026;drift;;netto;;20;700000000\n2027;drift;;netto;;20;710000000\n2028;drift;;netto;;20;720000000\n2029;drift;;netto;;20;730000000\n2026;drift;870;;800;210;-700000000\n2027;drift;870;;800;210;-700000000\n");
        Assert.That(sendt.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.All.EqualTo("budsjett_ikke_i_balanse").And.Exactly(3).Items);
        var svar = await _tjener.GetAsync(Sti(K) + "/regnskap/2026/driftsregnskap?enhet=mill&kolonnesett=plan");
        var post6 = svar.Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "6")!;
        Assert.That(new[] { "plan1", "plan2", "plan3", "plan4" }.Select(p => (decimal)post6[p]!), Is.EqualTo(new[] { 700m, 710m, 720m, 730m }), svar.Tekst);
        Assert.That(((decimal)post6["budsjettForrigeAar"]!, (decimal)post6["opprinneligBudsjettForrigeAar"]!, (decimal)post6["sistVedtatteRegnskap"]!), Is.EqualTo((2207.4m, 2132.8m, 1250m)), post6.ToJsonString());
        var annet = await _tjener.GetAsync(Sti(K) + "/regnskap/2026/driftsregnskap?enhet=mill&kolonner=sistVedtatteRegnskap,plan2&sistVedtatt=2025");
        var liste = annet.Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "6")!.AsObject();
        Assert.That(
            ((decimal)liste["sistVedtatteRegnskap"]!, (decimal)liste["plan2"]!, liste.ContainsKey("plan1"), liste.ContainsKey("budsjettForrigeAar")),
            Is.EqualTo((859.1m, 710m, false, false)), "the year that is asked for, and the columns that are named");
        var fil = await _tjener.SendAsync(HttpMethod.Get, Sti(K) + "/regnskap/2026/avvik?kolonner=plan1,revidertBudsjett", null, "dev-les", ("Accept", "text/csv"));
        Assert.That(fil.Tekst.TrimStart('\uFEFF').Split('\n')[0].Trim(), Is.EqualTo("Kode;Navn;Nivå;Overordnet;Plan år 1;Revidert budsjett"));
        foreach (var (kolonner, kode) in new[] { ("tull", "ukjent_kolonne"), ("prognose", "mangler"), ("regnskap&kolonnesett=plan", "ugyldig_kombinasjon"), ("regnskapForrigeAar", "ukjent_kolonne") })
        {
            var svar400 = await _tjener.GetAsync(Sti(K) + "/regnskap/2026/avvik?kolonner=" + kolonner);
            Assert.That((svar400.Status, string.Join(' ', svar400.Koder)), Is.EqualTo((HttpStatusCode.BadRequest, kode)), svar400.Tekst);
        }

        var budsjett = await _tjener.GetAsync(Sti(K) + "/regnskap/2026/avvik?enhet=mill&kolonnesett=budsjett&nivaa=tjenesteomraade");
        Assert.That((decimal)budsjett.Json["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "210")!["budsjettForrigeAar"]!, Is.EqualTo(767.4m), budsjett.Tekst);

        // The first year of the plan is the budget that the council adopts.
        var vedtak = await _tjener.PostAsync(Sti(K) + "/serier/oekonomiplan/2026-2029/vedtak", new { vedtaksreferanse = "KST 25/90", vedtaksdato = "2025-12-10", organ = "kommunestyret" });
        Assert.That(vedtak.Status, Is.EqualTo(HttpStatusCode.Created), vedtak.Tekst);
        var vedtatt = (await _tjener.GetAsync(Sti(K) + "/regnskap/2026/driftsregnskap?enhet=mill")).Json["linjer"]!.AsArray().Single(l => (string)l!["post"]! == "6")!;
        Assert.That((decimal)vedtatt["opprinneligBudsjett"]!, Is.EqualTo(700m), "a frame counts in post 6");
        Assert.That((await _tjener.GetAsync(Sti(K) + "/regnskap/2026/budsjett/vedtak")).Json["vedtak"]![0]!["linjer"]!.AsArray().Select(l => (string?)l!["ramme"]), Has.Some.EqualTo("netto"));
    }

    [Test]
    public async Task Frames_that_make_no_sense_are_told()
    {
        var svar = await _tjener.PostAsync(Sti(K) + "/regnskap/2026/budsjett/vedtak", """
            {"vedtaksreferanse":"G","vedtaksdato":"2026-05-10","organ":"kommunestyret","type":"annet","linjer":[
             {"kontoklasse":"drift","ramme":"netto","art":"010","ansvar":"20","beloep":1},{"kontoklasse":"investering","ramme":"netto","ansvar":"20","beloep":1},
             {"kontoklasse":"drift","ramme":"netto","funksjon":"202","ansvar":"20","beloep":1}]}
            """);
        Assert.That(string.Join(' ', svar.Koder), Is.EqualTo("art_eller_ramme ramme_kontoklasse skal_vaere_tom"), svar.Tekst);
    }

    private async Task<Dictionary<string, JsonNode>> AvvikAsync(string spoersmaal)
    {
        var svar = await _tjener.GetAsync(Aar(K) + "/avvik?enhet=mill&" + spoersmaal);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        return svar.Json["linjer"]!.AsArray().ToDictionary(l => (string)l!["kode"]!, l => l!);
    }

    private Task<Svar> PostAsync(string sti, string innhold) => _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(innhold, Encoding.UTF8, "text/csv"));

    private async Task<Svar> SendAsync(string sti, string innhold)
    {
        var svar = await PostAsync(sti, innhold);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        return svar;
    }

    /// <summary>Millions of drift, against the bank.</summary>
    private async Task BokfoerAsync(int aar, params (int Periode, string Ansvar, string Art, decimal Mill)[] rader)
    {
        var csv = new StringBuilder("bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\n");
        foreach (var (i, r) in rader.Index())
        {
            var beloep = FormattableString.Invariant($"{r.Mill * 1_000_000m:0.00}");
            var motsatt = FormattableString.Invariant($"{-r.Mill * 1_000_000m:0.00}");
            var dato = FormattableString.Invariant($"{aar}-{r.Periode:00}-15");
            csv.Append(FormattableString.Invariant($"S{aar}-{_bilag}-{i};{dato};{r.Periode};drift;{r.Art};202;;;{r.Ansvar};{beloep}\nS{aar}-{_bilag}-{i};{dato};{r.Periode};balanse;;;10;320;;{motsatt}\n"));
        }

        await KrevAsync(_tjener.ImporterAsync(Sti(K) + $"/regnskap/{aar}/importer", csv.ToString(), $"serier-{_bilag++}"));
    }

    private int _bilag;

    private Task VedtaAsync(int aar, string referanse, string dato, string type, params (string Ansvar, string Art, decimal Mill)[] linjer) =>
        KrevAsync(_tjener.PostAsync(Sti(K) + $"/regnskap/{aar}/budsjett/vedtak", new
        {
            vedtaksreferanse = referanse,
            vedtaksdato = dato,
            organ = "kommunestyret",
            type,
            linjer = linjer.Select(l => new { kontoklasse = "drift", art = l.Art, funksjon = "202", ansvar = l.Ansvar, beloep = l.Mill * 1_000_000m }).ToArray(),
        }));

    private async Task<long> VersjonAsync() => (long)(await _tjener.GetAsync(Aar(K) + "/avvik")).Json["versjon"]!;
}
