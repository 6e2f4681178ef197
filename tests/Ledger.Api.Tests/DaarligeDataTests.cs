using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// plan.md 9, line by line, over HTTP: what is refused names its status, row, field and code, and nothing is written; what is only told is taken, with
/// the row, field and code of the warning.
/// </summary>
public sealed class DaarligeDataTests
{
    private const string K = "3203";
    private const string Vedtak = "/regnskap/2025/budsjett/vedtak";
    private const string Fakta = "slag;objekt;maal;enhet;aar;periode;dato;verdi;beloep;kode;tekst;merke\n";
    private const string Plan = "aar;kontoklasse;art;ramme;funksjon;ansvar;prosjekt;fond;tiltak;beloep\n";
    private const string Prognose = "/serier/prognose/2025-T1/rader";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Feilkommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20|30 Helse|302 Sykehjem < 30", 2024, 2025, 2026);

        await KrevAsync(_tjener.PutAsync(Aar(K) + "/bevilgninger", """
            [{"kode":"SKOLE","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"210"}},{"kode":"HELSE","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"30"}}]
            """));
        await TattAsync(Vedtak, Vedtaket("B", "2024-12-10", "opprinnelig", """
            {"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1000},{"kontoklasse":"drift","art":"870","funksjon":"800","ansvar":"302","beloep":-1000}
            """));
        await TattAsync(Vedtak, Vedtaket("KD1", "2025-01-03", "detaljering", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":5}""", "\"av\":\"B\","));
        await TattAsync(Vedtak, Vedtaket("T1", "2025-05-01", "tertial1", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":7}"""));
        await TattAsync(Vedtak, Vedtaket("T1-ny", "2025-05-02", "tertial1", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":8}""", "\"erstatter\":\"T1\",\"tekst\":\"Skrivefeil\","));
        foreach (var (register, csv) in new[]
        {
            ("indikator", "kode;navn;maaleenhet;desimaler\nppt;Henvisninger;antall;0\nandel;Andel;prosent;1\n"), ("prosjekt", "kode;navn;eier;type\nI1;Ny skole;210;enkelt\n"),
            ("tiltak", "kode;navn;gruppe\nT1;Tiltak;Drift\n"), ("oppdrag", "kode;navn;type\nO1;Oppdrag;verbalvedtak\n"),
        })
        {
            await TattAsync($"/registre/{register}/objekter", csv);
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>JSON may write half a character, which no text can have: it was a fault of the service.</summary>
    [TestCase("/opplysninger", """{"slag":"kommentar","objekt":"enhet:210","maal":"k","aar":2025,"tekst":"\ud800"}""", "ugyldig_tegn")]
    [TestCase("/opplysninger", """{"slag":"kommentar","objekt":"enhet:210","maal":"k","aar":2025,"\ud800":"x"}""", "ukjent_kolonne")]
    [TestCase("/registre/tiltak/objekter", """{"kode":"T9","navn":"\udc00x"}""", "ugyldig_tegn")]
    [TestCase("/regnskap/2025/saldoimporter?kilde=halv", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"\ud800","periode":1,"beloep":1}""", "ugyldig_tegn")]
    [TestCase("/importprofiler/forslag", """{"konto":"\ud800","periode":1,"beloep":1}""", "ugyldig_tegn")]
    public async Task Half_a_character_is_refused_by_name(string sti, string rad, string kode)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent($"[{rad}]", Encoding.UTF8, "application/json"), "dev-admin");
        Assert.That((svar.Status, svar.Koder.FirstOrDefault()), Is.EqualTo((HttpStatusCode.BadRequest, kode)), svar.Tekst);
    }

    [TestCase("""{"kontoklasse":"drift","art":"010","ramme":"netto","ansvar":"210","beloep":1}""", "linjer[0].ramme art_eller_ramme")]
    [TestCase("""{"kontoklasse":"drift","art":"010","funksjon":"202","ramme":"netto","ansvar":"210","beloep":1}""", "linjer[0].ramme art_eller_ramme")]
    [TestCase("""{"kontoklasse":"drift","konto":"10100","ramme":"netto","ansvar":"210","beloep":1}""", "linjer[0].ramme art_eller_ramme")]
    [TestCase("""{"kontoklasse":"drift","ansvar":"210","beloep":1}""", "linjer[0].art art_eller_ramme")]
    [TestCase("""{"kontoklasse":"investering","ramme":"netto","ansvar":"210","beloep":1}""", "linjer[0].ramme ramme_kontoklasse")]
    [TestCase("""{"kontoklasse":"drift","ramme":"utlaan","ansvar":"210","beloep":1}""", "linjer[0].ramme ramme_kontoklasse")]
    [TestCase("""{"kontoklasse":"drift","ramme":"netto","fond":"BUFFER","ansvar":"210","beloep":1}""", "linjer[0].fond skal_vaere_tom")]
    [TestCase("""{"kontoklasse":"drift","ramme":"netto","funksjon":"202","ansvar":"210","beloep":1}""", "linjer[0].funksjon skal_vaere_tom")]
    [TestCase("""{"kontoklasse":"drift","ramme":"netto","ansvar":"99","beloep":1}""", "linjer[0].ansvar ukjent_ansvar")]
    [TestCase("""{"kontoklasse":"drift","ramme":"brutto","ansvar":"210","beloep":1}""", "linjer[0].ramme ugyldig_format")]
    [TestCase("""{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"20","beloep":1}""", "linjer[0].ansvar ansvar_ikke_blad")]
    [TestCase("""{"kontoklasse":"drift","art":"001","funksjon":"202","ansvar":"210","beloep":1}""", "linjer[0].art ukjent_art")]
    [TestCase("""{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","tiltak":"T9","beloep":1}""", "linjer[0].tiltak ukjent_objekt")]
    public Task A_budget_line_has_either_art_or_frame(string linje, string feil) => AvvistAsync(Vedtak, Vedtaket("X", "2025-02-01", "annet", linje), 422, feil);

    [TestCase("drift;netto;010;;210;1", "2 ramme art_eller_ramme")]
    [TestCase("drift;;;;210;1", "2 art art_eller_ramme")]
    [TestCase("drift;;;;20;1", "2 art art_eller_ramme")]
    [TestCase("investering;;;;20;1", "2 art art_eller_ramme")]
    [TestCase("investering;netto;;;210;1", "2 ramme ramme_kontoklasse")]
    [TestCase("drift;netto;;202;210;1", "2 funksjon skal_vaere_tom")]
    [TestCase("drift;;010;202;20;1", "2 ansvar ansvar_ikke_blad")]
    public Task And_so_has_a_row_of_a_file(string rad, string feil) => AvvistAsync(
        Vedtak + "?vedtaksreferanse=X&vedtaksdato=2025-02-01&organ=KST&type=annet", $"kontoklasse;ramme;art;funksjon;ansvar;beloep\n{rad}\n", 422, feil);

    [TestCase("/importer", "tiltak")]
    [TestCase("/importer", "ramme")]
    [TestCase("/saldoimporter?kilde=feil", "tiltak")]
    [TestCase("/saldoimporter?kilde=feil", "ramme")]
    public async Task Postings_have_neither_measure_nor_frame(string sti, string felt)
    {
        var bilag = sti == "/importer" ? "bilagsreferanse;bilagsdato;" : "";
        var svar = await _tjener.ImporterAsync(Aar(K) + sti, $"{bilag}periode;kontoklasse;art;funksjon;kapittel;sektor;ansvar;beloep;{felt}\n", "feil" + felt);
        Assert.That((svar.Status, Feil(svar)), Is.EqualTo((HttpStatusCode.BadRequest, $"1 {felt} ukjent_kolonne")), svar.Tekst);
    }

    [TestCase("tiltak")]
    [TestCase("ramme")]
    public Task And_neither_has_a_bilag(string felt) => AvvistAsync("/regnskap/2025/bilag", $$"""
        {"bilagsreferanse":"Z","bilagsdato":"2025-01-10","periode":1,"tekst":"x","posteringer":[{"kontoklasse":"drift","art":"010","{{felt}}":"x","beloep":1}]}
        """, 400, $"posteringer[0].{felt} ukjent_kolonne");

    [TestCase("""{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"302","beloep":1}""", "", "linjer[0].ansvar ingen_ramme")]
    [TestCase("""{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1}""", "\"fullstendig\":true,", "fullstendig ramme_gaar_ikke_opp")]
    public Task Details_are_of_a_frame(string linje, string hode, string feil) =>
        AvvistAsync(Vedtak, Vedtaket("X", "2025-02-01", "detaljering", linje, "\"av\":\"B\"," + hode), 422, feil);

    [TestCase("annet", "NEI", 422, "erstatter ukjent_vedtak", "urn:ledger:problem:valideringsfeil", null)]
    [TestCase("tertial1", "T1", 409, "erstatter vedtak_er_erstattet", "urn:ledger:problem:vedtak-er-erstattet", "erstattetAv=T1-ny")]
    [TestCase("annet", "T1-ny", 422, "erstatter vedtakstype_ulik", "urn:ledger:problem:valideringsfeil", null)]
    [TestCase("annet", "B", 422, "erstatter vedtakstype_ulik", "urn:ledger:problem:valideringsfeil", null)]
    [TestCase("annet", "T1", 422, "erstatter vedtakstype_ulik", "urn:ledger:problem:valideringsfeil", null)]
    [TestCase("opprinnelig", "B", 409, "erstatter vedtak_har_detaljering", "urn:ledger:problem:vedtak-har-detaljering", "detaljering=KD1")]
    public async Task A_decision_that_is_replaced_is_there_is_of_the_same_type_and_is_replaced_once(
        string type, string erstatter, int status, string feil, string problem, string? tillegg)
    {
        var svar = await AvvistAsync(Vedtak, Vedtaket("X", "2025-06-01", type, "", $"\"erstatter\":\"{erstatter}\",\"tekst\":\"x\","), status, feil);
        Assert.That((string?)svar.Json["type"], Is.EqualTo(problem));
        if (tillegg?.Split('=') is [var navn, var verdi])
        {
            Assert.That((string?)svar.Json[navn], Is.EqualTo(verdi), svar.Tekst);
        }
    }

    [TestCase("T1-ny", "", "tekst mangler")]
    [TestCase("T1-ny", "\"tekst\":\"\",\"begrunnelse\":\"\",", "tekst mangler")]
    [TestCase("NEI", "", "tekst mangler | erstatter ukjent_vedtak")]
    public Task What_only_annuls_says_why(string erstatter, string hode, string feil) =>
        AvvistAsync(Vedtak, Vedtaket("X", "2025-06-01", "tertial1", "", $"\"erstatter\":\"{erstatter}\",{hode}"), 422, feil);

    [Test]
    public async Task An_original_budget_of_the_year_itself_is_refused_while_there_is_one()
    {
        var svar = await AvvistAsync(
            Vedtak, Vedtaket("X", "2025-02-01", "opprinnelig", """{"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1}"""), 409,
            "vedtaksdato opprinnelig_etter_aarets_start");
        Assert.That((string?)svar.Json["type"], Is.EqualTo("urn:ledger:problem:opprinnelig-finnes"), "year.md decides the status");
        var foer = await TattAsync(Vedtak + "?proevekjoering=true", Vedtaket("X", "2024-12-11", "opprinnelig", """{"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1}"""));
        Assert.That(Varsler(foer), Does.Contain("type opprinnelig_finnes"), "several add up when they are made in time");
        var sen = await TattAsync("/regnskap/2024/budsjett/vedtak?proevekjoering=true", Vedtaket("X", "2024-02-01", "opprinnelig", """{"kontoklasse":"drift","ramme":"netto","ansvar":"210","beloep":1}"""));
        Assert.That(Varsler(sen), Does.Contain("vedtaksdato vedtatt_etter_fristen"));
    }

    [Test]
    public async Task A_plan_is_adopted_when_each_of_its_years_has_rows()
    {
        await TattAsync("/serier/oekonomiplan/2026-2030/rader", Plan + "2026;drift;010;;202;210;;;;1\n2027;drift;010;;202;210;;;;1\n2029;drift;010;;202;210;;;;1\n");
        var svar = await AvvistAsync(
            "/serier/oekonomiplan/2026-2030/vedtak", """{"vedtaksreferanse":"KST-P","vedtaksdato":"2025-12-10","organ":"kommunestyret"}""", 422, "aar planperiode");
        Assert.That((string)svar.Json["feil"]![0]!["melding"]!, Does.Contain("ingen rader for 2028, 2030;"));
    }

    [TestCase("tull")]
    [TestCase(":I1")]
    [TestCase("prosjekt:")]
    public async Task Facts_are_asked_for_by_register_and_code(string objekt)
    {
        var svar = await _tjener.GetAsync(Sti(K) + "/opplysninger?objekt=" + objekt);
        Assert.That((svar.Status, string.Join(' ', svar.Koder)), Is.EqualTo((HttpStatusCode.BadRequest, "ugyldig_format")), svar.Tekst);
        Assert.That((await _tjener.GetAsync(Sti(K) + "/opplysninger?objekt=prosjekt:UKJENT")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/serier/oekonomiplan/2025-2027/rader", "2025;drift;010;;202;210;;;;1", "kode planperiode")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2030;drift;010;;202;210;;;;1", "2 aar planperiode")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2025;drift;010;;202;210;;;;1", "2 aar planperiode")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", ";drift;010;;202;210;;;;1", "2 aar mangler")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;010;netto;;210;;;;1", "2 ramme art_eller_ramme")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;;;;210;;;;1", "2 art art_eller_ramme")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;investering;;netto;;210;;;;1", "2 ramme ramme_kontoklasse")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;;netto;202;210;;;;1", "2 ramme skal_vaere_tom")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;010;;202;20;;;;1", "2 ansvar ansvar_ikke_blad")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;010;;202;99;;;;1", "2 ansvar ukjent_ansvar")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;010;;202;210;P9;;;1", "2 prosjekt ukjent_prosjekt")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;010;;202;210;;F9;;1", "2 fond ukjent_fond")]
    [TestCase("/serier/oekonomiplan/2026-2029/rader", "2026;drift;010;;202;210;;;T9;1", "2 tiltak ukjent_objekt")]
    public Task A_plan_has_four_years_and_rows_in_them(string sti, string rad, string feil) => AvvistAsync(sti, Plan + rad + "\n", 422, feil);

    [Test]
    public async Task A_plan_or_proposal_that_does_not_balance_and_a_plan_that_is_not_the_budget_are_told()
    {
        var plan = await TattAsync("/serier/oekonomiplan/2025-2028/rader", Plan + "2025;drift;;netto;;210;;;;1000\n2025;drift;870;;800;302;;;;-1000\n2027;drift;;netto;;210;;;;4\n");
        Assert.That((Varsler(plan), (string)plan.Json["varsler"]![0]!["melding"]!), Is.EqualTo(("beloep budsjett_ikke_i_balanse", "drift 2027 summerer til 4,00\u00a0kr; et budsjett skal gå i null (kommuneloven § 14-10).")), plan.Tekst);
        var ulik = await TattAsync("/serier/oekonomiplan/2025-2028/rader", Plan + "2025;drift;;netto;;210;;;;1001\n2025;drift;870;;800;302;;;;-1001\n");
        Assert.That(Varsler(ulik), Is.EqualTo("beloep budsjett_ikke_i_balanse | beloep plan_ulik_budsjett | beloep plan_ulik_budsjett"), ulik.Tekst);
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/serier/forslag/F1", new { aar = 2025, type = "tertial2" }));
        var forslag = await TattAsync("/serier/forslag/F1/rader", "ansvar;art;funksjon;beloep\n210;010;202;5\n");
        Assert.That(Varsler(forslag), Is.EqualTo("beloep budsjett_ikke_i_balanse"), forslag.Tekst);
    }

    [TestCase("20;manuell;1\n210;manuell;1\n", "2 ansvar prognose_overlapper | 3 ansvar prognose_overlapper")]
    [TestCase("210;manuell;\n", "2 beloep mangler")]
    [TestCase("210;justering;\n", "2 beloep mangler")]
    [TestCase("210;;\n", "2 beloep mangler")]
    [TestCase("210;lineaer;1\n", "2 beloep skal_vaere_tom")]
    [TestCase("210;gjetning;1\n", "2 metode ukjent_metode")]
    [TestCase("210;gjetning;\n", "2 metode ukjent_metode")]
    [TestCase("210;manuell;mye\n", "2 beloep ugyldig_beloep")]
    [TestCase("210;manuell;1.234\n", "2 beloep for_mange_desimaler")]
    [TestCase("210;manuell;1\n210;manuell;2\n", "3 ansvar dublett_opplysning")]
    public Task A_part_of_a_forecast_is_of_units_that_no_other_part_is_of_and_has_what_its_method_needs(string rader, string feil) =>
        AvvistAsync(Prognose, "ansvar;metode;beloep\n" + rader, 422, feil);

    [TestCase("?fullstendig=true&omfang=tull", "omfang ugyldig_format")]
    [TestCase("?fullstendig=true&omfang=ansvar:99", "omfang ugyldig_format")]
    [TestCase("?omfang=tull", "omfang ugyldig_format")]
    public Task The_extent_of_a_file_is_read_also_when_nothing_is_taken_away(string sporring, string feil) =>
        AvvistAsync(Prognose + sporring, "ansvar;metode;beloep\n210;manuell;1\n", 400, feil);

    [TestCase("2024", "2 aar ugyldig_kombinasjon")]
    [TestCase("i år", "2 aar ugyldig_kombinasjon")]
    public Task A_row_of_a_forecast_is_of_its_year(string aar, string feil) => AvvistAsync(Prognose, $"ansvar;metode;beloep;aar\n210;manuell;1;{aar}\n", 422, feil);

    [TestCase("-1")]
    [TestCase("7")]
    [TestCase("99")]
    [TestCase("1.5", "for_mange_desimaler")]
    public Task An_indicator_has_a_whole_number_of_decimals(string desimaler, string kode = "utenfor_omraadet") => AvvistAsync(
        "/registre/indikator/objekter", $"kode;navn;maaleenhet;desimaler\nx;H;antall;{desimaler}\n", 422, "2 desimaler " + kode);

    [Test]
    public async Task A_series_has_a_name_of_a_line_and_a_column_of_objects_says_of_what()
    {
        var serie = await _tjener.PutAsync(Sti(K) + "/serier/prognose/egen", new { aar = 2025, tilPeriode = 4, navn = new string('x', 201) });
        Assert.That((serie.Status, Feil(serie)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "navn for_lang")), serie.Tekst);
        var register = await _tjener.PutAsync(Sti(K) + "/registre/egen", new { navn = "R", kolonner = new[] { new { id = "a", type = "objekt" } } });
        Assert.That((register.Status, Feil(register)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "kolonner[0].register mangler")), register.Tekst);
    }

    [TestCase("\"prognose\":\"NEI\"", "prognose", "prognose/NEI")]
    [TestCase("\"forslag\":\"NEI\"", "forslag", "forslag/NEI")]
    [TestCase("\"seksjoner\":[{\"id\":\"a\",\"rapport\":\"tull\"}]", "seksjoner/a", "rapport er en av")]
    [TestCase("\"seksjoner\":[{\"id\":\"a\",\"rapport\":\"avvik\",\"parametre\":{\"ansvr\":\"210\"}}]", "seksjoner/a", "ansvr")]
    public async Task What_a_document_cannot_show_is_found_in_its_draft(string hva, string sted, string nevnt)
    {
        var svar = await _tjener.PutAsync(Sti(K) + "/publikasjoner/kladd", $$"""{"tittel":"Tertial","type":"tertialrapport","aar":2025,"tilPeriode":2,{{hva}}}""");
        var funn = svar.Json["funn"]!.AsArray().Single(f => (string)f!["kode"]! == "rapport_feiler" && (string?)f["verdi"] == sted)!;
        Assert.That((string)funn["melding"]!, Does.Contain(nevnt), svar.Tekst);
    }

    [Test]
    public async Task A_part_that_overlaps_one_that_is_there_is_told_by_its_line()
    {
        await TattAsync("/serier/prognose/2025-09/rader", "ansvar;metode;beloep\n20;manuell;1\n");
        var svar = await AvvistAsync("/serier/prognose/2025-09/rader", "ansvar;metode;beloep\n302;manuell;1\n212;manuell;1\n", 422, "3 ansvar prognose_overlapper");
        Assert.That((string)svar.Json["feil"]![0]!["melding"]!, Does.Contain("212").And.Contain("20"));
    }

    [Test]
    public async Task A_lock_tells_of_open_periods_and_of_a_year_before_that_is_not_there_and_what_is_locked_is_not_written()
    {
        await TattAsync("/serier/prognose/2025-02/rader", "ansvar;metode\n302;fjoraarsprofil\n210;fjoraarsprofil\n");
        var laas = await _tjener.PostAsync(Sti(K) + "/serier/prognose/2025-02/laas", new { });
        Assert.That((laas.Status, Varsler(laas)), Is.EqualTo((HttpStatusCode.OK, "tilPeriode perioden_er_aapen | tilPeriode perioden_er_aapen | metode fjoraar_mangler")), laas.Tekst);
        Assert.That((string)laas.Json["varsler"]![2]!["melding"]!, Does.Contain("210"), "the units");
        foreach (var svar in new[]
        {
            await SendAsync("/serier/prognose/2025-02/rader", "ansvar;metode\n302;lineaer\n"), await _tjener.PutAsync(Sti(K) + "/serier/prognose/2025-02", new { navn = "x" }),
            await _tjener.PostAsync(Sti(K) + "/serier/prognose/2025-02/laas", new { }),
            await SendAsync("/regnskap/2025/rapportering?prognose=2025-02", "slag;kode;metode;beloep\nenhet;302;lineaer;\n"),
        })
        {
            Assert.That((svar.Status, (string?)svar.Json["type"]), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:serien-er-laast")), svar.Tekst);
        }

        object dokument = new { tittel = "Tertial", type = "tertialrapport", aar = 2025, tilPeriode = 2, seksjoner = new[] { new { id = "avvik", rapport = "avvik" } } };
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/publikasjoner/t", dokument));
        await KrevAsync(_tjener.PostAsync(Sti(K) + "/publikasjoner/t/laas", new { }));
        foreach (var svar in new[] { await _tjener.PutAsync(Sti(K) + "/publikasjoner/t", dokument), await _tjener.PostAsync(Sti(K) + "/publikasjoner/t/laas", new { }) })
        {
            Assert.That((svar.Status, (string?)svar.Json["type"]), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:dokumentet-er-laast")), svar.Tekst);
        }
    }

    [Test]
    public async Task Appropriations_do_not_overlap_and_a_frame_above_them_is_told()
    {
        var svar = await _tjener.PutAsync(Sti(K) + "/regnskap/2026/bevilgninger", """
            [{"kode":"A","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"20"}},{"kode":"B","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"210"}}]
            """);
        Assert.That((svar.Status, Feil(svar)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "[1].filter bevilgninger_overlapper")), svar.Tekst);
        Assert.That((string)svar.Json["feil"]![0]!["melding"]!, Is.EqualTo("Bevilgningene A og B har noe felles: netto ansvar 210."), "both, and an example");
        var over = await TattAsync(Vedtak + "?proevekjoering=true", Vedtaket("X", "2025-02-01", "annet", """{"kontoklasse":"drift","ramme":"netto","ansvar":"20","beloep":1}"""));
        Assert.That(Varsler(over), Does.Contain("linjer ramme_utenfor_bevilgning"), over.Tekst);
    }

    [TestCase("maaling;tiltak:T9;oppnaadd;;2025;T1;;;1;;;", "2 objekt ukjent_objekt")]
    [TestCase("maaling;noe:T1;oppnaadd;;2025;T1;;;1;;;", "2 objekt ukjent_objekt")]
    [TestCase("kommentar;bevilgning:NEI;k;;2025;;;;;;x;", "2 objekt ukjent_objekt")]
    [TestCase("kommentar;linje:6;k;;2025;;;;;;x;", "2 objekt ugyldig_format")]
    [TestCase("maaling;indikator:nei;verdi;;2025;T1;;1;;;;", "2 objekt ukjent_indikator")]
    [TestCase("maaling;indikator:ppt;verdi;99;2025;T1;;1;;;;", "2 enhet ukjent_ansvar")]
    [TestCase("kommentar;enhet:99;k;;2025;;;;;;x;", "2 objekt ukjent_ansvar")]
    [TestCase("status;tiltak:T1;status;;2025;T1;;;;Kanskje;;", "2 kode ukjent_status")]
    [TestCase("status;oppdrag:O1;status;;2025;T1;;;;Kanskje;;", "2 kode ukjent_status")]
    [TestCase("status;prosjekt:I1;fase;;;;2025-01-01;;;F9;;", "2 kode ukjent_status")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;1;;;;ikkeMaalt", "2 verdi verdi_eller_merke")]
    [TestCase("maaling;tiltak:T1;oppnaadd;;2025;T1;;;1;;;anonymisert", "2 verdi verdi_eller_merke")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;;;;;", "2 verdi verdi_eller_merke")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;;;;;anslag", "2 verdi verdi_eller_merke")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;mange;;;;", "2 verdi ugyldig_tall")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;1e3;;;;", "2 verdi ugyldig_tall")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;NaN;;;;", "2 verdi ugyldig_tall")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;1,5;;;;", "2 verdi for_mange_desimaler")]
    [TestCase("maaling;indikator:andel;verdi;;2025;T1;;1.25;;;;", "2 verdi for_mange_desimaler")]
    [TestCase("maaling;indikator:ppt;verdi;;;;0001-01-01;1;;;;", "2 dato utenfor_omraadet")]
    [TestCase("maaling;indikator:ppt;verdi;;;;2200-01-01;1;;;;", "2 dato utenfor_omraadet")]
    [TestCase("maaling;indikator:ppt;verdi;;2024;;2025-02-01;1;;;;", "2 dato ugyldig_kombinasjon")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;;2024-12-31;1;;;;", "2 dato ugyldig_kombinasjon")]
    [TestCase("forklaring;enhet:210;ukraina;;2025;T1;;;-5;;;", "2 tekst mangler")]
    [TestCase("status;oppdrag:O1;status;;2025;T1;;1;;Ferdig;;", "2 verdi skal_vaere_tom")]
    [TestCase("kommentar;enhet:210;k;;2025;;;1;2;;x;", "2 verdi skal_vaere_tom | 2 beloep skal_vaere_tom")]
    [TestCase("forklaring;enhet:210;u;;2025;T1;;;-5;X;x;", "2 kode skal_vaere_tom")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;;1;;X;;", "2 kode skal_vaere_tom")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T4;;1;;;;", "2 periode ugyldig_periode")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T0;;1;;;;", "2 periode ugyldig_periode")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;M13;;1;;;;", "2 periode ugyldig_periode")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;M00;;1;;;;", "2 periode ugyldig_periode")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;2024Q1;;1;;;;", "2 periode ugyldig_periode")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;T1;2025-01-01;1;;;;", "2 periode ugyldig_periode")]
    [TestCase("maaling;prosjekt:I1;kostnadsramme;;;;2025-01-01;;-100;;;", "2 beloep ugyldig_beloep")]
    [TestCase("maaling;prosjekt:I1;kostnadsramme;;;;2025-01-01;-100;;;;", "2 verdi ugyldig_beloep")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;M01;;1;;;;\nmaaling;indikator:ppt;verdi;;2025;M01;;2;;;;", "3 objekt dublett_opplysning")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;aar;;1;;;;\nmaaling;indikator:ppt;;;2025;;;2;;;;", "3 objekt dublett_opplysning")]
    public Task A_fact_is_about_what_is_there_and_has_one_value_of_its_kind(string rader, string feil) => AvvistAsync("/opplysninger", Fakta + rader + "\n", 422, feil);

    [TestCase("maaling;indikator:andel;verdi;;2025;T1;;100.1;;;;", "2 verdi uvanlig_verdi")]
    [TestCase("maaling;indikator:andel;verdi;;2025;T2;;-1;;;;", "2 verdi uvanlig_verdi")]
    [TestCase("maaling;prosjekt:I1;kostnadsramme;;;;2025-01-01;;100;;;", "2 vedtak ramme_uten_vedtak")]
    [TestCase("status;prosjekt:I1;fase;;;;2199-01-01;;;F3;;", "2 dato framtidig_dato")]
    [TestCase("maaling;indikator:ppt;verdi;;2025;M03;;1;;;;\nmaaling;indikator:ppt;verdi;;2025;M03;;1;;;;", "3 body dublett_opplysning")]
    public async Task It_is_taken_and_told(string rader, string varsler) =>
        Assert.That(Varsler(await TattAsync("/opplysninger", Fakta + rader + "\n")), Is.EqualTo(varsler));

    [Test]
    public async Task One_code_twice_in_a_register_is_told_with_both_lines_and_what_would_tell_them_apart()
    {
        var svar = await AvvistAsync("/registre/tiltak/objekter", "kode;navn;gruppe;kildeId\nA;En;D;1\nB;B;D;2\nA;To;D;3\n", 422, "4 kode dublett_objekt");
        Assert.That((string)svar.Json["feil"]![0]!["melding"]!, Does.Contain("linje 2 og 4").And.Contain("kildeId (1 og 3)"));
    }

    [TestCase("plan", "kode;navn;type\n#;Det som blir borte;plan\n", "kommentar;plan:#;k;;2026;;;;;;x;", null)]
    [TestCase("prosjekt", "kode;navn;eier;type\n#;Det som blir borte;210;enkelt\n", null, """{"kontoklasse":"investering","art":"230","funksjon":"222","ansvar":"210","prosjekt":"#","beloep":1}""")]
    [TestCase("tiltak", "kode;navn;gruppe\n#;Det som blir borte;D\n", null, """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","tiltak":"#","beloep":1}""")]
    public async Task An_object_in_use_is_ended_and_told_and_its_amounts_stay(string register, string csv, string? faktum, string? linje)
    {
        var kode = "BORTE-" + register;
        await TattAsync($"/registre/{register}/objekter", csv.Replace("#", kode, StringComparison.Ordinal));
        if (faktum is not null)
        {
            await TattAsync("/opplysninger", Fakta + faktum.Replace("#", kode, StringComparison.Ordinal) + "\n");
        }

        if (linje is not null)
        {
            await TattAsync("/regnskap/2026/budsjett/vedtak", Vedtaket("U" + register, "2026-02-01", "annet", linje.Replace("#", kode, StringComparison.Ordinal)));
        }

        var svar = await TattAsync($"/registre/{register}/objekter?fullstendig=true", csv.Replace("#", "NY-" + register, StringComparison.Ordinal));
        Assert.That(svar.Json["avsluttet"]!.AsArray().Select(k => (string)k!), Does.Contain(kode), svar.Tekst);
        Assert.That(
            svar.Json["varsler"]!.AsArray().Where(v => ((string)v!["melding"]!).Contains(kode, StringComparison.Ordinal)).Select(v => $"{v!["felt"]} {v["kode"]}"),
            Is.EqualTo(new[] { "kode objekt_i_bruk" }), svar.Tekst);
        var objekt = await _tjener.GetAsync(Sti(K) + $"/registre/{register}/objekter/{kode}");
        Assert.That((string?)objekt.Json["objekt"]!["gyldigTil"], Is.Not.Null, "ended, not removed");
        if (linje is not null)
        {
            Assert.That((await _tjener.GetAsync(Sti(K) + "/regnskap/2026/budsjett/vedtak")).Tekst, Does.Contain(kode));
        }
    }

    [TestCase("""[{"id":"b","kilde":{"kolonne":"revidertBudsjett"}},{"id":"x","formel":"b - y"}]""", "kolonner[1].formel ukjent_kolonne")]
    [TestCase("""[{"id":"x","formel":"x + 1"}]""", "kolonner[0].formel formel_i_ring")]
    [TestCase("""[{"id":"x","formel":"y + 1"},{"id":"y","formel":"z * 2"},{"id":"z","formel":"x"}]""", "kolonner[0].formel formel_i_ring")]
    [TestCase("""[{"id":"k","kilde":{"kommentar":"k"}},{"id":"x","formel":"k * 2"}]""", "kolonner[1].formel ugyldig_type")]
    [TestCase("""[{"id":"x","formel":"1 +"}]""", "kolonner[0].formel ugyldig_format")]
    [TestCase("""[{"id":"x","kilde":{"kolonne":"finnesIkke"}}]""", "kolonner[0].kilde.kolonne ukjent_kolonne")]
    [TestCase("""[{"id":"x","kilde":{"kolonne":"regnskap","filter":{"art":"abc"}}}]""", "kolonner[0].kilde.filter.art ugyldig_format")]
    [TestCase("""[{"id":"x","kilde":{"kolonne":"regnskap","filter":{"kontoklasse":"tull"}}}]""", "kolonner[0].kilde.filter.kontoklasse ukjent_kontoklasse")]
    [TestCase("""[{"id":"x","kilde":{"maaling":"m","periode":"T9"}}]""", "kolonner[0].kilde.periode ugyldig_periode")]
    public async Task A_formula_is_of_columns_that_are_there_and_not_of_itself(string kolonner, string feil)
    {
        var svar = await _tjener.PutAsync(Sti(K) + "/tabeller/feil", $$"""{"navn":"Feil","rader":{"register":"tiltak"},"kolonner":{{kolonner}}}""");
        Assert.That((svar.Status, Feil(svar)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, feil)), svar.Tekst);
    }

    [Test]
    public async Task What_is_divided_by_a_sum_of_0_is_null()
    {
        await KrevAsync(_tjener.PutAsync(Sti(K) + "/tabeller/null", """
            {"navn":"Null","rader":{"register":"oppdrag"},"gruppering":["type"],"summer":["type","alle"],"kolonner":[{"id":"a","kilde":{"maaling":"a"}},{"id":"b","kilde":{"maaling":"b"}},{"id":"x","formel":"a / b"}]}
            """));
        await TattAsync("/opplysninger", Fakta + "maaling;oppdrag:O1;a;;2025;;;;5;;;\nmaaling;oppdrag:O1;b;;2025;;;;0;;;\n");
        var svar = await _tjener.GetAsync(Aar(K) + "/tabeller/null");
        Assert.That(svar.Json["rader"]!.AsArray().Select(r => (r!["a"]!.ToString(), r["x"]?.ToString())), Has.Exactly(3).EqualTo(("5.00", (string?)null)), svar.Tekst);
    }

    [TestCase("/regnskap/2025/avvik?ansvr=210", 400, "ansvr ukjent_parameter")]
    [TestCase("/regnskap/2025/rammekontroll?stat=varsel", 400, "stat ukjent_parameter")]
    [TestCase("/regnskap/2025/tabeller/oekonomiplantiltak?niva=alle", 400, "niva ukjent_parameter")]
    [TestCase("/serier?slagg=prognose", 400, "slagg ukjent_parameter")]
    [TestCase("/serier?slag=prognoser", 400, "slag ugyldig_format")]
    [TestCase("/opplysninger?objekter=x", 400, "objekter ukjent_parameter")]
    [TestCase("/registre/tiltak/objekter?sok=x", 400, "sok ukjent_parameter")]
    [TestCase("/regnskap/2025/tabeller/oekonomiplantiltak?nivaa=tull", 400, "nivaa ugyldig_format")]
    [TestCase("/regnskap/2025/tabeller/%2500", 404, "")]
    [TestCase("/regnskap/2025/avvik?prognose=NEI", 404, "")]
    [TestCase("/regnskap/2025/avvik?forrigePrognose=NEI", 404, "")]
    [TestCase("/regnskap/2025/driftsregnskap?forslag=NEI", 404, "")]
    [TestCase("/regnskap/2025/investeringsregnskap?plan=NEI", 404, "")]
    [TestCase("/regnskap/2025/tabeller/oekonomiplantiltak?plan=NEI", 404, "")]
    [TestCase("/regnskap/2025/tertialrapport?prognose=NEI", 404, "")]
    [TestCase("/regnskap/2025/rammekontroll?prognose=NEI", 404, "")]
    [TestCase("/regnskap/2025/prognosetreff?prognose=NEI", 404, "")]
    [TestCase("/regnskap/2025/prognose/maaneder?prognose=NEI", 404, "")]
    [TestCase("/regnskap/2025/gjeldsutvikling?plan=NEI", 404, "")]
    [TestCase("/regnskap/2025/rapportering.xlsx?prognose=NEI", 404, "")]
    [TestCase("/serier/prognose/NEI", 404, "")]
    public async Task A_question_names_what_is_there(string sti, int status, string feil)
    {
        var svar = await _tjener.GetAsync(Sti(K) + sti);
        Assert.That(((int)svar.Status, Feil(svar)), Is.EqualTo((status, feil)), svar.Tekst);
    }

    [Test]
    public async Task A_key_of_a_unit_writes_nothing_of_others_and_who_only_reads_sees_no_internal_text()
    {
        var noekkel = await _tjener.PostAsync("/v1/noekler", new { navn = "Enhet 20", scopes = new[] { "ledger:rapporter" }, kommuner = new[] { K }, enheter = new[] { "20" } });
        foreach (var (sti, csv, linje) in new[]
        {
            ("/opplysninger", "slag;objekt;maal;aar;tekst\nkommentar;enhet:210;k;2025;Vår\nkommentar;enhet:30;k;2025;Andres\n", 3),
            ("/serier/prognose/2025-05/rader", "ansvar;metode;beloep\n210;manuell;1\n30;manuell;1\n", 3),
        })
        {
            var svar = await SendAsync(sti, csv, (string)noekkel.Json["noekkel"]!);
            Assert.That((svar.Status, (int?)svar.Json["feil"]![0]!["linje"]), Is.EqualTo((HttpStatusCode.Forbidden, linje)), svar.Tekst);
        }

        await TattAsync("/opplysninger", "slag;objekt;maal;aar;tekst;synlighet\nkommentar;enhet:212;inne;2025;Internt;\nkommentar;enhet:212;ute;2025;Eksternt;ekstern\n");
        var lest = (await _tjener.GetAsync(Sti(K) + "/opplysninger?objekt=enhet:212", "dev-les")).Tekst;
        Assert.That((lest.Contains("Eksternt", StringComparison.Ordinal), lest.Contains("Internt", StringComparison.Ordinal)), Is.EqualTo((true, false)));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/opplysninger?objekt=enhet:212", "dev-rapporter")).Tekst, Does.Contain("Internt"));
    }

    [Test]
    public async Task Who_reports_writes_forecasts_only_and_who_books_makes_projects_and_changes_none()
    {
        foreach (var sti in new[] { "/serier/oekonomiplan/2025-2028/rader", "/serier/forslag/F9/rader" })
        {
            Assert.That((await SendAsync(sti, Plan + "2025;drift;;netto;;210;;;;1\n", "dev-rapporter")).Status, Is.EqualTo(HttpStatusCode.Forbidden), sti);
        }

        const string Nytt = "kode;navn;eier;type\nNYTT;Nytt;210;enkelt\n";
        Assert.That((await SendAsync("/registre/prosjekt/objekter", Nytt, "dev-bokfor")).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await SendAsync("/registre/prosjekt/objekter", Nytt, "dev-bokfor")).Status, Is.EqualTo(HttpStatusCode.OK), "the same again changes nothing");
        foreach (var svar in new[]
        {
            await SendAsync("/registre/prosjekt/objekter", Nytt.Replace("Nytt;", "Endret;", StringComparison.Ordinal), "dev-bokfor"),
            await SendAsync("/registre/prosjekt/objekter?fullstendig=true", Nytt, "dev-bokfor"), await SendAsync("/registre/tiltak/objekter", "kode;navn;gruppe\nNYTT;x;y\n", "dev-bokfor"),
            await _tjener.PutAsync(Sti(K) + "/prosjekter/NYTT", new { navn = "Endret" }, "dev-bokfor"),
        })
        {
            Assert.That((svar.Status, (string?)svar.Json["type"]), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:mangler-scope")), svar.Tekst);
        }
    }

    [Test]
    public async Task A_project_that_is_defined_has_its_phase_and_frame_as_facts_of_the_day()
    {
        var sti = Sti(K) + "/prosjekter/PUT-1";
        await KrevAsync(_tjener.PutAsync(sti, new { navn = "Bru", fase = "F2", kostnadsramme = 5_000_000 }, "dev-budsjett"));
        await KrevAsync(_tjener.PutAsync(sti, new { navn = "Bru", fase = "F3", kostnadsramme = 5_000_000 }));
        Assert.That((bool)(await _tjener.PutAsync(sti, new { navn = "Bru", fase = "F3", kostnadsramme = 5_000_000 })).Json["endret"]!, Is.False);
        var svar = (await _tjener.GetAsync(sti)).Json;
        Assert.That(
            ((string)svar["fase"]!, (decimal)svar["kostnadsramme"]!, (decimal)svar["kostnadsrammeFoerste"]!, svar["faser"]!.AsArray().Count, svar["kostnadsrammer"]!.AsArray().Count),
            Is.EqualTo(("F3", 5_000_000m, 5_000_000m, 1, 1)), "one phase a day");
        await TattAsync("/opplysninger", Fakta + "status;prosjekt:PUT-1;fase;;;;2020-01-01;;;F1;;\n");
        Assert.That((string?)(await _tjener.GetAsync(sti + "?perDato=2021-01-01")).Json["fase"], Is.EqualTo("F1"));
        Assert.That((await _tjener.PutAsync(sti, new { navn = "Bru", kostnadsramme = -1 })).Koder, Is.EqualTo(new[] { "ugyldig_beloep" }));
    }

    private static string Vedtaket(string referanse, string dato, string type, string linjer, string hode = "") =>
        $$"""{"vedtaksreferanse":"{{referanse}}","vedtaksdato":"{{dato}}","organ":"kommunestyret","type":"{{type}}",{{hode}}"linjer":[{{linjer}}]}""";

    /// <summary>What is refused moves no version.</summary>
    private async Task<Svar> AvvistAsync(string sti, string innhold, int status, string feil)
    {
        var foer = (long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!;
        var svar = await SendAsync(sti, innhold);
        Assert.That(((int)svar.Status, Feil(svar)), Is.EqualTo((status, feil)), svar.Tekst);
        Assert.That((long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!, Is.EqualTo(foer));
        return svar;
    }

    private async Task<Svar> TattAsync(string sti, string innhold)
    {
        var svar = await SendAsync(sti, innhold);
        Assert.That(svar.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created), svar.Tekst);
        return svar;
    }

    private Task<Svar> SendAsync(string sti, string innhold, string noekkel = "dev-admin") => _tjener.SendAsync(
        HttpMethod.Post, Sti(K) + sti, new StringContent(innhold, Encoding.UTF8, innhold.TrimStart().StartsWith('{') ? "application/json" : "text/csv"), noekkel);

    private static string Feil(Svar svar) => Vist(svar.Json["feil"]);

    private static string Varsler(Svar svar) => Vist(svar.Json["varsler"]);

    private static string Vist(JsonNode? liste) => string.Join(" | ", (liste?.AsArray() ?? []).Select(f => $"{f!["linje"]} {f["felt"]} {f["kode"]}".Trim()));
}
