using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Documents of plan and follow-up with their reports (plan.md 2.7, R2, R4, R5, R18), over HTTP.</summary>
public sealed class StyringsdokumentTests
{
    private const string K = "3207";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, K, "Styringskommune", "20 Oppvekst|210 Skole < 20|212 Barnehage < 20|900 Sentralt (ansvar)", 2023, 2024, 2025);

        await KrevAsync(_tjener.ImporterAsync(Sti(K) + "/regnskap/2023/importer", Hode + "L1;2023-06-01;6;balanse;;;45;320;;-1000;\nL1;2023-06-01;6;balanse;;;10;320;;1000;\n", "laan"));
        await VedtaAsync(2024, "B24", "2023-12-11", """{"kontoklasse":"investering","art":"910","funksjon":"870","ansvar":"900","beloep":-200},{"kontoklasse":"drift","art":"510","funksjon":"870","ansvar":"900","beloep":50}""");
        await VedtaAsync(2025, "B25", "2024-12-11", """
            {"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":240},{"kontoklasse":"drift","art":"010","funksjon":"201","ansvar":"212","beloep":60},
            {"kontoklasse":"drift","art":"870","funksjon":"800","ansvar":"900","beloep":-340},{"kontoklasse":"drift","art":"510","funksjon":"870","ansvar":"900","beloep":40},
            {"kontoklasse":"investering","art":"910","funksjon":"870","ansvar":"900","beloep":-100}
            """, "\"laanopptak\":90,");
        await BokfoerAsync("A", 1, 2, 3, 4);
        await KrevAsync(_tjener.PutAsync(Aar(K) + "/bevilgninger", """
            [{"kode":"SKOLE","navn":"Skole","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"210"},"vesentlig":{"beloep":5,"prosent":1}},
             {"kode":"BARN","navn":"Barnehage","kontoklasse":"drift","ramme":"netto","filter":{"ansvar":"212"},"vesentlig":{"beloep":5,"prosent":1}}]
            """));
        await SendAsync("/serier/prognose/2025-T1/rader", "ansvar;metode;beloep\n210;manuell;260\n");
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Debt_develops_from_the_balance_by_budget_and_plan()
    {
        Assert.That(await LinjerAsync("/gjeldsutvikling", "aar", "inngaaende", "laanopptak", "avdrag", "utgaaende", "driftsinntekter"), Is.EqualTo("2025/1150.00/90.00/40.00/1200.00/340.00"), "by the budget");
        await SendAsync("/serier/oekonomiplan/2025-2028/rader", "aar;kontoklasse;art;kapittel;ansvar;beloep\n"
            + "2025;drift;870;;900;-400\n2025;drift;510;;900;40\n2026;investering;910;;900;-300\n2026;drift;510;;900;45\n2026;balanse;;40;;-70\n2028;drift;870;;900;-500\n");
        var svar = await _tjener.GetAsync(Aar(K) + "/gjeldsutvikling?plan=2025-2028");
        Assert.That(Linjer(svar, "aar", "inngaaende", "laanopptak", "avdrag", "utgaaende", "andreForpliktelser", "andelAvDriftsinntekter"), Is.EqualTo(
            "2025/1150.00/90.00/40.00/1200.00//300 2026/1200.00/300.00/45.00/1455.00/70.00/ 2027/1455.00/0.00/0.00/1455.00// 2028/1455.00/0.00/0.00/1455.00//291"), svar.Tekst);
        Assert.That(((string)svar.Json["plan"]!, (int)svar.Json["balanseaar"]!), Is.EqualTo(("2025-2028", 2023)));
        var forklart = (await _tjener.GetAsync(Aar(K) + "/gjeldsutvikling?plan=2025-2028&forklar=true")).Json["linjer"]!.AsArray().Select(l => l!["forklaring"]!).ToList();
        Assert.That(forklart.Select(f => $"{f["grunnlag"]} {f["laanopptakAv"]}"), Is.EqualTo(new[] { "oekonomiplan vedtak", "oekonomiplan bruk", "ingen bruk", "oekonomiplan bruk" }));
        var foer = forklart[0]["mellomaar"]!.AsArray().Sum(m => (decimal)m!["laanopptak"]! - (decimal)m["avdrag"]!);
        Assert.That((decimal)forklart[0]["balanse"]! + foer, Is.EqualTo(1150m), "the balance and the years between");
        Assert.That((forklart[1]["balanse"], svar.Json["linjer"]![0]!["forklaring"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
        Assert.That((await _tjener.GetAsync(Aar(K) + "/gjeldsutvikling?plan=finnes-ikke")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Invariant 11, and the life of a document: draft, locked with its series, counted, and the same bytes for ever.</summary>
    [Test]
    public async Task A_finished_report_is_locked_to_a_version_for_ever()
    {
        var dokument = Sti(K) + "/publikasjoner/t1-2025";
        const string Innhold = """
            {"aar":2025,"type":"tertialrapport","tittel":"Første tertial","tilPeriode":4,"prognose":"2025-T1","saksnummer":"25/1",
             "seksjoner":[{"id":"avvik","rapport":"avvik","parametre":{"kolonnesett":"tertial","nivaa":"tjenesteomraade"}},{"id":"rammer","rapport":"rammekontroll"}]}
            """;
        var kladd = await _tjener.PutAsync(dokument, Innhold);
        Assert.That((kladd.Status, (string)kladd.Json["status"]!), Is.EqualTo((HttpStatusCode.OK, "kladd")), kladd.Tekst);
        Assert.That(Funn(kladd), Is.EquivalentTo(new[] { "vesentlig_avvik_uten_kommentar SKOLE", "vesentlig_avvik_uten_forslag SKOLE" }), "20 above the budget, and nobody says why");
        Assert.That((decimal)Seksjon(kladd, 0)["linjer"]![0]!["prognose"]!, Is.EqualTo(260m), "a section has the document's forecast and period");
        await SendAsync("/opplysninger", "slag;objekt;maal;enhet;aar;periode;dokument;tekst;synlighet\nkommentar;enhet:210;prognose;210;2025;T1;;Flere elever.;ekstern\nkommentar;enhet:212;prognose;212;2025;T1;;Ikke for alle.;\n");
        Assert.That(Funn(await _tjener.GetAsync(dokument)), Is.EquivalentTo(new[] { "vesentlig_avvik_uten_forslag SKOLE" }));

        Assert.That((string)(await _tjener.PostAsync(dokument + "/laas?proevekjoering=true", "{}")).Json["status"]!, Is.EqualTo("laast"));
        Assert.That((string)(await _tjener.GetAsync(dokument)).Json["status"]!, Is.EqualTo("kladd"), "a try locks nothing");
        var laast = await _tjener.PostAsync(dokument + "/laas", "{}");
        Assert.That((laast.Status, (string)laast.Json["status"]!), Is.EqualTo((HttpStatusCode.OK, "laast")), laast.Tekst);
        Assert.That((string)(await _tjener.GetAsync(Sti(K) + "/serier/prognose/2025-T1")).Json["status"]!, Is.EqualTo("laast"), "its series with it");
        Assert.That(laast.Json["kommentarer"]!.AsArray().Select(k => (string)k!["tekst"]!), Is.EqualTo(new[] { "Flere elever.", "Ikke for alle." }));
        var avvist = await _tjener.PutAsync(dokument, Innhold);
        Assert.That((avvist.Status, (string)avvist.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:dokumentet-er-laast")));

        var foer = (await _tjener.GetAsync(dokument)).Tekst;
        await BokfoerAsync("B", 1, 5);
        await VedtaAsync(2025, "E25", "2025-05-10", """{"kontoklasse":"drift","art":"010","funksjon":"202","ansvar":"210","beloep":7}""", type: "tertial1");
        await SendAsync("/opplysninger", "slag;objekt;maal;enhet;aar;periode;tekst\nkommentar;enhet:210;senere;210;2025;T1;Kom for sent.\n");
        Assert.That((await _tjener.GetAsync(dokument)).Tekst, Is.EqualTo(foer), "whatever comes after");

        var frister = await _tjener.GetAsync(Aar(K) + "/frister");
        Assert.That(Linje(frister, "tertialrapporter", "funnet", "krav") + " " + Linje(frister, "budsjettVedtatt", "status", "dato"), Is.EqualTo("1/2 innfridd/2024-12-11"), frister.Tekst);

        var tertial = await _tjener.GetAsync(Aar(K) + "/tertialrapport");
        Assert.That(((int)tertial.Json["tilPeriode"]!, Linje(tertial, "210", "budsjettHittil", "regnskap", "avvikHittil", "prognose")), Is.EqualTo((4, "82.36/50.00/32.36/260.00")), "the year's newest forecast, to its period");
        var serie = (await _tjener.GetAsync(Sti(K) + "/serier/prognose/2025-T1")).Json;
        Assert.That(((string?)tertial.Json["prognose"], (long?)tertial.Json["prognoseVersjon"]), Is.EqualTo(("2025-T1", (long?)serie["laastVersjon"])), tertial.Tekst);
        var uten = (await _tjener.GetAsync(Aar(K) + "/avvik")).Json;
        Assert.That((uten["prognose"], uten["prognoseVersjon"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)), "a report that shows none says nothing of it");

        // R4: accounts through April, then by the budget; R5: as it became, with the budget of the lock.
        var maaneder = await _tjener.GetAsync(Aar(K) + "/prognose/maaneder?prognose=2025-T1");
        Assert.That(Linje(maaneder, "210", "prognose", "maaneder"), Does.StartWith("260.00/").And.Contain("10.00"), maaneder.Tekst);
        Assert.That(maaneder.Json["linjer"]![0]!["maaneder"]!.AsArray().Sum(m => (decimal)m!), Is.EqualTo(260m));
        Assert.That(Linje(maaneder, "212", "prognose"), Is.Empty, "never 0");
        var treff = await _tjener.GetAsync(Aar(K) + "/prognosetreff?prognose=2025-T1");
        Assert.That(Linje(treff, "210", "revidertBudsjett", "regnskap", "bedring", "bedringAvvik", "bedringProsent"), Is.EqualTo("247.00/60.00/200.00/207.00/81.0"), treff.Tekst);
        Assert.That(((decimal)treff.Json["skjevhet"]!, (decimal)treff.Json["samletFeil"]!, (decimal)treff.Json["innenforEnProsent"]!), Is.EqualTo((200m, 200m, 0m)));
        Assert.That((await _tjener.GetAsync(Aar(K) + "/prognosetreff?prognose=finnes-ikke")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static IEnumerable<string> Funn(Svar svar) => svar.Json["funn"]!.AsArray().Where(f => ((string)f!["kode"]!).StartsWith("vesentlig", StringComparison.Ordinal)).Select(f => $"{f!["kode"]} {f["verdi"]}");

    private static JsonNode Seksjon(Svar svar, int nummer) => svar.Json["seksjoner"]![nummer]!["svar"]!;

    private static string Linje(Svar svar, string kode, params string[] felt) => svar.Json["linjer"]!.AsArray().Where(l => (string)l!["kode"]! == kode).Select(l => Verdier(l!, felt)).Single();

    private static string Linjer(Svar svar, params string[] felt) => string.Join(' ', svar.Json["linjer"]!.AsArray().Select(l => Verdier(l!, felt)));

    private static string Verdier(JsonNode linje, string[] felt) => string.Join('/', felt.Select(f => linje[f]?.ToString()));

    private async Task<string> LinjerAsync(string sti, params string[] felt)
    {
        var svar = await _tjener.GetAsync(Aar(K) + sti);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        return Linjer(svar, felt);
    }

    /// <summary>10 on Skole in each of the periods.</summary>
    private Task BokfoerAsync(string prefiks, params int[] perioder) => KrevAsync(_tjener.ImporterAsync(
        Sti(K) + "/regnskap/2025/importer",
        Hode + string.Concat(perioder.Select(p => $"{prefiks}{p};2025-0{p}-15;{p};drift;010;202;;;210;10;\n{prefiks}{p};2025-0{p}-15;{p};balanse;;;10;320;;-10;\n")), "styring-" + prefiks));

    private Task VedtaAsync(int aar, string referanse, string dato, string linjer, string hode = "", string type = "opprinnelig") => KrevAsync(_tjener.PostAsync(
        Sti(K) + $"/regnskap/{aar}/budsjett/vedtak", $$"""{"vedtaksreferanse":"{{referanse}}","vedtaksdato":"{{dato}}","organ":"kommunestyret","type":"{{type}}",{{hode}}"linjer":[{{linjer}}]}"""));

    private Task SendAsync(string sti, string csv) => KrevAsync(_tjener.SendAsync(HttpMethod.Post, Sti(K) + sti, new StringContent(csv, Encoding.UTF8, "text/csv")));
}
