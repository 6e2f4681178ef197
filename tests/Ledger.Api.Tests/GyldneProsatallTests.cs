using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.DemoGenerator;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>
/// The figures that the annual report says in its prose: each is asked of an address of the service, in kroner, and rounded once to what is printed.
/// Nothing is tolerated. What does not come out stands with its reason in <c>prosa-avvik-fra-rapporten.csv</c>, which is neither longer nor shorter
/// than reality.
/// </summary>
public sealed class GyldneProsatallTests
{
    private const string K = "/v1/kommuner/3201", R = K + "/regnskap/2024", F = K + "/finans", Dag = "?dato=2024-12-31";
    private const string Prosa = "prosa_tall", Frie = "frie_inntekter_avvik", Kroner = "mill. kr", Prosent = "prosent";
    private const decimal Mill = 1_000_000m;

    private static readonly Rapport Rapport = new(Repository.Path("db/demo/baerum-2024/rapport"));
    private static readonly string[] UtenTall = ["slug", "label", "enhet", "kilde_linje", "avlesning"];

    private static readonly Dictionary<string, string> Adresser = new()
    {
        ["hovedoversikt"] = R + "/oppstillinger/hovedoversikt-drift", ["art"] = R + "/driftsregnskap?oppstilling=art", ["disponering"] = R + "/disponering",
        ["investering"] = R + "/investeringsregnskap", ["hovedtall"] = R + "/oppstillinger/balansens-hovedtall", ["balanse"] = R + "/balanse",
        ["omraader"] = R + "/avvik?nivaa=direktoromraade", ["fond"] = R + "/fond", ["formaal"] = F + "/gjeld/formaal" + Dag,
        ["formaal2023"] = F + "/gjeld/formaal?dato=2023-12-31", ["laan"] = F + "/gjeld/bevegelser?aar=2024", ["motparter"] = F + "/gjeld/motparter?aar=2024",
        ["binding"] = F + "/gjeld/rentebinding" + Dag, ["likviditet"] = F + "/likviditet?aar=2024", ["likviditet2023"] = F + "/likviditet?aar=2023",
        ["stress"] = F + "/stresstest" + Dag, ["resultat"] = F + "/portefoeljer/FORV/resultat" + Dag, ["risiko"] = F + "/portefoeljer/FORV/risiko" + Dag,
        ["forv"] = F + "/portefoeljer/FORV/regnskap" + Dag,
    };

    private readonly Dictionary<string, JsonNode> _svar = [];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        foreach (var (navn, sti) in Adresser)
        {
            var svar = await _tjener.GetAsync(sti);
            Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
            _svar[navn] = svar.Json;
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public void Every_printed_figure_of_the_prose_comes_out_but_for_the_listed_ones()
    {
        var regnet = Prosaen().Select(r => (Noekkel: (Prosa, r.Slug, "verdi"), r.Enhet, r.Verdi))
            .Concat(FrieInntekter().Select(r => (Noekkel: (Frie, r.Slug, r.Kolonne), Enhet: Kroner, r.Verdi)))
            .ToDictionary(r => r.Noekkel, r => (r.Enhet, r.Verdi));
        var trykte =
            (from tabell in new[] { Prosa, Frie }
             from rad in Rapport.Rader(tabell)
             from celle in rad
             where celle.Value.Length > 0 && !UtenTall.Contains(celle.Key)
             select (Noekkel: (tabell, rad["slug"], celle.Key), Enhet: rad.GetValueOrDefault("enhet", Kroner), Trykt: celle.Value)).ToList();
        Assert.That(trykte.Select(t => t.Noekkel), Is.EquivalentTo(regnet.Keys), "a row for each printed cell");
        var avvik = new List<string>();
        foreach (var ((tabell, slug, kolonne), enhet, trykt) in trykte)
        {
            var (regnetEnhet, verdi) = regnet[(tabell, slug, kolonne)];
            Assert.That(enhet.Replace("2024-kr", "kr", StringComparison.Ordinal), Is.EqualTo(regnetEnhet), slug);
            var avrundet = Avrundet(regnetEnhet == Prosent ? verdi : verdi / Mill, (slug, kolonne), trykt);
            if (avrundet != decimal.Parse(trykt, CultureInfo.InvariantCulture))
            {
                avvik.Add($"{tabell};{slug};{kolonne};{trykt};{avrundet?.ToString("0.######", CultureInfo.InvariantCulture)}");
            }
        }

        TestContext.Out.WriteLine($"{trykte.Count} printed cells, {trykte.Count - avvik.Count} come out.\n{string.Join('\n', avvik)}");
        var listet = File.ReadAllLines(Repository.Path("db/demo/baerum-2024/prosa-avvik-fra-rapporten.csv")).Skip(1).Select(l => l.Split(';', 6)).ToList();
        Assert.That(listet.Select(l => l[5]), Has.All.Not.Empty, "each has its reason");
        Assert.That(avvik.Order(StringComparer.Ordinal), Is.EqualTo(listet.Select(l => string.Join(';', l.Take(5))).Order(StringComparer.Ordinal)));
        Assert.That((trykte.Count, trykte.Count - avvik.Count), Is.EqualTo((65, 46)));
    }

    /// <summary>The one sum that is printed in thousand millions with one decimal: 10,4.</summary>
    private static decimal? Avrundet(decimal? verdi, (string Slug, string Kolonne) celle, string trykt) =>
        verdi is not { } v ? null
        : celle == ("sum_frie_inntekter", "regnskap_2024_mill") ? decimal.Round(v / 1000m, 1, MidpointRounding.AwayFromZero) * 1000m
        : decimal.Round(v, trykt.IndexOf('.', StringComparison.Ordinal) is var punkt and >= 0 ? trykt.Length - punkt - 1 : 0, MidpointRounding.AwayFromZero);

    /// <summary>A row for each figure, with the sign that the text gives it. Income and funds are negative in the ledger. Null is what no answer has.</summary>
    private IEnumerable<(string Slug, string Enhet, decimal? Verdi)> Prosaen()
    {
        decimal H(string post, string felt = "regnskap") => Tall("hovedoversikt", post, felt);
        decimal Endring(string svar, string post) => Tall(svar, post, "regnskap") - Tall(svar, post, "regnskapForrigeAar");
        decimal Vekst(decimal naa, decimal foer) => (naa - foer) * 100m / foer;
        decimal Formaal(string svar, params string[] koder) => koder.Sum(k => Tall(svar, k, "beloep"));
        string[] ikkeSelv = ["ikkeSelvfinansierende", "leie"], selv = ["selvfinansierendeVar", "selvfinansierendeBolig", "videreutlaan"];
        var inntekter = -Tall("art", "9", "regnskap");

        // The statement's expenses have depreciation; the report's have not.
        decimal Utgifter(string felt) => Tall("art", "15", felt) - Tall("art", "14", felt);

        // The fund's return is booked as gains on current financial assets.
        var utenAvkastning = H("netto_finansutgifter") - H("gevinster_og_tap_finansielle_omlopsmidler");
        return
        [
            ("netto_driftsresultat", Kroner, -H("netto_driftsresultat")), ("netto_driftsresultat_avvik", Kroner, H("netto_driftsresultat", "avvik")),
            ("netto_driftsresultat_mot_2023", Kroner, -Endring("hovedoversikt", "netto_driftsresultat")),
            ("brutto_driftsresultat", Kroner, -H("brutto_driftsresultat")), ("brutto_driftsresultat_avvik", Kroner, H("brutto_driftsresultat", "avvik")),
            ("netto_finans", Kroner, H("netto_finansutgifter")), ("netto_finans_avvik", Kroner, H("netto_finansutgifter", "avvik")),
            ("fond_avkastning", Kroner, Tall("resultat", "finansinntekter", "beloep")),

            // What the fund earns beyond the budget is set aside to its buffer, and nothing else is (line 307).
            ("fond_avkastning_avvik", Kroner, -Tall("fond", "FORV-BUFFER", "avvik")),
            ("netto_renter_og_avdrag", Kroner, utenAvkastning), ("rente_og_avdragsutgifter", Kroner, utenAvkastning), ("netto_avdrag", Kroner, H("avdrag_paa_laan")),
            ("netto_renteutgifter", Kroner, H("renteutgifter") + H("renteinntekter")), ("renteutgifter", Kroner, H("renteutgifter")),
            ("renteinntekter", Kroner, -H("renteinntekter")),
            ("regnskapsmessig_resultat", Kroner, -Tall("disponering", "regnskapsresultat", "regnskapFoerStrykninger")),
            ("bufferkapital_styrking", Kroner, Tall("disponering", "FORV-BUFFER", "regnskap")),
            ("driftsutgifter_vekst", Prosent, Vekst(Utgifter("regnskap"), Utgifter("regnskapForrigeAar"))),
            ("driftsinntekter_vekst", Prosent, Vekst(inntekter, -Tall("art", "9", "regnskapForrigeAar"))),
            ("skattesvikt_mot_opprinnelig", Kroner, new[] { "inntekts_og_formuesskatt", "rammetilskudd" }.Sum(p => H(p) - H(p, "opprinneligBudsjett"))),
            ("bruk_av_reserver", Kroner, Endring("hovedtall", "disposisjonsfond_drift_og_investering")),
            ("oremerkede_ubrukt", Kroner, H("avsetninger_til_bundne_driftsfond")), ("tjenesteomraader_merforbruk", Kroner, -Felt("omraader", "sum", "avvik")),
            ("investeringsramme", Kroner, Tall("investering", "6", "revidertBudsjett")), ("investeringer_brukt", Kroner, Tall("investering", "6", "regnskap")),
            ("fondsmidler", Kroner, -Tall("hovedtall", "fondsmidler_totalt", "regnskap")), ("fondsmidler_endring", Kroner, -Endring("hovedtall", "fondsmidler_totalt")),
            ("laanegjeld", Kroner, -Tall("hovedtall", "langsiktig_gjeld", "regnskap")), ("laanegjeld_endring", Kroner, -Endring("hovedtall", "langsiktig_gjeld")),
            ("ikke_selvfinansierende_gjeld", Kroner, Formaal("formaal", ikkeSelv)),
            ("ikke_selvfinansierende_gjeld_endring", Kroner, Formaal("formaal", ikkeSelv) - Formaal("formaal2023", ikkeSelv)),
            ("ikke_selvfinansierende_gjeld_pst", Prosent, Formaal("formaal", ikkeSelv) * 100m / inntekter),
            ("selvfinansierende_gjeld", Kroner, Formaal("formaal", selv)), ("selvfinansierende_gjeld_endring", Kroner, Formaal("formaal", selv) - Formaal("formaal2023", selv)),
            ("innlaan", Kroner, Tall("laan", "sumInnlaan", "utgaaende")), ("innlaan_endring", Kroner, Tall("motparter", "sumInnlaan", "endring")),
            ("nye_laan", Kroner, Tall("laan", "sumInnlaan", "opptak")),

            // The rest of the new loans is the State Housing Bank's, to be lent out again.
            ("nye_investeringslaan", Kroner, Tall("laan", "sumInnlaan", "opptak") - Tall("laan", "HUS-01", "opptak")), ("avdrag_betalt", Kroner, Tall("laan", "sumInnlaan", "avdrag")),
            ("gronne_laan", Kroner, Felt("formaal", "groent")), ("ubrukte_formidlingsmidler", Kroner, Tall("balanse", "F.I", "regnskap")),
            ("gjennomsnittsrente", Prosent, Felt("binding", "gjennomsnittsrenteProsent")), ("utlaan_totalt", Kroner, Tall("balanse", "A.II.3", "regnskap")),
            ("utlaan_videreformidlet", Kroner, null), ("utlaan_egne", Kroner, null), ("daglig_likviditet", Kroner, Felt("likviditet", "aaret", "snitt")),
            ("daglig_likviditet_endring", Kroner, Felt("likviditet", "aaret", "snitt") - Felt("likviditet2023", "aaret", "snitt")),
            ("fond_verdi", Kroner, -Tall("hovedtall", "forvaltningsfondet", "regnskap")), ("fond_resultat", Kroner, Tall("resultat", "aarsresultat", "beloep")),
            ("fond_uttak", Kroner, -Tall("forv", "uttak", "total", "note2")),
            ("fond_bufferkapital_endring", Kroner, Felt("stress", "bufferkapital") - Felt("stress", "bufferkapitalForrigeAar")),
            ("fond_overdekning", Kroner, Tall("risiko", "overdekning", "verdi")), ("fond_realverdi_maal", Kroner, Tall("risiko", "realverdi", "verdi")),
            ("fond_uttak_akkumulert", Kroner, null), ("stresstest_samlet", Kroner, Felt("stress", "samlet")),
            ("fondsmidler_andel_driftsinntekter", Prosent, -Tall("hovedtall", "fondsmidler_totalt", "regnskap") * 100m / inntekter),
            ("netto_finans_uten_avkastning", Kroner, utenAvkastning), ("netto_finans_uten_avkastning_pst", Prosent, utenAvkastning * 100m / inntekter),
        ];
    }

    /// <summary>The grant has one line in the ledger; its two parts are one sum there.</summary>
    private IEnumerable<(string Slug, string Kolonne, decimal? Verdi)> FrieInntekter()
    {
        decimal Sum(string felt, params string[] poster) => poster.Sum(p => Tall("hovedoversikt", p, felt));
        const string Avvik = "avvik_mot_revidert_mill", Regnskap = "regnskap_2024_mill", Skatt = "inntekts_og_formuesskatt", Ramme = "rammetilskudd";
        return
        [
            ("rammetilskudd_innbyggertilskudd_nysaldering", Avvik, null), ("rammetilskudd_innbyggertilskudd_nysaldering", Regnskap, null),
            ("skatteinntekter", Avvik, Sum("avvik", Skatt)), ("skatteutjevning", Avvik, null), ("skatteutjevning", Regnskap, null),
            ("sum_frie_inntekter", Avvik, Sum("avvik", Skatt, Ramme)), ("sum_frie_inntekter", Regnskap, -Sum("regnskap", Skatt, Ramme)),
        ];
    }

    /// <summary>A field of a line, whose key is called by what the answer is of.</summary>
    private decimal Tall(string svar, string rad, string felt, string liste = "linjer") =>
        (decimal)_svar[svar][liste]!.AsArray().Single(l => (string?)(l!["post"] ?? l["kode"] ?? l["fondskode"]) == rad)![felt]!;

    private decimal Felt(string svar, params string[] sti) => (decimal)sti.Aggregate(_svar[svar], (node, felt) => node[felt]!);
}
