using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Definitions and facts of the finance register over HTTP: what is taken, what is refused and with which code, and corrections.</summary>
public sealed class FinansregisterTests
{
    private const string F = "/v1/kommuner/3203/finans";
    private const string Hode = "referanse;slag;objekt;dato;til;type;beloep;prosent;motobjekt;kilde;erstatter\n";

    private Tjener _tjener = null!;
    private int _nummer;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await RegistrerAsync(_tjener, "3203");
        await PutAsync("/portefoeljer/P", new { navn = "P", type = "langsiktig", startdato = "2020-01-01" });
        await PutAsync("/beholdninger/FOND", Beholdning());
        await PutAsync("/beholdninger/BANK", Beholdning(("aktivaklasse", "bank"), ("kapittel", "10"), ("sektor", "320")));
        foreach (var kode in new[] { "L-1", "L-2" })
        {
            await PutAsync("/laan/" + kode, Laan());
        }

        var import = await ImporterAsync(
            "A-1;laanebevegelse;L-1;2024-01-15;;opptak;100.00;;;;\nA-2;laanebevegelse;L-1;2024-06-15;;avdrag;-40.00;;;;\n"
                + "A-3;verdsetting;FOND;2024-12-31;;;100.00;;;;\nA-4;rentevilkaar;L-1;2024-01-15;2027-01-15;fast;;4.2;;;\n");
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
        Assert.That(((int)import.Json["foerstePostnummer"]!, (int)import.Json["sistePostnummer"]!, (int)import.Json["antallPoster"]!), Is.EqualTo((1, 4, 4)));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>row, status, code</summary>
    [TestCase("B;ukjent;L-1;2024-07-01;;avdrag;-1;;;;", 422, "ukjent_slag")]
    [TestCase("B;laanebevegelse;L-1;2024-07-01;;innskudd;1;;;;", 422, "ugyldig_type")]
    [TestCase("B;verdsetting;FOND-X;2024-07-01;;;1;;;;", 422, "ukjent_beholdning")]
    [TestCase("B;laanebevegelse;L-X;2024-07-01;;avdrag;-1;;;;", 422, "ukjent_laan")]
    [TestCase("B;mellomvaerende;P-X;2024-07-01;;fordring;1;;;;", 422, "ukjent_portefoelje")]
    [TestCase("B;stroem;FOND;2024-07-01;;overfoering;-1;;X;;", 422, "ukjent_motobjekt")]
    [TestCase("A-1;laanebevegelse;L-1;2024-07-01;;avdrag;-1;;;;", 409, "referanse_finnes")]
    [TestCase("B;verdsetting;FOND;2024-12-31;;;1;;;;X", 422, "erstatter_ukjent")]
    [TestCase("B;verdsetting;BANK;2024-12-31;;;1;;;;A-3", 422, "erstatter_annet_objekt")]
    [TestCase("B;verdsetting;FOND;2024-12-31;;;1;;;;", 409, "verdsetting_finnes")]
    [TestCase("B;verdsetting;FOND;2024-11-30;;;-1;;;;", 422, "negativ_verdi")]
    [TestCase("B;laanebevegelse;L-1;2024-03-15;;avdrag;-61;;;;", 422, "restgjeld_negativ")]
    [TestCase("B;laanebevegelse;L-1;2023-12-31;;avdrag;-1;;;;", 422, "bevegelse_utenfor_loepetid")]
    [TestCase("B;laanebevegelse;L-1;2024-07-01;;avdrag;1;;;;", 422, "feil_fortegn")]
    [TestCase("B;laanebevegelse;L-1;2024-07-01;;inngaaende;1;;;;", 422, "inngaaende_ikke_foerst")]
    [TestCase("B;laanebevegelse;L-2;2024-07-01;;refinansiering;60;;L-1;;", 422, "refinansiering_ulik")]
    [TestCase("B;stroem;FOND;2024-07-01;;overfoering;-1;;BANK;;", 422, "rebalansering_gaar_ikke_i_null")]
    [TestCase("B;rentevilkaar;L-1;2025-01-15;2025-04-15;flytende;;4.5;;;", 422, "rentevilkaar_overlapper")]
    [TestCase("B;rentevilkaar;L-1;2028-01-15;2028-01-15;flytende;;4.5;;;", 422, "til_foer_fra")]
    [TestCase("B;verdsetting;FOND;2199-01-01;;;1;;;;", 422, "fremtidig_dato")]
    [TestCase("B;maaling;FOND;2024-07-01;;rentedurasjon;2.9;;;;", 422, "mangler")]
    [TestCase("B;laanebevegelse;L-1;2024-07-01;;opptak;0;;;;", 422, "feil_fortegn")]
    [TestCase("B;stroem;FOND;2024-07-01;;innskudd;-1;;;;", 422, "feil_fortegn")]
    [TestCase("B;stroem;FOND;2024-07-01;;uttak;1;;;;", 422, "feil_fortegn")]
    [TestCase("B;laanebevegelse;L-2;2024-07-01;;refinansiering;60;;L-X;;", 422, "ukjent_motobjekt")]
    [TestCase("B;laanebevegelse;L-1;2035-01-01;;avdrag;-1;;;;", 422, "bevegelse_utenfor_loepetid")]
    [TestCase("B;rentevilkaar;L-1;2026-01-15;2028-01-15;fast;;4.5;;;", 422, "rentevilkaar_overlapper")]
    [TestCase("B;markedsrente;nok-swap;2024-07-01;;aar;;4.5;;;", 422, "ugyldig_type")]
    [TestCase("B;verdsetting;FOND;2024-07-01;;opptak;1;;;;", 422, "skal_vaere_tom")]
    [TestCase("B;verdsetting;FOND;2024-07-01;2024-08-01;;1;;;;", 422, "skal_vaere_tom")]
    [TestCase("B;verdsetting;FOND;2024-13-01;;;1;;;;", 422, "ugyldig_format")]
    [TestCase("B;verdsetting;FOND;2024-07-01;;;ti;;;;", 422, "ugyldig_beloep")]
    [TestCase("B;verdsetting;FOND;2024-07-01;;;1.001;;;;", 422, "for_mange_desimaler")]
    [TestCase("B;rentevilkaar;L-2;2024-07-01;2025-07-01;fast;;4.1234567;;;", 422, "for_mange_desimaler")]
    [TestCase("B;rentevilkaar;L-2;2024-07-01;2025-07-01;fast;;420;;;", 422, "utenfor_omraadet")]
    [TestCase("B-{0};verdsetting;FOND;2024-07-01;;;1;;;;", 422, "for_lang")]
    [TestCase("B;laanebevegelse;L-1;2024-07-01;;;-1;;;;", 422, "mangler")]
    public async Task A_bad_row_is_refused_with_row_and_field(string rad, int status, string kode)
    {
        var svar = await ImporterAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, rad, new string('9', 100)) + "\n");
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst);
        Assert.That(svar.Json["feil"]!.AsArray().Select(f => ((int?)f!["linje"], (string)f["kode"]!)), Has.Member(((int?)2, kode)), svar.Tekst);
    }

    /// <summary>definition, status, code</summary>
    [TestCase("fordeling_sum", 422)]
    [TestCase("laan_i_bruk", 409)]
    public async Task A_bad_loan_is_refused(string kode, int status)
    {
        var laan = kode == "fordeling_sum" ? Laan(andel: 0.5m) : Laan(forfall: "2024-03-01");
        var svar = await _tjener.PutAsync(F + "/laan/L-1", laan);
        Assert.That(((int)svar.Status, (string)svar.Json["feil"]![0]!["kode"]!), Is.EqualTo((status, kode)), svar.Tekst);
    }

    /// <summary>A row is replaced once; a column that nobody knows is refused with its name; and nothing of what was refused is there.</summary>
    [Test]
    public async Task What_is_refused_leaves_nothing()
    {
        await ImporterAsync("E-1;verdsetting;BANK;2024-09-30;;;1;;;;\nE-2;verdsetting;BANK;2024-09-30;;;2;;;;E-1\n");
        async Task<string> StandAsync() => (await _tjener.GetAsync(F + "/poster?antall=1000")).Tekst;
        var foer = await StandAsync();
        var igjen = await ImporterAsync("E-3;verdsetting;BANK;2024-09-29;;;1;;;;\nE-4;verdsetting;BANK;2024-09-30;;;3;;;;E-1\n");
        Assert.That(((int)igjen.Status, (int)igjen.Json["feil"]![0]!["linje"]!, (string)igjen.Json["feil"]![0]!["felt"]!, (string)igjen.Json["feil"]![0]!["kode"]!),
            Is.EqualTo((409, 3, "erstatter", "allerede_erstattet")), igjen.Tekst);
        var kolonne = await _tjener.ImporterAsync(F + "/importer", "referanse;slag;objekt;dato;kurs\nE-5;verdsetting;BANK;2024-09-29;1\n", "kolonne");
        Assert.That(((int)kolonne.Status, (string)kolonne.Json["feil"]![0]!["felt"]!, (string)kolonne.Json["feil"]![0]!["kode"]!), Is.EqualTo((400, "kurs", "ukjent_kolonne")), kolonne.Tekst);
        Assert.That(await StandAsync(), Is.EqualTo(foer));
    }

    /// <summary>definition: path, body, status, field, code</summary>
    private static IEnumerable<TestCaseData> Definisjoner()
    {
        object Strategi(decimal andel, decimal nedre, decimal oevre) => new
        {
            strategi = new object[]
            {
                new { portefoelje = "P", aktivaklasse = "aksjer", andel, nedre, oevre }, new { portefoelje = "P", aktivaklasse = "obligasjoner", andel = 60, nedre = 50, oevre = 70 },
            },
        };
        object Grense(decimal nedre, decimal oevre, string maal = "sikringsgrad") => new { grenser = new object[] { new { id = "g", maal, nedre, oevre } } };
        object Bytte(object? plan, decimal? nominelt = null, string konvensjon = "30/360") => new
        {
            laan = "L-2", motpart = "Banken", nominelt, nominellplan = plan, retning = "betalerFast", fra = "2024-07-01", til = "2026-07-01", fastrente = 3, konvensjonFast = konvensjon,
        };
        yield return new("/finansreglement/2025-01-01", Strategi(30, 20, 40), 422, "strategi", "strategi_sum");
        yield return new("/finansreglement/2025-01-01", Strategi(40, 45, 50), 422, "strategi[0]", "grense_snudd");
        yield return new("/finansreglement/2025-01-01", Grense(60, 50), 422, "grenser[0].nedre", "grense_snudd");
        yield return new("/finansreglement/2025-01-01", Grense(40, 50, "ukjent"), 422, "grenser[0].maal", "ugyldig_format");
        yield return new("/finansreglement/januar", Grense(40, 50), 422, "gyldigFra", "ugyldig_format");
        yield return new("/portefoeljer/P", new { navn = "P", type = "langsiktig", startdato = "2020-01-01", bufferkapitalfond = "F-X" }, 422, "bufferkapitalfond", "ukjent_fond");
        yield return new("/beholdninger/NY", Beholdning(("portefoelje", "X")), 422, "portefoelje", "ukjent_portefoelje");
        yield return new("/beholdninger/NY", Beholdning(("kapittel", "x")), 422, "kapittel", "ukjent_kapittel");
        yield return new("/beholdninger/NY", Beholdning(("sektor", "x")), 422, "sektor", "ukjent_sektor");
        yield return new("/laan/L-1", Laan(form: "annuitet"), 409, "form", "laan_i_bruk");
        yield return new("/laan/L-1", Laan(valuta: "EUR"), 422, "valuta", "ugyldig_format");
        yield return new("/laan/NY", Laan(konvensjon: null), 422, "rentekonvensjon", "mangler");
        yield return new("/rentebytter/NY", Bytte(null), 422, "nominelt", "mangler");
        yield return new("/rentebytter/NY", Bytte(new object?[] { null }), 422, "nominellplan[0]", "mangler");
        yield return new("/finansreglement/2025-01-01", new { strategi = new object?[] { null } }, 422, "strategi[0]", "mangler");
        yield return new("/finansreglement/2025-01-01", new { grenser = new object?[] { null } }, 422, "grenser[0]", "mangler");
        yield return new("/finansreglement/2025-01-01", new { unntattMotpost = new object?[] { null } }, 422, "unntattMotpost", "mangler");
        yield return new("/finansreglement/2025-01-01", new { grenser = new object[] { new { id = "g", maal = "sikringsgrad" } } }, 422, "grenser[0].oevre", "mangler");
        object[] toGanger = [new { portefoelje = "P", aktivaklasse = "aksjer", andel = 40, nedre = 37, oevre = 43 }, new { portefoelje = "P", aktivaklasse = "aksjer", andel = 60, nedre = 57, oevre = 63 }];
        yield return new("/finansreglement/2025-01-01", new { strategi = toGanger }, 422, "strategi", "ugyldig_kombinasjon");
        yield return new("/laan/NY", Med(Laan(), ("fordeling", new JsonArray((JsonNode?)null))), 422, "fordeling[0]", "mangler");
        yield return new("/laan/NY", Med(Laan(), ("sektor", null)), 422, "sektor", "mangler");
        yield return new("/laan/NY", Med(Laan(), ("sektor", "999")), 422, "sektor", "ukjent_sektor");
        yield return new("/laan/NY", Med(Laan(), ("kapittel", "777")), 422, "kapittel", "ukjent_kapittel");
        yield return new("/laan/NY", Med(Laan(), ("foersteTermin", "2023-12-31")), 422, "foersteTermin", "utenfor_omraadet");
        yield return new("/laan/NY", Med(Laan(), ("foersteTermin", "2034-01-16")), 422, "foersteTermin", "utenfor_omraadet");
        yield return new("/beholdninger/NY", Beholdning(("isin", "NO123")), 422, "isin", "ugyldig_format");
        yield return new("/beholdninger/NY", Beholdning(("sfdr", "10")), 422, "sfdr", "ugyldig_format");
        yield return new("/beholdninger/NY", Beholdning(("sfdr", "Artikkel 8")), 422, "sfdr", "ugyldig_format");
        foreach (var felt in new[] { "kapittel", "sektor", "motpart" })
        {
            yield return new("/beholdninger/NY", Beholdning((felt, null)), 422, felt, "mangler");
        }

        yield return new("/eierposter/NY", new { navn = "N", selskapsform = "AS", gyldigFra = "2020-01-01", organisasjonsnummer = "910244131" }, 422, "organisasjonsnummer", "ugyldig_format");
        yield return new("/rentebytter/NY", Bytte(new[] { new { fra = "2024-07-01", nominelt = 1 } }, 1), 422, "nominelt", "skal_vaere_tom");
        yield return new("/rentebytter/NY", Bytte(new[] { new { fra = "2024-08-01", nominelt = 1 } }), 422, "nominellplan[0].fra", "utenfor_omraadet");
        yield return new("/rentebytter/NY", Bytte(new[] { new { fra = "2024-07-01", nominelt = 1 }, new { fra = "2026-07-01", nominelt = 1 } }), 422, "nominellplan[1].fra", "utenfor_omraadet");
        yield return new("/rentebytter/NY", Bytte(null, 1, "30/365"), 422, "konvensjonFast", "ugyldig_format");
    }

    [TestCaseSource(nameof(Definisjoner))]
    public async Task A_bad_definition_is_refused_with_its_field(string sti, object body, int status, string felt, string kode)
    {
        var svar = await _tjener.PutAsync(F + sti, body);
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst);
        Assert.That(svar.Json["feil"]!.AsArray().Select(f => ((string)f!["felt"]!, (string)f["kode"]!)), Has.Member((felt, kode)), svar.Tekst);
    }

    /// <summary>A swap that follows the loan's instalments is of what its plan says on the day.</summary>
    [Test]
    public async Task A_swap_may_follow_a_plan()
    {
        await PutAsync("/laan/L-3", Laan());
        await ImporterAsync("T-1;laanebevegelse;L-3;2024-01-15;;opptak;100;;;;\nT-2;rentevilkaar;L-3;2024-01-15;2024-04-15;flytende;;5;;;\n"
            + "T-3;rentevilkaar;L-3;2024-04-15;2024-12-15;flytende;;5;;;\n");
        object Bytte(decimal andre) => new
        {
            laan = "L-3", motpart = "Banken", retning = "betalerFast", fra = "2024-02-01", til = "2034-01-15", fastrente = 3, margin = 0.5, sikring = true,
            nominellplan = new object[] { new { fra = "2024-02-01", nominelt = 80 }, new { fra = "2024-06-01", nominelt = andre } },
        };
        var formye = await _tjener.PutAsync(F + "/rentebytter/B-3?proevekjoering=true", Bytte(120));
        Assert.That(formye.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EqualTo(new[] { "sikring_over_restgjeld" }), formye.Tekst);
        var svar = await _tjener.PutAsync(F + "/rentebytter/B-3", Bytte(60));
        Assert.That((svar.Json["varsler"], (bool)svar.Json["endret"]!), Is.EqualTo(((System.Text.Json.Nodes.JsonNode?)null, true)), svar.Tekst);
        async Task<decimal[]> FastAsync(string dato) => [.. (await _tjener.GetAsync(F + "/gjeld/rentebinding?dato=" + dato)).Json["stykker"]!.AsArray()
            .Where(s => (string)s!["laan"]! == "L-3").Select(s => (decimal)s!["beloep"]!)];
        Assert.That((await FastAsync("2024-01-31"), await FastAsync("2024-05-31"), await FastAsync("2024-06-01")), Is.EqualTo((new[] { 100m }, new[] { 80m, 20m }, new[] { 60m, 40m })));
        Assert.That((decimal)(await _tjener.GetAsync(F + "/rentebytter/B-3")).Json["nominellplan"]![1]!["nominelt"]!, Is.EqualTo(60m));
        await _tjener.PutAsync(F + "/rentebytter/B-3", new { laan = "L-3", motpart = "Banken", nominelt = 1, retning = "betalerFast", fra = "2024-02-01", til = "2024-02-02", fastrente = 3 });
    }

    /// <summary>A report sees the correction from its version on, and the earlier version as it was; the same file again answers the same receipt.</summary>
    [Test]
    public async Task A_correction_holds_from_its_version()
    {
        var foer = (long)(await _tjener.GetAsync(F + "/poster?antall=1")).Json["versjon"]!;
        const string rad = "R-1;verdsetting;BANK;2024-10-31;;;10.00;;;;\nR-2;verdsetting;BANK;2024-10-31;;;12.00;;;;R-1\n";
        var foerste = await _tjener.ImporterAsync(F + "/importer", Hode + rad, "rettelse");
        var igjen = await _tjener.ImporterAsync(F + "/importer", Hode + rad, "rettelse");
        Assert.That((foerste.Status, igjen.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)), foerste.Tekst + igjen.Tekst);
        Assert.That((int)foerste.Json["antallErstattet"]!, Is.EqualTo(1));
        Assert.That((bool)igjen.Json["alleredeBokfoert"]!, Is.True);
        async Task<decimal?> BankAsync(string ved) => (decimal?)(await _tjener.GetAsync(F + "/portefoeljer/P/plasseringer?dato=2024-11-02" + ved))
            .Json["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "bank")!["markedsverdi"];
        Assert.That((await BankAsync(""), await BankAsync($"&versjon={foer}")), Is.EqualTo(((decimal?)12m, (decimal?)null)), "nothing was valued yet");
        var poster = (await _tjener.GetAsync(F + "/poster?objekt=BANK")).Json["poster"]!.AsArray();
        Assert.That(poster.Select(p => (string?)p!["erstattetAv"]), Is.EqualTo(new[] { "R-2", null }));
    }

    /// <summary>A filed report stays at its version, the same again writes nothing, and what is owed of the year goes down by what is filed.</summary>
    [Test]
    public async Task A_filed_report_is_locked_and_counts()
    {
        var laast = (long)(await _tjener.GetAsync(F + "/finansrapporter?aar=2024")).Json["versjon"]!;
        var rapport = new { rapportdato = "2024-08-31", type = "tertial2", sak = "2024/9", vurderinger = new { risiko = "Lav.", avvik = "Ingen." } };
        var (foerste, igjen) = (await _tjener.PostAsync(F + "/finansrapporter", rapport), await _tjener.PostAsync(F + "/finansrapporter", rapport));
        Assert.That((foerste.Status, igjen.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)), foerste.Tekst + igjen.Tekst);
        Assert.That(((bool)foerste.Json["endret"]!, (bool)igjen.Json["endret"]!), Is.EqualTo((true, false)));
        await _tjener.PostAsync(F + "/finansrapporter", new { rapportdato = "2024-12-31", type = "aar", versjon = laast });
        var liste = (await _tjener.GetAsync(F + "/finansrapporter?aar=2024")).Json;
        var levert = liste["linjer"]![0]!;
        Assert.That(((string)levert["risikovurdering"]!, (string?)levert["markedsvurdering"], (long)levert["laastVersjon"]!), Is.EqualTo(("Lav.", (string?)null, laast)));
        var plikt = liste["rapporteringsplikt"]!;
        Assert.That(((int)plikt["krav"]!, (int)plikt["levert"]!, (int)plikt["mangler"]!), Is.EqualTo((3, 2, 1)));
        var hele = await _tjener.GetAsync((string)levert["adresse"]!);
        Assert.That(((long)hele.Json["versjon"]!, (string)hele.Json["dato"]!), Is.EqualTo((laast, "2024-08-31")), hele.Tekst);
        Assert.That((decimal)hele.Json["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "innlaan")!["verdi"]!, Is.EqualTo(60m));
        Assert.That((int)(await _tjener.GetAsync(F + "/rapport?dato=2025-01-31")).Json["rapporteringsplikt"]!["levert"]!, Is.Zero);
    }

    /// <summary>day, type, version, field, code</summary>
    [TestCase("2199-01-01", "aar", null, "rapportdato", "fremtidig_dato")]
    [TestCase("2024-12-31", "kvartal", null, "type", "ugyldig_type")]
    [TestCase("2024-12-31", null, null, "type", "mangler")]
    [TestCase(null, "aar", null, "rapportdato", "mangler")]
    [TestCase("2024-12-31", "aar", 99999, "versjon", "utenfor_omraadet")]
    public async Task A_bad_filing_is_refused(string? rapportdato, string? type, int? versjon, string felt, string kode)
    {
        var svar = await _tjener.PostAsync(F + "/finansrapporter", new { rapportdato, type, versjon });
        Assert.That(((int)svar.Status, (string)svar.Json["feil"]![0]!["felt"]!, (string)svar.Json["feil"]![0]!["kode"]!), Is.EqualTo((422, felt, kode)), svar.Tekst);
    }

    /// <summary>What is allowed and may be wrong is told on the row: rows, code</summary>
    [TestCase("V1;laanebevegelse;L-2;2024-03-01;;opptak;50;;;;", "rente_utloept")]
    [TestCase("V2;verdsetting;FOND;2023-12-31;;;100;;;;\nV3;verdsetting;FOND;2024-01-31;;;85;;;;\nV4;stroem;FOND;2024-01-15;;uttak;-20;;;;", "stor_stroem_uten_verdi")]
    [TestCase("V5;verdsetting;FOND;2024-04-30;;;100;;;;\nV6;verdsetting;FOND;2024-05-31;;;104;;;;\nV7;maaling;P;2024-05-31;;avkastningRapportert;;4.2;;forvalter;", "avvik_rapportert_avkastning")]
    [TestCase("V8;markedsrente;nok-swap;2024-05-31;;12;;0.042;;;", "prosent_som_brok")]
    public async Task What_may_be_wrong_is_told(string rader, string kode)
    {
        var svar = await _tjener.ImporterAsync(F + "/importer?proevekjoering=true", Hode.Replace("erstatter", "erstatter;aktivaklasse", StringComparison.Ordinal)
            + string.Concat(rader.Split('\n').Select(r => r + (r.Contains("Rapportert", StringComparison.Ordinal) ? ";aksjer\n" : ";\n"))), $"varsel-{_nummer++}");
        Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
        Assert.That(svar.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EqualTo(new[] { kode }), svar.Tekst);
    }

    /// <summary>A closed month takes facts and tells of them: in the receipt, and where register and accounts are compared.</summary>
    [Test]
    public async Task A_fact_of_a_closed_month_is_taken_and_told()
    {
        await KrevAsync(_tjener.PutAsync(
            "/v1/kommuner/3203/organisasjon/2023", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        var lukket = await _tjener.PutAsync("/v1/kommuner/3203/regnskap/2023/perioder/11", new { status = "lukket" });
        Assert.That(lukket.Status, Is.EqualTo(HttpStatusCode.OK), lukket.Tekst);
        var svar = await ImporterAsync("K-1;verdsetting;BANK;2023-11-30;;;7.00;;;;\nK-2;verdsetting;BANK;2023-10-31;;;7.00;;;;\n");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        Assert.That(
            svar.Json["varsler"]!.AsArray().Select(v => ((int?)v!["linje"], (string)v["kode"]!)),
            Is.EqualTo(new[] { ((int?)2, "periode_lukket"), (2, "dag_uten_saldo") }), svar.Tekst);
        var funn = (await _tjener.GetAsync(F + "/avstemming?dato=2023-11-30")).Json["funn"]!.AsArray();
        Assert.That(funn.Select(f => ((string)f!["kode"]!, (long)f["antall"]!, (decimal)f["beloep"]!)), Is.EqualTo(new[] { ("periode_lukket", 1L, 7m) }));
    }

    /// <summary>Half of a refinancing cannot be taken away alone.</summary>
    [Test]
    public async Task A_refinancing_is_undone_on_both_sides()
    {
        var par = await ImporterAsync("P-1;laanebevegelse;L-2;2024-08-01;;refinansiering;10;;L-1;;\nP-2;laanebevegelse;L-1;2024-08-01;;innfrielse;-10;;L-2;;\n");
        Assert.That(par.Status, Is.EqualTo(HttpStatusCode.Created), par.Tekst);
        var halv = await ImporterAsync("P-3;laanebevegelse;L-2;2024-08-01;;;;;;;P-1\n");
        Assert.That(((int)halv.Status, (string)halv.Json["feil"]![0]!["kode"]!), Is.EqualTo((422, "refinansiering_ulik")), halv.Tekst);
        var hel = await ImporterAsync("P-4;laanebevegelse;L-2;2024-08-01;;;;;;;P-1\nP-5;laanebevegelse;L-1;2024-08-01;;;;;;;P-2\n");
        Assert.That(hel.Status, Is.EqualTo(HttpStatusCode.Created), hel.Tekst);
    }

    /// <summary>A swap above what is owed is taken, and told; the excess hedges nothing. A swap of no loan is refused.</summary>
    [Test]
    public async Task A_swap_hedges_no_more_than_is_owed()
    {
        object Bytte(string laan) => new
        {
            laan, motpart = "Banken", nominelt = 80, retning = "mottarFast", fra = "2024-07-01", til = "2026-07-01", fastrente = 3, sikring = true, flytendeReferanse = "nibor3m",
            margin = 0.5,
        };
        var uten = await _tjener.PutAsync(F + "/rentebytter/B-1", Bytte("L-X"));
        Assert.That(((int)uten.Status, (string)uten.Json["feil"]![0]!["kode"]!), Is.EqualTo((422, "swap_uten_laan")), uten.Tekst);
        await ImporterAsync("N-1;markedsrente;nibor3m;2024-06-28;;3;;4.7;;;\n");
        async Task<System.Text.Json.Nodes.JsonNode> BindingAsync() => (await _tjener.GetAsync(F + "/gjeld/rentebinding?dato=2024-12-01&forklar=true")).Json;
        var foer = await BindingAsync();
        var med = await _tjener.PutAsync(F + "/rentebytter/B-1", Bytte("L-1"));
        Assert.That(med.Json["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EqualTo(new[] { "sikring_over_restgjeld" }), med.Tekst);
        var etter = await BindingAsync();
        Assert.That((decimal)etter["innlaan"]!, Is.EqualTo((decimal)foer["innlaan"]!));
        Assert.That(((decimal)foer["fast"]!, (decimal)etter["fast"]!), Is.EqualTo((60m, 0m)));
        var stykke = etter["stykker"]!.AsArray().Single(s => (string)s!["laan"]! == "L-1")!;
        Assert.That(((decimal)stykke["beloep"]!, (decimal)stykke["renteProsent"]!, (string)stykke["til"]!), Is.EqualTo((60m, 5.2m, "2025-01-01")));
        Assert.That(etter["varsler"]!.AsArray().Select(v => (string)v!["kode"]!), Is.EqualTo(new[] { "sikring_over_restgjeld" }));
        Assert.That((decimal)stykke["modifisertDurasjonAar"]!, Is.GreaterThan(0.07m).And.LessThan(0.09m), "31 of 365 days");
        Assert.That((await _tjener.PutAsync(F + "/rentebytter/B-1", Bytte("L-1"))).Json["endret"]!.GetValue<bool>(), Is.False);
    }

    /// <summary>Several reports of no fixed kind may be of a day; the same again, or of the same case, is the same report.</summary>
    [Test]
    public async Task Reports_of_no_fixed_kind_stand_beside_each_other()
    {
        async Task<bool> LeverAsync(string? sak, string risiko) => (bool)(await _tjener.PostAsync(
            F + "/finansrapporter", new { rapportdato = "2023-06-30", type = "annet", sak, vurderinger = new { risiko } })).Json["endret"]!;
        var endret = new[] { await LeverAsync(null, "a"), await LeverAsync(null, "b"), await LeverAsync(null, "a"), await LeverAsync("2023/1", "c"), await LeverAsync("2023/1", "d") };
        Assert.That(endret, Is.EqualTo(new[] { true, true, false, true, true }));
        var liste = (await _tjener.GetAsync(F + "/finansrapporter?aar=2023")).Json["linjer"]!.AsArray();
        Assert.That(liste.Select(l => (string)l!["risikovurdering"]!), Is.EquivalentTo(new[] { "a", "b", "d" }));
    }

    /// <summary>Every kind of entry of the register is in the extract, and somebody without our code gets the same chain.</summary>
    [Test]
    public async Task An_outsider_recomputes_the_chain_of_the_register()
    {
        await PutAsync("/finansreglement/2024-01-01", new
        {
            vedtak = "PS 12/24", fastrenteTerskelMaaneder = 12, grenser = new[] { new { id = "sikring", maal = "sikringsgrad", nedre = 0, maales = "rapportdato" } },
        });
        await PutAsync("/rentebytter/B-9", new { laan = "L-2", motpart = "Banken", nominelt = 1, retning = "betalerFast", fra = "2024-07-01", til = "2026-07-01", fastrente = 3 });
        await PutAsync("/eierposter/E-1", new { navn = "Vann IKS", selskapsform = "IKS", gyldigFra = "2020-01-01" });
        await _tjener.PostAsync(F + "/avstemming/merknader", new { linje = "A2", dato = "2024-12-31", beloep = 1, forklaring = "Refusjon." });
        await _tjener.PostAsync(F + "/reglement/avvik", new { grense = "sikring", fra = "2024-07-31", haandtering = "Meldt." });
        await _tjener.PostAsync(F + "/finansrapporter", new { rapportdato = "2024-04-30", type = "tertial1", vurderinger = new { risiko = "Lav." } });
        await ImporterAsync("U-1;verdsetting;BANK;2024-02-29;;;1.00;;;;\n");
        var uttrekk = (await _tjener.GetAsync("/v1/kommuner/3203/revisjon/uttrekk", "dev-revisjon")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!).ToList();
        Assert.That(Utenforstaaende.Hode(uttrekk), Is.EqualTo((string)uttrekk[0]["kjedehode"]!));
        string[] slagene =
            ["finansreglement", "portefoelje", "beholdning", "laan", "rentebytte", "eierpost", "finanspost", "finansmerknad", "finansrapport"];
        Assert.That(uttrekk.Skip(1).Select(p => (string)p["slag"]!).Distinct(), Is.SupersetOf(slagene));
    }

    private static JsonNode Med(object definisjon, params (string Felt, JsonNode? Verdi)[] felt)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(definisjon)!;
        foreach (var (navn, verdi) in felt)
        {
            json[navn] = verdi;
        }

        return json;
    }

    private static JsonNode Beholdning(params (string Felt, JsonNode? Verdi)[] felt) => Med(
        new { navn = "Fond", portefoelje = "P", aktivaklasse = "aksjer", motpart = "Forvalteren", kapittel = "18", sektor = "430", sfdr = "8" }, felt);

    private static object Laan(
        string forfall = "2034-01-15", decimal andel = 1m, string form = "serie", string? valuta = null, string? konvensjon = "act/365") => new
    {
        motpartsgruppe = "Banken", laangiver = "Banken", form, hovedstol = 100, foersteUtbetaling = "2024-01-15", forfall, terminerPerAar = 2,
        valuta, rentekonvensjon = konvensjon, sektor = "320", fordeling = new[] { new { formaal = "ikkeSelvfinansierende", motpost = "ingen", andel } },
    };

    private async Task PutAsync(string sti, object body)
    {
        var svar = await _tjener.PutAsync(F + sti, body);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
    }

    private Task<Svar> ImporterAsync(string rader) => _tjener.ImporterAsync(F + "/importer", Hode + rader, $"finans-{_nummer++}");
}
