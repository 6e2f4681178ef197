using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The state of a year from one source: what has changed is booked, and nothing when nothing has.</summary>
public sealed class SaldoimportTests
{
    private const string Overskrift = "kontoklasse;art;funksjon;kapittel;sektor;ansvar;prosjekt;periode;beloep\n";
    private static int _neste;
    private Tjener _tjener = null!;
    private string _k = "";

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync();

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [SetUp]
    public async Task Ny()
    {
        _k = $"{5000 + Interlocked.Increment(ref _neste)}";
        await RegistrerAsync(_tjener, _k);
    }

    [Test]
    public async Task The_first_file_is_booked_and_the_same_again_books_nothing()
    {
        var fil = Rader("L 1 100", "B 1 -100", "L 2 50", "B 2 -50");
        var foerste = await ImporterAsync(fil, "&fullstendig=true");
        Assert.That(foerste.Status, Is.EqualTo(HttpStatusCode.Created), foerste.Tekst);
        Assert.That(
            foerste.Json["perioder"]!.AsArray().Select(p => $"{p!["periode"]} {p["gjelderPeriode"]} {p["raderEndret"]} {p["nyeNoekler"]} {p["borteNoekler"]} {p["sumAbsolutt"]} {p["bilagsnummer"]}"),
            Is.EqualTo(new[] { "1 1 2 2 0 200 1", "2 2 2 2 0 100 2" }));
        Assert.That(((bool)foerste.Json["uendret"]!, (string)foerste.Json["status"]!), Is.EqualTo((false, "bokfoert")));

        var igjen = await ImporterAsync(fil, "&fullstendig=true");
        Assert.That(igjen.Status, Is.EqualTo(HttpStatusCode.OK), igjen.Tekst);
        Assert.That(((bool)igjen.Json["uendret"]!, (long)igjen.Json["versjon"]!, (string)igjen.Json["kjedehode"]!), Is.EqualTo((true, (long)foerste.Json["versjon"]!, (string)foerste.Json["kjedehode"]!)));
        Assert.That(igjen.Json["perioder"]!.AsArray(), Is.Empty);
        Assert.That(await KontrollerAsync(_tjener, _k), Is.EqualTo(2));

        var hentet = await _tjener.GetAsync(foerste.Hode("Location")!);
        Assert.That((hentet.Status, (string)hentet.Json["importId"]!), Is.EqualTo((HttpStatusCode.OK, (string)foerste.Json["importId"]!)));
    }

    [Test]
    public async Task Saldo_is_asked_for_by_fields_and_by_source()
    {
        await BokfoerAsync(Rader("L 1 100", "M 1 20", "B 1 -120"));
        const string Bilag = "bilagsreferanse;bilagsdato;periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep\nH;2025-02-01;2;drift;010;202;;;1;7.50\nH;2025-02-01;2;balanse;;;10;320;;-7.50\n";
        await KrevAsync(_tjener.SendAsync(
            HttpMethod.Post, Aar(_k) + "/importer", new StringContent(Bilag, Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", "haand")));
        async Task<List<string>> Saldo(string q) =>
        [
            .. (await _tjener.GetAsync($"{Aar(_k)}/saldo?{q}")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)
                .Select(r => $"{r["kontoklasse"]} {r["art"]}{r["kapittel"]} {r["ansvar"]} {r["periode"]} {r["regnskap"]} {r["antallPosteringer"]}"),
        ];
        Assert.That(await Saldo("grupperPaa=funksjon"), Is.EquivalentTo(new[] { "drift   1 120.00 2", "drift   2 7.50 1", "balanse   1 -120.00 1", "balanse   2 -7.50 1" }));
        Assert.That(await Saldo("kilde=system&grupperPaa=art,ansvar"), Is.EquivalentTo(new[] { "drift 010 1 1 100.00 1", "drift 115 1 1 20.00 1", "balanse   1 -120.00 1" }));
        Assert.That(await Saldo("fraPeriode=2&tilPeriode=2&grupperPaa=kapittel"), Is.EquivalentTo(new[] { "drift   2 7.50 1", "balanse 10  2 -7.50 1" }));
        Assert.That((await Saldo("")).Count, Is.EqualTo(5), "each key and period is a row of its own");
        Assert.That((await _tjener.GetAsync($"{Aar(_k)}/saldo?kilde=ukjent")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync($"{Aar(_k)}/saldo?grupperPaa=farge")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Only_the_difference_is_booked_and_what_is_gone_becomes_zero()
    {
        await BokfoerAsync(Rader("L 1 100", "M 1 20", "B 1 -120"));
        var stoppet = await ImporterAsync(Rader("L 1 130", "B 1 -130"), "&fullstendig=true");
        Assert.That(stoppet.Json["endringer"]!.AsArray().Select(e => ((int?)e!["periode"], (decimal)e["endret"]!, (decimal)e["av"]!)), Is.EqualTo(new[] { ((int?)null, 1m, 3m) }), "a third of the keys");
        var svar = await ImporterAsync(Rader("L 1 130", "B 1 -130"), $"&fullstendig=true&bekreftelse={stoppet.Json["bekreftelse"]}");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var periode = svar.Json["perioder"]![0]!;
        Assert.That(((int)periode["raderEndret"]!, (int)periode["borteNoekler"]!, (decimal)periode["sumAbsolutt"]!), Is.EqualTo((3, 1, 60m)));
        var bilag = await _tjener.GetAsync(Aar(_k) + $"/bilag/{periode["bilagsnummer"]}");
        Assert.That(bilag.Json["posteringer"]!.AsArray().Select(p => (decimal)p!["beloep"]!), Is.EquivalentTo(new[] { 30m, -20m, -10m }));
        Assert.That((string)bilag.Json["bilagsreferanse"]!, Does.StartWith("system/").And.EndWith("/1"));
    }

    [Test]
    public async Task Balances_become_movements()
    {
        await BokfoerAsync(Rader("B 0 500", "E 0 -500", "L 1 100", "B 1 400", "E 1 -500", "L 2 150", "B 2 350", "E 2 -500"), "&kumulativ=true");
        Assert.That(await Bank(1), Is.EqualTo(400m));
        Assert.That(await Bank(2), Is.EqualTo(350m));

        async Task<decimal> Bank(int periode) => (decimal)(await _tjener.GetAsync(Aar(_k) + $"/saldobalanse?tilPeriode={periode}")).Json["linjer"]!.AsArray()
            .Single(l => (string?)l!["konto"] == "10")!["utgaaendeBalanse"]!;
    }

    [Test]
    public async Task A_closed_month_is_refused_with_the_list_or_moved_by_choice()
    {
        await BokfoerAsync(Rader("L 1 1000", "B 1 -1000", "L 2 1000", "B 2 -1000"));
        await KrevAsync(_tjener.PutAsync(Aar(_k) + "/perioder/1", new { status = "lukket" }));
        var fil = Rader("L 1 1010", "B 1 -1010", "L 2 1500", "B 2 -1500");

        var avvist = await ImporterAsync(fil);
        Assert.That((avvist.Status, (string)avvist.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:periode-lukket")), avvist.Tekst);
        Assert.That(avvist.Json["perioder"]!.AsArray().Select(p => ((int)p!["gjelderPeriode"]!, (decimal)p["sumAbsolutt"]!)), Is.EqualTo(new[] { (1, 20m) }));

        var flyttet = await ImporterAsync(fil, "&lukketPeriode=foersteAapne");
        Assert.That(flyttet.Status, Is.EqualTo(HttpStatusCode.Created), flyttet.Tekst);
        Assert.That(flyttet.Json["perioder"]!.AsArray().Select(p => ((int)p!["periode"]!, (int)p["gjelderPeriode"]!)), Is.EqualTo(new[] { (2, 1), (2, 2) }));
        Assert.That(flyttet.Json["funn"]!.AsArray().Select(f => ((string)f!["kode"]!, (string)f["verdi"]!)), Is.EqualTo(new[] { ("gjelder_lukket_periode", "1") }));
        Assert.That((bool)(await ImporterAsync(fil, "&lukketPeriode=foersteAapne")).Json["uendret"]!, Is.True);
        await KontrollerAsync(_tjener, _k);
    }

    /// <summary>The largest first, as many as are read; the count says how many there are.</summary>
    [Test]
    public async Task A_closed_month_names_at_most_fifty_accounts()
    {
        await KrevAsync(_tjener.PutAsync(
            Sti(_k) + "/kontoplan/2025",
            new { konti = Enumerable.Range(0, 60).Select(n => new { konto = $"{10100 + n}", navn = $"Lønn {n}", kontoklasse = "drift", art = "010" }).Append<object>(new { konto = "21000", navn = "Bank", kontoklasse = "balanse", kapittel = "10", sektor = "320" }) }));
        string Fil(int mer) => "konto;lokalFunksjon;ansvar;periode;beloep\n"
            + string.Concat(Enumerable.Range(0, 60).Select(n => $"{10100 + n};20200;1;1;{100 + (mer * n)}\n")) + $"21000;;;1;{-6000 - (mer * 59 * 30)}\n";
        await BokfoerAsync(Fil(0), "&fullstendig=true");
        await KrevAsync(_tjener.PutAsync(Aar(_k) + "/perioder/1", new { status = "lukket" }));
        var avvist = await ImporterAsync(Fil(1), "&fullstendig=true");
        Assert.That((avvist.Status, avvist.Koder), Is.EqualTo((HttpStatusCode.Conflict, new[] { "periode_lukket" })), avvist.Tekst);
        var periode = avvist.Json["perioder"]![0]!;
        var kontoer = periode["kontoer"]!.AsArray();
        Assert.That(((int)periode["antallKontoer"]!, kontoer.Count), Is.EqualTo((60, 50)), "59 of pay and the bank");
        Assert.That(kontoer.Take(3).Select(k => $"{k!["konto"]} {k["endring"]}"), Is.EqualTo(["21000 -1770.00", "10159 59.00", "10158 58.00"]));
        Assert.That((string)avvist.Json["feil"]![0]!["melding"]!, Does.EndWith("drift 10156 56,00\u00a0kr og 55 til."));
    }

    [Test]
    public async Task What_is_moved_counts_in_the_month_it_is_about_when_it_is_asked_for_so()
    {
        await BokfoerAsync(Rader("L 1 1000", "B 1 -1000", "L 2 1000", "B 2 -1000"));
        await KrevAsync(_tjener.PutAsync(Aar(_k) + "/perioder/1", new { status = "lukket" }));
        await BokfoerAsync(Rader("L 1 1010", "B 1 -1010", "L 2 1500", "B 2 -1500"), "&lukketPeriode=foersteAapne");
        foreach (var (valg, januar, februar) in new[] { ("", 1000m, 2510m), ("&periodisering=bokfoert", 1000m, 2510m), ("&periodisering=gjelder", 1010m, 2510m) })
        {
            Assert.That((await Loenn(1, valg), await Loenn(2, valg)), Is.EqualTo((januar, februar)), valg);
        }

        // The same of an earlier version, and after more is posted: the cube is brought forward.
        var versjon = (long)(await _tjener.GetAsync(Sti(_k))).Json["versjon"]!;
        await BokfoerAsync(Rader("L 1 1020", "B 1 -1020"), "&lukketPeriode=foersteAapne");
        Assert.That((await Loenn(1, "&periodisering=gjelder"), await Loenn(1, $"&periodisering=gjelder&versjon={versjon}")), Is.EqualTo((1020m, 1010m)));
        Assert.That((await _tjener.GetAsync(Aar(_k) + "/saldobalanse?periodisering=periode")).Koder, Is.EqualTo(new[] { "ugyldig_format" }));

        async Task<decimal> Loenn(int periode, string valg) => (decimal)(await _tjener.GetAsync(Aar(_k) + $"/saldobalanse?tilPeriode={periode}{valg}")).Json["linjer"]!.AsArray()
            .Single(l => (string?)l!["konto"] == "010")!["utgaaendeBalanse"]!;
    }

    [Test]
    public async Task Accounts_of_the_source_are_booked_as_they_stand_and_compared_as_they_stand()
    {
        await KrevAsync(_tjener.PutAsync(
            Sti(_k) + "/kontoplan/2025",
            new { konti = new object[] { new { konto = "10100", navn = "Fastlønn", kontoklasse = "drift", art = "010" }, new { konto = "21000", navn = "Bank", kontoklasse = "balanse", kapittel = "10", sektor = "320" } } }));
        const string Fil = "konto;lokalFunksjon;ansvar;fridim1;periode;beloep\n10100;20200;1;A;1;90.00\n19999;20200;1;;1;10.00\n21000;;;;1;-100.00\n";
        var svar = await ImporterAsync(Fil, "&fullstendig=true");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(svar.Json["funn"]!.AsArray().Select(f => $"{f!["kode"]} {f["verdi"]}"), Does.Contain("uplassert 19999"), svar.Tekst);
        var avstemming = await _tjener.GetAsync(Aar(_k) + "/avstemming?kilde=system");
        Assert.That(
            avstemming.Json["linjer"]!.AsArray().Select(l => ((string)l!["konto"]!, (decimal)l["kilde"]!, (decimal)l["differanse"]!)),
            Is.EqualTo(new[] { ("10100", 90m, 0m), ("19999", 10m, 0m), ("21000", -100m, 0m) }));
        Assert.That((bool)(await ImporterAsync(Fil, "&fullstendig=true")).Json["uendret"]!, Is.True);
        var driftsregnskap = await _tjener.GetAsync(Aar(_k) + "/driftsregnskap");
        Assert.That((decimal)driftsregnskap.Json["linjer"]!.AsArray().Single(l => (string?)l!["post"] == "uplassert")!["regnskap"]!, Is.EqualTo(10m));
    }

    [Test]
    public async Task An_unusual_change_of_a_closed_month_needs_a_confirmation_of_that_content_on_that_version()
    {
        await BokfoerAsync(Rader("L 1 1000", "B 1 -1000"));
        await KrevAsync(_tjener.PutAsync(Aar(_k) + "/perioder/1", new { status = "lukket" }));
        const string Valg = "&lukketPeriode=foersteAapne";
        var fil = Rader("L 1 2000", "B 1 -2000");
        var stoppet = await ImporterAsync(fil, Valg);
        Assert.That((stoppet.Status, (string)stoppet.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:uventet-stor-endring")), stoppet.Tekst);
        Assert.That(stoppet.Json["endringer"]!.AsArray().Select(e => ((int)e!["periode"]!, (decimal)e["andel"]!)), Is.EqualTo(new[] { (1, 1m) }));
        var bekreftelse = $"{Valg}&bekreftelse={stoppet.Json["bekreftelse"]}";

        Assert.That((await ImporterAsync(Rader("L 1 3000", "B 1 -3000"), bekreftelse)).Status, Is.EqualTo(HttpStatusCode.Conflict), "other content");
        Assert.That((await ImporterAsync(fil, bekreftelse)).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await ImporterAsync(Rader("L 1 1000", "B 1 -1000"), bekreftelse)).Status, Is.EqualTo(HttpStatusCode.Conflict), "another version");
    }

    [Test]
    public async Task A_small_imbalance_goes_to_the_account_for_it_and_a_large_one_is_refused_beside_the_errors_of_rows()
    {
        var fil = Rader("L 1 100.14", "B 1 -100");
        var ubalanse = await ImporterAsync(fil);
        Assert.That((ubalanse.Status, ubalanse.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "ubalanse")));
        Assert.That((string)ubalanse.Json["feil"]![0]!["melding"]!, Does.Contain("periode 1").And.Contain("0,14"));

        var begge = await ImporterAsync(fil + "drift;010;999;;;1;;1;5.00\n");
        Assert.That(begge.Koder, Is.EquivalentTo(new[] { "ukjent_funksjon", "ubalanse" }), begge.Tekst);
        Assert.That(begge.Json["feil"]!.AsArray().Select(f => (string)f!["melding"]!), Has.Some.Contains("5,14"), "the sum of all rows whose amounts could be read");

        var foert = await ImporterAsync(fil, "&differansekonto=13.320&differansegrense=1");
        Assert.That(foert.Status, Is.EqualTo(HttpStatusCode.Created), foert.Tekst);
        Assert.That(foert.Json["funn"]!.AsArray().Select(f => ((string)f!["kode"]!, (decimal)f["sum"]!)), Is.EqualTo(new[] { ("differanse_foert", -0.14m) }));
        Assert.That((await ImporterAsync(fil, "&fullstendig=true&differansekonto=13.320&differansegrense=1")).Status, Is.EqualTo(HttpStatusCode.OK), "the same again, whole: no key is gone");
        Assert.That((await ImporterAsync(Rader("L 1 103", "B 1 -100"), "&differansekonto=13.320&differansegrense=1")).Koder, Is.EqualTo(new[] { "ubalanse" }));
    }

    [Test]
    public async Task Unknown_projects_and_units_are_refused_made_or_booked_as_they_are()
    {
        var fil = Overskrift + "drift;010;202;;;1;P9;1;10.00\ndrift;010;202;;;77;;1;5.00\nbalanse;;;10;320;;;1;-15.00\n";
        Assert.That((await ImporterAsync(fil)).Koder, Is.EquivalentTo(new[] { "ukjent_prosjekt", "ukjent_ansvar" }));
        Assert.That((await ImporterAsync(fil, "&ukjentProsjekt=opprett")).Koder, Is.EqualTo(new[] { "ukjent_ansvar" }));
        var svar = await ImporterAsync(fil, "&ukjentProsjekt=opprett&ukjentEnhet=uspesifisert");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(
            svar.Json["funn"]!.AsArray().Select(f => $"{f!["kode"]} {f["verdi"]} {f["antallRader"]} {f["sum"]} {f["foersteLinjer"]![0]}"),
            Is.EquivalentTo(new[] { "ukjent_prosjekt P9 1 10.00 2", "ukjent_ansvar 77 1 5.00 3" }));
        Assert.That(
            (await _tjener.ImporterAsync(Aar(_k) + "/importer?proevekjoering=true", Hode.Replace("ansvar;", "ansvar;prosjekt;") + "A;2025-01-31;1;drift;010;202;;;1;P9;1;\nA;2025-01-31;1;balanse;;;10;320;;;-1;\n", "p9")).Status,
            Is.EqualTo(HttpStatusCode.OK), "the project is registered");
        Assert.That((bool)(await ImporterAsync(fil, "&ukjentProsjekt=opprett&ukjentEnhet=uspesifisert")).Json["uendret"]!, Is.True);
    }

    [Test]
    public async Task Another_source_books_only_when_it_takes_over()
    {
        await BokfoerAsync(Rader("L 1 100", "B 1 -100"));
        var fil = Rader("L 1 120", "B 1 -120");
        var annen = await ImporterAsync(fil, kilde: "nytt");
        Assert.That((annen.Status, (string)annen.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:annen-kilde")));
        Assert.That((await ImporterAsync(fil, "&overtar=ukjent", "nytt")).Koder, Is.EqualTo(new[] { "ukjent_kilde" }));
        var overtatt = await ImporterAsync(fil, "&overtar=system", "nytt");
        Assert.That((overtatt.Status, (decimal)overtatt.Json["perioder"]![0]!["sumAbsolutt"]!), Is.EqualTo((HttpStatusCode.Created, 40m)), overtatt.Tekst);
        Assert.That((bool)(await ImporterAsync(fil, kilde: "nytt")).Json["uendret"]!, Is.True, "the next night it need not be said");
        Assert.That((string)(await ImporterAsync(fil)).Json["type"]!, Is.EqualTo("urn:ledger:problem:annen-kilde"), "the old one is no more");
    }

    [Test]
    public async Task The_source_is_compared_with_the_ledger_account_by_account()
    {
        await BokfoerAsync(Rader("L 1 100", "B 1 -100"));
        var lik = await _tjener.GetAsync(Aar(_k) + "/avstemming?kilde=system");
        Assert.That(
            lik.Json["linjer"]!.AsArray().Select(l => ((string)l!["konto"]!, (decimal)l["kilde"]!, (decimal)l["ledger"]!, (decimal)l["differanse"]!)),
            Is.EqualTo(new[] { ("010", 100m, 100m, 0m), ("10", -100m, -100m, 0m) }), lik.Tekst);
        Assert.That((decimal)lik.Json["sumDifferanse"]!, Is.Zero);

        await KrevAsync(_tjener.ImporterAsync(Aar(_k) + "/importer", Csv("X", 1, beloep: 5_00), "ved siden av"));
        var ulik = await _tjener.GetAsync(Aar(_k) + "/avstemming?kilde=system");
        Assert.That(ulik.Json["linjer"]!.AsArray().Select(l => (decimal)l!["differanse"]!), Is.EqualTo(new[] { 5m, -5m }));
        Assert.That((decimal)ulik.Json["sumDifferanse"]!, Is.EqualTo(10m));
        Assert.That((decimal)(await _tjener.GetAsync(Aar(_k) + $"/avstemming?kilde=system&versjon={lik.Json["versjon"]}")).Json["sumDifferanse"]!, Is.Zero);
        var csv = await _tjener.SendAsync(HttpMethod.Get, Aar(_k) + "/avstemming?kilde=system", hoder: ("Accept", "text/csv"));
        Assert.That((csv.Status, csv.Tekst.Split('\n').Count(l => l.Contains("010", StringComparison.Ordinal))), Is.EqualTo((HttpStatusCode.OK, 1)), csv.Tekst);
        Assert.That((await _tjener.GetAsync(Aar(_k) + "/avstemming?kilde=ukjent")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(Aar(_k) + "/avstemming")).Status, Is.EqualTo(HttpStatusCode.OK), "without a source it is the registers against the ledger");
    }

    [Test]
    public async Task A_source_was_heard_from_also_when_nothing_had_changed()
    {
        await BokfoerAsync(Rader("L 1 100", "B 1 -100"));
        var foer = (await _tjener.GetAsync(Aar(_k) + "/kilder")).Json["kilder"]![0]!;
        Assert.That(((string)foer["kilde"]!, (int)foer["antallBilag"]!), Is.EqualTo(("system", 1)));
        await Task.Delay(5);
        await KrevAsync(ImporterAsync(Rader("L 1 100", "B 1 -100")));
        var etter = (await _tjener.GetAsync(Aar(_k) + "/kilder")).Json["kilder"]![0]!;
        Assert.That((DateTimeOffset)etter["sistMottatt"]!, Is.GreaterThan((DateTimeOffset)foer["sistMottatt"]!));
        Assert.That((long)etter["versjon"]!, Is.EqualTo((long)foer["versjon"]!));
    }

    [Test]
    public async Task A_dry_run_answers_and_leaves_no_trace()
    {
        var foer = await _tjener.GetAsync(Sti(_k));
        var svar = await ImporterAsync(Rader("L 1 100", "B 1 -100"), "&proevekjoering=true");
        Assert.That((svar.Status, (string)svar.Json["status"]!, svar.Json["perioder"]!.AsArray().Count), Is.EqualTo((HttpStatusCode.OK, "proevekjoert", 1)), svar.Tekst);
        Assert.That((await _tjener.GetAsync(Sti(_k))).Tekst, Is.EqualTo(foer.Tekst));
    }

    [Test]
    public async Task Ndjson_says_the_same_and_rows_of_one_key_add_up()
    {
        await BokfoerAsync(Rader("L 1 60", "L 1 40", "B 1 -100"));
        var json = """
            {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"1","periode":1,"beloep":100}
            {"kontoklasse":"balanse","kapittel":"10","sektor":"320","periode":1,"beloep":-100}
            """;
        var svar = await SendAsync(json, "", "system", "application/x-ndjson");
        Assert.That((bool)svar.Json["uendret"]!, Is.True, svar.Tekst);
    }

    [TestCase("", "mangler")]
    [TestCase("?kilde=a/b", "ugyldig_format")]
    [TestCase("?kilde=a&lukketPeriode=foersteApne", "ugyldig_format")]
    [TestCase("?kilde=a&differansekonto=13.320", "mangler")]
    [TestCase("?kilde=a&differansekonto=13.320&differansegrense=-1", "ugyldig_beloep")]
    [TestCase("?kilde=a&ukjentProsjekt=lag", "ugyldig_format")]
    [TestCase("?kilde=a&kumulativ=ja", "ugyldig_format")]
    public async Task What_cannot_be_read_of_the_question_is_told(string spoersmaal, string kode)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Aar(_k) + "/saldoimporter" + spoersmaal, new StringContent(Rader("L 1 1"), Encoding.UTF8, "text/csv"));
        Assert.That((svar.Status, svar.Koder.Single()), Is.EqualTo((HttpStatusCode.BadRequest, kode)), svar.Tekst);
    }

    [TestCase("kontoklasse;art;beloep\ndrift;010;1\n", 400, "manglende_kolonne")]
    [TestCase("bilagsreferanse;kontoklasse;art;periode;beloep\nA;drift;010;1;1\n", 400, "ukjent_kolonne")]
    [TestCase(Overskrift, 400, "tomt_innhold")]
    [TestCase(Overskrift + "drift;010;202;;;1;;0;1\n", 422, "bare_balanse_i_periode_0")]
    [TestCase(Overskrift + "balanse;;;10;320;;;14;1\n", 422, "ugyldig_periode")]
    [TestCase(Overskrift + "balanse;;;10;320;;;1;1.234\n", 422, "for_mange_desimaler")]
    public async Task What_cannot_be_read_of_the_rows_is_told(string fil, int status, string kode)
    {
        var svar = await ImporterAsync(fil);
        Assert.That(((int)svar.Status, svar.Koder.First()), Is.EqualTo((status, kode)), svar.Tekst);
    }

    /// <summary>«L 1 100»: pay, period 1, 100 kr. M is food, B the bank, E equity.</summary>
    [Test]
    public async Task How_much_a_file_may_change_is_the_municipalitys_own_and_journalled()
    {
        async Task<(HttpStatusCode, decimal?, decimal?)> Bremse() =>
            await _tjener.GetAsync(Sti(_k) + "/saldobremse") is var s ? (s.Status, (decimal?)s.Json["lukketAndel"], (decimal?)s.Json["borteAndel"]) : default;
        Assert.That(await Bremse(), Is.EqualTo((HttpStatusCode.OK, 0.05m, 0.02m)));
        await BokfoerAsync(Rader("L 1 100", "M 1 20", "B 1 -120"));
        var fil = Rader("L 1 120", "B 1 -120");
        Assert.That((await ImporterAsync(fil, "&fullstendig=true")).Status, Is.EqualTo(HttpStatusCode.Conflict), "a third of the keys");

        Assert.That((await _tjener.PutAsync(Sti(_k) + "/saldobremse", new { borteAndel = 1.5m })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity).Or.EqualTo(HttpStatusCode.BadRequest));
        var satt = await _tjener.PutAsync(Sti(_k) + "/saldobremse", """{"borteAndel":0.5000}""");
        Assert.That((satt.Status, (bool)satt.Json["endret"]!), Is.EqualTo((HttpStatusCode.OK, true)), satt.Tekst);
        Assert.That((bool)(await _tjener.PutAsync(Sti(_k) + "/saldobremse", """{"borteAndel":0.5,"lukketAndel":0.05}""")).Json["endret"]!, Is.False, "the same");
        Assert.That(await Bremse(), Is.EqualTo((HttpStatusCode.OK, 0.05m, 0.5m)));
        await BokfoerAsync(fil, "&fullstendig=true");
        await KontrollerAsync(_tjener, _k);
    }

    private static string Rader(params string[] rader) => Overskrift + string.Concat(rader.Select(r => r.Split(' ') is [var konto, var periode, var beloep]
        ? (konto switch { "L" => "drift;010;202;;;1", "M" => "drift;115;202;;;1", "B" => "balanse;;;10;320;", _ => "balanse;;;5990;080;" }) + $";;{periode};{beloep}\n"
        : throw new FormatException(r)));

    private async Task BokfoerAsync(string fil, string valg = "")
    {
        var svar = await ImporterAsync(fil, valg);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
    }

    private Task<Svar> ImporterAsync(string fil, string valg = "", string kilde = "system") => SendAsync(fil, valg, kilde, "text/csv");

    private Task<Svar> SendAsync(string fil, string valg, string kilde, string type) =>
        _tjener.SendAsync(HttpMethod.Post, $"{Aar(_k)}/saldoimporter?kilde={kilde}{valg}", new StringContent(fil, Encoding.UTF8, type));
}
