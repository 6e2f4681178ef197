using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>A key that is bound to units reads and reports of them and of what lies below them, and of nothing else.</summary>
public sealed partial class EnhetsnoekkelTests
{
    private const string K = "3203";

    /// <summary>The operations that are parted by units, or are of none. All others are closed to such a key.</summary>
    private static readonly string[] Aapne =
    [
        "listKommuner", "hentKommune", "hentOrganisasjon", "listRegnskapsaar", "listRegistre", "hentRegister", "listTabeller", "hentTabelldefinisjon",
        "listSerier", "hentSerie", "listSerierader", "sendSerierader", "sendOpplysninger", "listOpplysninger", "hentRapporter", "driftsregnskap",
        "investeringsregnskap", "budsjettavvik", "hentOppstilling", "avvik", "tertialrapport", "prognosemaaneder", "prognosetreff",
        "forklaringer", "hentTabell", "hentTabellcelle", "listPosteringer", "posteringerBakLinje", "hentRapporteringsbok", "sendRapporteringsbok",
    ];

    private Tjener _tjener = null!;
    private string _noekkel = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Enhetskommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20|93 Helse|302 Sykehjemmet < 93", 2025);
        await KrevAsync(_tjener.PostAsync(Aar(K) + "/budsjett/vedtak", """
            {"vedtaksreferanse":"B","vedtaksdato":"2024-12-10","organ":"KST","type":"opprinnelig","linjer":[
             {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":1200},{"kontoklasse":"drift","art":"010","funksjon":"253","ansvar":"302","beloep":7777}]}
            """));
        foreach (var (ansvar, beloep, tekst) in new[] { ("210", 100m, "Lønn skole"), ("302", 777m, "Lønn sykehjem") })
        {
            await KrevAsync(_tjener.PostAsync(Aar(K) + "/bilag", new
            {
                bilagsreferanse = "F-" + ansvar, bilagsdato = "2025-02-01", periode = 2, tekst,
                posteringer = new object[]
                {
                    new { kontoklasse = "drift", art = "010", funksjon = ansvar == "210" ? "202" : "253", ansvar, beloep, tekst },
                    new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = -beloep },
                },
            }));
        }

        await Krevd(SendAsync("dev-admin", "/registre/prosjekt/objekter", "kode;navn;eier;type\nP-20;Ny skole;210;enkelt\nP-30;Hemmelig sykehjem;302;enkelt\n"));
        await Krevd(SendAsync("dev-admin", "/opplysninger", """
            slag;objekt;maal;enhet;aar;periode;beloep;tekst
            forklaring;enhet:210;a;;2025;aar;-5;Vår
            forklaring;enhet:302;a;;2025;aar;-6;Andres
            kommentar;prosjekt:P-30;k;;2025;aar;;Andres prosjekt
            kommentar;linje:5-4-1/6;k;;2025;aar;;Kommunens egen
            """));
        await Krevd(SendAsync("dev-admin", "/serier/prognose/2025-T1/rader", "ansvar;metode;beloep\n210;manuell;1300\n93;manuell;8888\n"));
        await Krevd(SendAsync("dev-admin", "/serier/prognose/2025-02/rader", "ansvar;metode\n210;fjoraarsprofil\n302;fjoraarsprofil\n"));
        await Krevd(_tjener.PostAsync(Sti(K) + "/serier/prognose/2025-02/laas", new { }));
        await Krevd(SendAsync("dev-admin", "/serier/oekonomiplan/2025-2028/rader", "aar;kontoklasse;art;funksjon;ansvar;beloep\n2025;drift;010;202;210;55\n2025;drift;010;253;302;7777\n"));
        await Krevd(_tjener.PutAsync(Sti(K) + "/serier/forslag/F", new { aar = 2025, type = "tertial1" }));
        await Krevd(SendAsync("dev-admin", "/serier/forslag/F/rader", "kontoklasse;art;funksjon;ansvar;prosjekt;beloep\ndrift;010;202;210;;5\ndrift;010;253;302;P-30;777\n"));
        await Krevd(_tjener.PutAsync(Sti(K) + "/tabeller/planer", """
            {"navn":"Planer","rader":{"register":"prosjekt","utenEier":true},"gruppering":["eier"],"summer":["alle"],
             "kolonner":[{"id":"plan","kilde":{"kolonne":"plan1"}},{"id":"forslag","kilde":{"kolonne":"foreslaattEndring"}},{"id":"prognose","kilde":{"kolonne":"prognose"}}]}
            """));
        _noekkel = await LagAsync(["ledger:les", "ledger:rapporter", "ledger:budsjett"], "20");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    public static IEnumerable<TestCaseData> Operasjoner() => Operasjon.Alle().Where(o => !o.ErAapen).Select(o => new TestCaseData(o).SetArgDisplayNames(o.ToString()));

    [TestCaseSource(nameof(Operasjoner))]
    public async Task What_is_not_parted_by_units_is_closed(Operasjon operasjon)
    {
        var svar = await _tjener.SendAsync(
            new HttpMethod(operasjon.Metode), operasjon.Adresse(), operasjon.TomtInnhold(), _noekkel, ("Idempotency-Key", "enheter"));
        var type = svar.Innholdstype == "application/problem+json" ? (string?)svar.Json["type"] : null;
        if (Aapne.Contains(operasjon.Id))
        {
            Assert.That(((int)svar.Status, type), Is.Not.EqualTo((403, "urn:ledger:problem:bundet-til-enhet")), svar.Tekst);
            Assert.That((int)svar.Status, Is.LessThan(500));
        }
        else
        {
            Assert.That((svar.Status, type), Is.AnyOf(
                (HttpStatusCode.Forbidden, "urn:ledger:problem:bundet-til-enhet"), (HttpStatusCode.Forbidden, "urn:ledger:problem:mangler-scope")), svar.Tekst);
        }
    }

    [TestCase("/avvik?nivaa=alle")]
    [TestCase("/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&prognose=2025-T1")]
    [TestCase("/tertialrapport")]
    [TestCase("/driftsregnskap?oppstilling=omraade")]
    [TestCase("/driftsregnskap?grupperPaa=ansvar")]
    [TestCase("/posteringer")]
    [TestCase("/prognose/maaneder?prognose=2025-T1")]
    [TestCase("/prognosetreff?prognose=2025-T1")]
    [TestCase("/forklaringer?nivaa=tjenesteomraade")]
    [TestCase("/tabeller/investeringsprosjekter")]
    public async Task A_report_holds_nothing_of_other_units(string sti)
    {
        var alt = await Krevd(_tjener.GetAsync(Aar(K) + sti));
        var svar = await Krevd(_tjener.GetAsync(Aar(K) + sti, _noekkel));
        Assert.That(Andres().Match(svar.Tekst).Value, Is.Empty, svar.Tekst);
        Assert.That(svar.Tekst, Does.Not.Contain("Kommunens"));

        Assert.That(svar.ETag, Is.Not.EqualTo(alt.ETag), "an answer of its own");
        Assert.That((await _tjener.GetAsync(Aar(K) + sti)).Tekst, Is.EqualTo(alt.Tekst), "and the other's is kept as it was");
        Assert.That((await _tjener.SendAsync(HttpMethod.Get, Aar(K) + sti, null, _noekkel, ("If-None-Match", alt.ETag!))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Every read that such a key may make, in every form: all but those of the municipality as a whole, which say what units there are.</summary>
    [TestCase("/registre")]
    [TestCase("/registre/prosjekt")]
    [TestCase("/tabeller")]
    [TestCase("/tabeller/planer")]
    [TestCase("/serier")]
    [TestCase("/serier/prognose/2025-02")]
    [TestCase("/serier/prognose/2025-02/rader")]
    [TestCase("/serier/oekonomiplan/2025-2028/rader")]
    [TestCase("/serier/forslag/F/rader")]
    [TestCase("/opplysninger")]
    [TestCase("/opplysninger?historikk=true")]
    [TestCase("/regnskap")]
    [TestCase("/regnskap/2025/avvik?nivaa=alle&forklar=true")]
    [TestCase("/regnskap/2025/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&prognose=2025-T1&forrigePrognose=2025-02&forslag=F")]
    [TestCase("/regnskap/2025/avvik?nivaa=ansvar&kolonnesett=plan")]
    [TestCase("/regnskap/2025/avvik?kolonner=plan1,prognose,foreslaattEndring&prognose=2025-02&forslag=F")]
    [TestCase("/regnskap/2025/avvik?perPeriode=true")]
    [TestCase("/regnskap/2025/avvik?grupperPaa=ansvar,art")]
    [TestCase("/regnskap/2025/tertialrapport?prognose=2025-02")]
    [TestCase("/regnskap/2025/driftsregnskap?kolonnesett=plan&forklar=true")]
    [TestCase("/regnskap/2025/driftsregnskap?oppstilling=art&fordelPaa=ansvar")]
    [TestCase("/regnskap/2025/driftsregnskap?oppstilling=omraade&prognose=2025-T1&forslag=F")]
    [TestCase("/regnskap/2025/investeringsregnskap?oppstilling=omraade")]
    [TestCase("/regnskap/2025/budsjettavvik")]
    [TestCase("/regnskap/2025/oppstillinger/5-4-2?prognose=2025-02")]
    [TestCase("/regnskap/2025/oppstillinger/5-4-2/linjer/20/posteringer")]
    [TestCase("/regnskap/2025/oppstillinger/5-4-1/linjer/6/posteringer")]
    [TestCase("/regnskap/2025/posteringer?kontoklasse=drift")]
    [TestCase("/regnskap/2025/prognose/maaneder?prognose=2025-02&nivaa=tjenesteomraade")]
    [TestCase("/regnskap/2025/prognosetreff?prognose=2025-02&nivaa=tjenesteomraade")]
    [TestCase("/regnskap/2025/forklaringer?nivaa=tjenesteomraade&tilPeriode=12")]
    [TestCase("/regnskap/2025/tabeller/planer?plan=2025-2028&forslag=F&prognose=2025-02")]
    [TestCase("/regnskap/2025/tabeller/planer/celler/sum:alle/forslag?forslag=F")]
    [TestCase("/regnskap/2025/tabeller/oekonomiplantiltak")]
    [TestCase("/regnskap/2025/tabeller/prosjektoekonomi")]
    [TestCase("/regnskap/2025/tabeller/indikatorer")]
    [TestCase("/regnskap/2025/tabeller/noekkeltall")]
    [TestCase("/regnskap/2025/tabeller/oppdrag")]
    [TestCase("/regnskap/2025/tabeller/tilsyn")]
    [TestCase("/regnskap/2025/tabeller/program")]
    [TestCase("/regnskap/2025/tabeller/investeringsprosjekter/celler/P-20/avvik")]
    [TestCase("/regnskap/2025/tabeller/investeringsprosjekter/celler/sum:alle/revidertBudsjett")]
    [TestCase("/regnskap/2025/tabeller/investeringsprosjekter/celler/P-30/avvik")]
    [TestCase("/regnskap/2025/rapportering.xlsx?prognose=2025-T1")]
    [TestCase("/regnskap/2025/rapportering.xlsx?prognose=2025-T1&enhet=302")]
    public async Task No_read_tells_of_other_units_in_any_form(string sti)
    {
        foreach (var form in new[] { "application/json", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" })
        {
            using var spurt = new HttpRequestMessage(HttpMethod.Get, Sti(K) + sti);
            spurt.Headers.Authorization = new("Bearer", _noekkel);
            spurt.Headers.TryAddWithoutValidation("Accept", form);
            using var svar = await _tjener.Klient.SendAsync(spurt);
            Assert.That((int)svar.StatusCode, Is.AnyOf(200, 404, 406), sti);
            Assert.That(Andres().Match(Tekst(await svar.Content.ReadAsByteArrayAsync())).Value, Is.Empty, $"{sti} {form}");
        }
    }

    /// <summary>The open reads are all in the list above, but for those that are of the municipality as a whole.</summary>
    [Test]
    public void No_open_read_is_forgotten()
    {
        string[] kommunens = ["listKommuner", "hentKommune", "hentOrganisasjon"];
        var lest = GetType().GetMethod(nameof(No_read_tells_of_other_units_in_any_form))!.GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Select(t => (string)((TestCaseAttribute)t).Arguments[0]!).ToList();
        var aapne = Operasjon.Alle().Where(o => o.Metode == "GET" && Aapne.Contains(o.Id) && !kommunens.Contains(o.Id));
        foreach (var operasjon in aapne)
        {
            var moenster = "^" + Regex.Replace(operasjon.Sti["/v1/kommuner/{kommunenummer}".Length..], "\\{[a-z]+\\}", "[^/?]+", RegexOptions.IgnoreCase) + "([?].*)?$";
            Assert.That(lest.Any(l => Regex.IsMatch(l, moenster)), Is.True, $"{operasjon.Id} {moenster}");
        }
    }

    [GeneratedRegex("(?<![0-9A-Za-z.])(302|93|777|7777|8888)(?![0-9A-Za-z-])|Sykehjem|Hemmelig|Andres|Kommunens egen|P-30")]
    private static partial Regex Andres();

    /// <summary>A workbook is a zip of texts.</summary>
    private static string Tekst(byte[] innhold)
    {
        if (innhold is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(innhold);
        }

        using var zip = new ZipArchive(new MemoryStream(innhold));
        return string.Join('\n', zip.Entries.Where(e => e.Name.StartsWith("sheet", StringComparison.Ordinal) || e.Name.StartsWith("sharedStrings", StringComparison.Ordinal)).Select(e =>
        {
            using var leser = new StreamReader(e.Open());

            // What stands in cells, and not what the file says of them.
            return string.Join('\n', Regex.Matches(leser.ReadToEnd(), "<(?:v|t)[^>]*>([^<]*)<").Select(m => m.Groups[1].Value));
        }));
    }

    [Test]
    public async Task A_write_tells_nothing_of_other_units()
    {
        foreach (var (sti, csv) in new[]
        {
            ("/serier/oekonomiplan/2025-2028/rader", "aar;kontoklasse;art;funksjon;ansvar;beloep\n2026;drift;010;202;210;66\n"),
            ("/serier/forslag/F/rader", "kontoklasse;art;funksjon;ansvar;beloep\ndrift;115;202;210;6\n"), ("/serier/prognose/2025-T1/rader", "ansvar;metode;beloep\n212;manuell;1\n"),
            ("/opplysninger", "slag;objekt;maal;aar;tekst\nkommentar;enhet:210;k;2025;x\n"),
        })
        {
            var svar = await Krevd(SendAsync(_noekkel, sti + "?proevekjoering=true", csv));
            Assert.That(Andres().Match(svar.Tekst).Value, Is.Empty, svar.Tekst);
        }
    }

    [Test]
    public async Task Its_own_figures_are_those_of_the_whole()
    {
        var egne = (await Krevd(_tjener.GetAsync(Aar(K) + "/avvik?nivaa=tjenesteomraade&prognose=2025-T1", _noekkel))).Json;
        var skole = egne["linjer"]!.AsArray().Single(l => (string)l!["kode"]! == "210")!;
        Assert.That(((decimal)skole["regnskap"]!, (decimal)skole["revidertBudsjett"]!, (decimal)skole["prognose"]!, (decimal)egne["sum"]!["regnskap"]!), Is.EqualTo((100m, 1200m, 1300m, 100m)));
        Assert.That((await _tjener.GetAsync(Aar(K) + "/posteringer?ansvar=302", _noekkel)).Koder, Does.Contain("ukjent_ansvar"), "not there to be asked for");
        var bunke = (await Krevd(_tjener.PostAsync(Sti(K) + "/rapporter", """{"rapporter":[{"rapport":"avvik","aar":2025},{"rapport":"fond","aar":2025}]}""", _noekkel))).Json;
        Assert.That(
            ((decimal)bunke["rapporter"]![0]!["svar"]!["sum"]!["regnskap"]!, (int)bunke["rapporter"]![1]!["status"]!), Is.EqualTo((100m, 403)), "in a batch too");
        var lister = (await Krevd(_tjener.GetAsync(Sti(K) + "/opplysninger", _noekkel))).Json["opplysninger"]!.AsArray();
        Assert.That(lister.Select(o => (string)o!["objekt"]!), Does.Contain("enhet:210").And.All.Match("^(enhet:21[02]|prosjekt:P-20)$"));
        Assert.That((await _tjener.GetAsync(Sti(K) + "/serier/prognose/2025-T1/rader", _noekkel)).Json["rader"]!.AsArray().Select(r => (string)r!["ansvar"]!), Is.EqualTo(new[] { "210" }));
    }

    [TestCase("/opplysninger", "slag;objekt;maal;enhet;aar;tekst\nkommentar;enhet:212;k;;2025;Vår\nkommentar;enhet:302;k;;2025;Andres\n", 3)]
    [TestCase("/opplysninger", "slag;objekt;maal;enhet;aar;tekst\nkommentar;linje:5-4-1/6;k;;2025;Kommunens\n", 2)]
    [TestCase("/opplysninger", "slag;objekt;maal;enhet;aar;tekst\nkommentar;prosjekt:P-30;k;;2025;Andres\n", 2)]
    [TestCase("/opplysninger", "slag;objekt;maal;enhet;aar;tekst\nkommentar;enhet:210;k;302;2025;Begge\n", 2)]
    [TestCase("/serier/prognose/2025-T1/rader", "ansvar;metode;beloep\n210;manuell;1\n302;manuell;2\n", 3)]
    [TestCase("/serier/prognose/2025-T1/rader?fullstendig=true", "ansvar;metode;beloep\n210;manuell;1\n", null)]
    public async Task What_is_not_about_its_units_is_refused_and_nothing_is_written(string sti, string csv, int? linje)
    {
        var foer = (long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!;
        var svar = await SendAsync(_noekkel, sti, csv);
        Assert.That((svar.Status, (string?)svar.Json["type"]), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:bundet-til-enhet")), svar.Tekst);
        Assert.That(((int?)svar.Json["feil"]![0]!["linje"], (string)svar.Json["feil"]![0]!["kode"]!), Is.EqualTo((linje, "utenfor_enhetene")));
        Assert.That((long)(await _tjener.GetAsync(Sti(K))).Json["versjon"]!, Is.EqualTo(foer));
    }

    [Test]
    public async Task It_writes_about_its_own_and_keeps_its_units_when_it_is_rotated()
    {
        await Krevd(SendAsync(_noekkel, "/opplysninger", "slag;objekt;maal;enhet;aar;tekst\nkommentar;enhet:212;egen;;2025;Vår\nkommentar;prosjekt:P-20;egen;;2025;Vårt\n"));
        await Krevd(SendAsync(_noekkel, "/serier/prognose/2025-05/rader", "ansvar;metode;beloep\n212;manuell;1\n"));
        await Krevd(SendAsync(_noekkel, "/serier/prognose/2025-05/rader?fullstendig=true&omfang=ansvar:20", "ansvar;metode;beloep\n210;manuell;1\n"));
        var (id, _) = await NyAsync(["ledger:rapporter"], "212");
        var ny = await _tjener.PostAsync($"/v1/noekler/{id}/rotering", new { });
        Assert.That((string?)ny.Json["enheter"]?[0], Is.EqualTo("212"), ny.Tekst);
        Assert.That((await SendAsync((string)ny.Json["noekkel"]!, "/opplysninger", "slag;objekt;maal;aar;tekst\nkommentar;enhet:210;k;2025;x\n")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _tjener.GetAsync("/v1/noekler")).Json["noekler"]!.AsArray().Single(n => (string)n!["id"]! == id)!["enheter"]!.ToJsonString(), Is.EqualTo("[\"212\"]"));
    }

    /// <summary>api.md: units bind a key or a person everywhere. The person's token says which.</summary>
    [Test]
    public async Task A_person_whose_token_names_units_is_bound_as_a_key_is()
    {
        await using var utsteder = await Utsteder.StartAsync();
        await using var tjener = await Tjener.StartAsync(innstillinger:
        [
            ("Ledger__Utstedere__0__Utsteder", utsteder.Adresse), ("Ledger__Utstedere__0__KreverHttps", "false"), ("Ledger__Utstedere__0__Enhetskrav", "enheter"),
        ]);
        await RegistrerAsync(tjener, K);
        await KrevAsync(tjener.PutAsync(Sti(K) + "/organisasjon/2026", """
            {"enheter":[{"kode":"20","navn":"Oppvekst","nivaa":"direktoromraade"},{"kode":"30","navn":"Andres","nivaa":"direktoromraade"}]}
            """));
        var (alle, egen) = (utsteder.Token("ledger:les ledger:rapporter"), utsteder.Token("ledger:les ledger:rapporter", enheter: "20"));
        Assert.That((await tjener.GetAsync(Sti(K) + "/regnskap/2026/avvik", alle)).Tekst, Does.Contain("Andres"));
        Assert.That((await tjener.GetAsync(Sti(K) + "/regnskap/2026/avvik", egen)).Tekst, Does.Contain("Oppvekst").And.Not.Contain("Andres"));
        Assert.That((string?)(await tjener.GetAsync(Sti(K) + "/regnskap/2026/fond", egen)).Json["type"], Is.EqualTo("urn:ledger:problem:bundet-til-enhet"));
        Assert.That((await tjener.GetAsync(Sti(K) + "/regnskap/2026/avvik", utsteder.Token(enheter: "a/b"))).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "no unit is not all units");
        Assert.That((await tjener.GetAsync(Sti(K) + "/regnskap/2026/avvik", utsteder.Token(enheter: ""))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("""["ledger:admin"]""", """["3203"]""", """["20"]""", "ugyldig_kombinasjon")]
    [TestCase("""["ledger:bokfor"]""", """["3203"]""", """["20"]""", "ugyldig_kombinasjon")]
    [TestCase("""["ledger:les"]""", """["*"]""", """["20"]""", "ugyldig_kombinasjon")]
    [TestCase("""["ledger:les"]""", """["3203"]""", """[]""", "utenfor_omraadet")]
    [TestCase("""["ledger:les"]""", """["3203"]""", """["a b"]""", "ugyldig_format")]
    public async Task A_key_of_units_is_for_one_municipality_and_for_what_units_do(string scopes, string kommuner, string enheter, string kode)
    {
        var svar = await _tjener.PostAsync("/v1/noekler", $$"""{"navn":"Enhet","scopes":{{scopes}},"kommuner":{{kommuner}},"enheter":{{enheter}}}""");
        Assert.That(((int)svar.Status / 100, svar.Koder.Contains(kode)), Is.EqualTo((4, true)), svar.Tekst);
    }

    [Test]
    public async Task A_key_is_bound_to_units_that_there_are()
    {
        object Oensket(string kommune, params string[] enheter) => new { navn = "Enhet", scopes = new[] { "ledger:les" }, kommuner = new[] { kommune }, enheter };
        foreach (var kommune in new[] { K, K + "/*" })
        {
            var feil = await _tjener.PostAsync("/v1/noekler", Oensket(kommune, "212", "finnes-ikke"));
            Assert.That(
                (feil.Status, (string?)feil.Json["feil"]![0]!["felt"], (string?)feil.Json["feil"]![0]!["kode"]),
                Is.EqualTo((HttpStatusCode.UnprocessableEntity, "enheter", "ukjent_ansvar")), feil.Tekst);
            Assert.That(feil.Tekst, Does.Contain("finnes-ikke").And.Not.Contains("212"), "the unit that there is, is not named");
        }

        // A municipality that is not set up yet has keys first, and the list says when it gets other units than they are for.
        const string Ny = "9742";
        async Task<string> UkjenteAsync(string id) => (await _tjener.GetAsync("/v1/noekler")).Json["noekler"]!.AsArray()
            .Single(n => (string)n!["id"]! == id)!["ukjenteEnheter"]?.ToJsonString() ?? "";
        var svar = await _tjener.PostAsync("/v1/noekler", Oensket(Ny, "A1", "A2"));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        var id = (string)svar.Json["id"]!;
        Assert.That(await UkjenteAsync(id), Is.Empty);
        await RegistrerAsync(_tjener, Ny, "Nybygd", "A1 Skole", 2025);
        Assert.That(await UkjenteAsync(id), Is.EqualTo("""["A2"]"""));
        var rotert = await _tjener.PostAsync($"/v1/noekler/{id}/rotering", new { });
        Assert.That(rotert.Status, Is.EqualTo(HttpStatusCode.Created), "a system does not stop for it: " + rotert.Tekst);
    }

    private async Task<string> LagAsync(string[] scopes, string enhet) => (await NyAsync(scopes, enhet)).Noekkel;

    private async Task<(string Id, string Noekkel)> NyAsync(string[] scopes, string enhet)
    {
        var svar = await _tjener.PostAsync("/v1/noekler", new { navn = "Enhet", scopes, kommuner = new[] { K }, enheter = new[] { enhet } });
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        return ((string)svar.Json["id"]!, (string)svar.Json["noekkel"]!);
    }

    private Task<Svar> SendAsync(string noekkel, string sti, string csv) =>
        _tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv"), noekkel);

    private static async Task<Svar> Krevd(Task<Svar> svar)
    {
        await KrevAsync(svar);
        return await svar;
    }
}
