using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>
/// A small 2023, so that last year, trends and fixed prices have something to show. It ends with the opening balance of 2024, on the chapters that the
/// year had. The report prints the year in kroner of 2024: drift is taken back by the growth that its text tells of, and all else by the price index.
/// What it does not print is chosen: each area's part is as in 2024, and the investments' incomes are.
/// </summary>
public sealed class Fjoraaret
{
    /// <summary>
    /// Kroner of 2024 for a krone of 2023 in the tables of drift: netto driftsresultat was 168 million better than in 2024, and incomes have grown by 4.7
    /// percent. The tables of the balance follow the price index.
    /// </summary>
    public const decimal Driftsprisindeks = 1.0455m;

    private const decimal Kpi2022 = 122.8m, Kpi2023 = 129.6m, Kpi2024 = 133.6m;
    private const string D = "driftsregnskap_2020_2024", F = "fondsmidler_2020_2024", Kolonne = "aar_2023";

    // Chosen, mill. kr of 2023.
    private const decimal Avskrivninger = 676.0m, Tilskudd = 150.0m, Salg = 100.0m, Merverdiavgift = 280.0m;
    private const decimal Videreutlaan = 250.0m, AvdragVidereutlaan = 137.0m, BrukAvOeremerket = 30.0m;

    /// <summary>What netto driftsresultat is the sum of, each in whole kroner.</summary>
    private static readonly string[] Poster =
    [
        "skatteinntekter", "rammetilskudd", "andre_sentrale_inntekter", "driftsinntekter_i_tjenesteomraadene", "sum_driftsutgifter", "renteinntekter",
        "avkastning_forvaltningsfondet", "renteutgifter", "avdrag",
    ];

    private readonly Rapport _rapport;
    private readonly IReadOnlyList<Planpost> _iaar;
    private readonly Bilagsfil _fil = new(2023);
    private readonly Dictionary<(string Kapittel, string Sektor, string Prosjekt, string Fond), decimal> _bevegelse = [];

    private Fjoraaret(Rapport rapport, IReadOnlyList<Planpost> iaar)
    {
        _rapport = rapport;
        _iaar = iaar;
    }

    /// <param name="iaar">The plan of 2024, whose areas and arts the year takes.</param>
    /// <param name="inngaaende">The opening balance of 2024.</param>
    /// <returns>The year's opening balance and its bilag.</returns>
    public static (Bilagsfil Inngaaende, Bilagsfil Aaret) Lag(Rapport rapport, IReadOnlyList<Planpost> iaar, IReadOnlyList<Rad> inngaaende)
    {
        var aar = new Fjoraaret(rapport, iaar);
        aar.Drift();
        aar.InvesteringOgGjeld(inngaaende);
        return (aar.Aapning(inngaaende), aar._fil);
    }

    private static long Kr(decimal mill) => Beloep3.Kroner(mill);

    private static decimal Sum(IEnumerable<Rad> rader, params string[] kapitler) => rader.Where(r => kapitler.Contains(r.Kapittel)).Sum(r => r.Beloep);

    /// <summary>A printed figure of drift, in kroner of the year.</summary>
    private long Driften(string slug) => (long)decimal.Round(_rapport.Tall(D, slug, Kolonne) * 1_000_000m / Driftsprisindeks, MidpointRounding.AwayFromZero);

    /// <summary>What the funds of a kind had at the end of 2022, in kroner of that year.</summary>
    private long Fond2022(string slug) => Kr(_rapport.Tall(F, slug, "aar_2022") * Kpi2022 / Kpi2024);

    private void Drift()
    {
        var omraader = _iaar.Where(p => p.Kontoklasse == "drift" && p.Ansvar != "900").ToList();
        Omraadene([.. omraader.Where(p => !ErInntekt(p.Art) && !ErFinans(p.Art))], Driften("sum_driftsutgifter"));
        Omraadene([.. omraader.Where(p => ErInntekt(p.Art))], Driften("driftsinntekter_i_tjenesteomraadene"));
        Sentral("870", "800", Driften("skatteinntekter"), "Skatt på inntekt og formue", "skatt");
        Sentral("800", "840", Driften("rammetilskudd"), "Rammetilskudd", "tilskudd");
        Sentral("810", "850", Driften("andre_sentrale_inntekter"), "Andre sentrale inntekter", "kvartal");
        Sentral("900", "870", Driften("renteinntekter"), "Renteinntekter", "kvartal");
        Sentral("500", "870", Driften("renteutgifter"), "Renteutgifter", "kvartal");
        Sentral("510", "870", Driften("avdrag"), "Avdrag på lån", "kvartal");
        Bokfoer("AVKASTNING", Balanseplan.Motrad("18", -Driften("avkastning_forvaltningsfondet")),
            Rad.Drift(
                "909", "870", "900", Driften("avkastning_forvaltningsfondet"), "Avkastning forvaltningsfondet", prosjekt: Balanseplan.Forvaltningsfondet));
        Bokfoer("AVSKRIVNING", Rad.Drift("590", "222", "900", Kr(Avskrivninger)), Rad.Drift("990", "860", "900", -Kr(Avskrivninger)),
            Rad.Balanse("27", "080", -Kr(Avskrivninger)), Rad.Balanse("5990", "080", Kr(Avskrivninger)));
    }

    private void InvesteringOgGjeld(IReadOnlyList<Rad> inngaaende)
    {
        // The funds go from what they were to what they are; one fund of each kind moves.
        var fond = inngaaende.Where(r => r.Fond.Length > 0).ToDictionary(r => r.Fond, r => -r.Beloep);
        decimal Ut(Func<string, bool> har) => fond.Where(f => har(f.Key)).Sum(f => f.Value);
        bool ErForvaltning(string f) => f.StartsWith("FORV-", StringComparison.Ordinal);
        bool ErBundet(string f) => f.StartsWith("BUN-", StringComparison.Ordinal);
        var forvaltning = (long)Ut(ErForvaltning) - Fond2022("forvaltningsfondet_samlet");
        var disposisjon = Fond2022("disposisjonsfond_uten_bufferkapital") - (long)Ut(f => !ErForvaltning(f) && !ErBundet(f) && f != "UBUNDET-INV");
        var bundet = Fond2022("bundne_fond") - (long)Ut(ErBundet);
        var ubundet = Fond2022("ubundne_investeringsfond") - (long)Ut(f => f == "UBUNDET-INV");
        var ndr = -Poster.Sum(Driften);
        var overfoering = ndr - forvaltning + disposisjon + Kr(BrukAvOeremerket);
        Fond("drift", "540", "FORV-BUFFER", "56", forvaltning, "900");
        Fond("drift", "940", "INVEST", "56", -disposisjon, "900");
        Fond("drift", "950", "BUN-OPPVEKST", "51", -Kr(BrukAvOeremerket), "206");
        Fond("investering", "950", "BUN-INV", "55", -(bundet - Kr(BrukAvOeremerket)), "564");
        Fond("investering", "940", "UBUNDET-INV", "53", -ubundet, "900");
        Bokfoer("OVERFOERING", Rad.Drift("570", "880", "900", overfoering), Rad.Investering("970", "880", "900", -overfoering));

        var brutto = Kr(_rapport.Tall("investeringer_2015_2024", "brutto_investeringer_totalt", Kolonne) * Kpi2023 / Kpi2024);
        var udekket = (long)Sum(inngaaende, "5970");
        var laan = brutto - Kr(Merverdiavgift + Tilskudd + Salg) - overfoering - (bundet - Kr(BrukAvOeremerket)) - ubundet - udekket;
        Betalt(Rad.Investering("230", "222", "564", brutto - Kr(Merverdiavgift), "Investeringer"));
        Betalt(Rad.Investering("429", "222", "564", Kr(Merverdiavgift), "Merverdiavgift"));
        Betalt(Rad.Investering("729", "841", "900", -Kr(Merverdiavgift), "Kompensasjon for merverdiavgift"));
        Betalt(Rad.Investering("700", "261", "564", -Kr(Tilskudd), "Investeringstilskudd"));
        Betalt(Rad.Investering("670", "320", "900", -Kr(Salg), "Salg av eiendom"));
        Betalt(Rad.Investering("522", "283", "900", Kr(Videreutlaan), "Startlån"));
        Betalt(Rad.Investering("922", "283", "900", -Kr(AvdragVidereutlaan), "Mottatte avdrag på startlån"));
        Betalt(Rad.Investering("512", "870", "900", Kr(AvdragVidereutlaan), "Avdrag på lån til videreutlån"));
        Bokfoer("AKTIVERING", Rad.Balanse("27", "080", brutto - Kr(Merverdiavgift + Tilskudd + Salg)),
            Rad.Balanse("5990", "080", -(brutto - Kr(Merverdiavgift + Tilskudd + Salg))));
        Bokfoer("UTLAAN", Rad.Balanse("22", "890", Kr(Videreutlaan - AvdragVidereutlaan)), Rad.Balanse("5990", "080", -Kr(Videreutlaan - AvdragVidereutlaan)));
        Bokfoer("BRUK-AV-LAAN", Rad.Investering("910", "870", "900", -laan, "Bruk av lån"), Rad.Investering("912", "870", "900", -Kr(Videreutlaan)),
            Rad.Balanse("5990", "080", laan + Kr(Videreutlaan)));

        // The debt goes from the printed sum of 2022 to that of 2023, which is what 2024 begins with.
        var avdrag = Driften("avdrag") + Kr(AvdragVidereutlaan);
        var gjeld = -(long)Sum(inngaaende, "411", "431", "451", "452");
        var opptak = gjeld - Kr(_rapport.Tall("laanegjeld_2020_2024", "sum_laanegjeld", "aar_2022") * Kpi2022 / Kpi2024) + avdrag;
        Bokfoer("AVDRAG", Rad.Balanse("45", "395", avdrag), Rad.Balanse("5990", "080", -avdrag));
        Bokfoer("OPPTAK", Rad.Balanse("10", "320", opptak), Rad.Balanse("45", "395", -opptak),
            Rad.Balanse("9100", "080", opptak - laan - Kr(Videreutlaan)), Rad.Balanse("9999", "080", laan + Kr(Videreutlaan) - opptak));
        Bokfoer("UDEKKET", 13, Rad.Investering("980", "899", "900", -udekket, "Fremført udekket beløp") with { Merke = "avslutning" },
            Rad.Balanse("5970", "080", udekket, "Fremført udekket beløp", merke: "avslutning"));
    }

    /// <summary>What 2023 began with: what it ended with less what it changed.</summary>
    private Bilagsfil Aapning(IReadOnlyList<Rad> inngaaende)
    {
        var rader = inngaaende.Select(r => r with { Kapittel = Gammelt(r.Kapittel) })
            .GroupBy(r => (r.Kapittel, r.Sektor, r.Prosjekt, r.Fond))
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Beloep));
        foreach (var (noekkel, beloep) in _bevegelse)
        {
            rader[noekkel] = rader.GetValueOrDefault(noekkel) - beloep;
        }

        var fil = new Bilagsfil(2023);
        fil.Bilag("IB-2023", 0, rader.OrderBy(r => r.Key.Kapittel, StringComparer.Ordinal).ThenBy(r => r.Key.Sektor, StringComparer.Ordinal)
            .ThenBy(r => r.Key.Prosjekt, StringComparer.Ordinal).ThenBy(r => r.Key.Fond, StringComparer.Ordinal)
            .Select(r => Rad.Balanse(r.Key.Kapittel, r.Key.Sektor, r.Value, fond: r.Key.Fond, prosjekt: r.Key.Prosjekt)));
        return fil;
    }

    /// <summary>The functions of home care as they were until 2023.</summary>
    private static string Gammel(string funksjon) => funksjon is "257" or "258" ? "254" : funksjon;

    /// <summary>The chapters of loans as they were until 2023.</summary>
    private static string Gammelt(string kapittel) => kapittel switch { "411" => "41", "431" => "43", "451" or "452" => "45", _ => kapittel };

    /// <summary>Spreads a sum on the areas as in 2024, with one row per area and kind of art; the largest takes what rounding leaves.</summary>
    private void Omraadene(IReadOnlyList<Planpost> poster, long sum)
    {
        var total = poster.Sum(p => p.Beloep.Regnskap);
        var grupper = poster.GroupBy(p => (p.Ansvar, Slag: Slag(p.Art))).OrderBy(g => g.Key.Ansvar, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Slag, StringComparer.Ordinal)
            .Select(g => (Stoerst: g.OrderByDescending(p => Math.Abs(p.Beloep.Regnskap)).ThenBy(p => p.Art, StringComparer.Ordinal)
                .ThenBy(p => p.Funksjon, StringComparer.Ordinal).First(), Beloep: (long)decimal.Round(
                (decimal)g.Sum(p => p.Beloep.Regnskap) * sum / total, MidpointRounding.AwayFromZero))).ToList();
        var stoerst = grupper.IndexOf(grupper.MaxBy(g => Math.Abs(g.Beloep)));
        grupper[stoerst] = grupper[stoerst] with { Beloep = grupper[stoerst].Beloep + sum - grupper.Sum(g => g.Beloep) };
        for (var m = 1; m <= 12; m++)
        {
            foreach (var omraade in grupper.GroupBy(g => g.Stoerst.Ansvar))
            {
                var rader = omraade.Select(g => Rad.Drift(g.Stoerst.Art, Gammel(g.Stoerst.Funksjon), omraade.Key, IMaaned(g.Beloep, "jevn", m))).ToList();
                Bokfoer($"D-{omraade.Key}-{(sum < 0 ? "INN" : "UT")}", m, [.. rader, Rad.Balanse("10", "320", -rader.Sum(r => r.Beloep))]);
            }
        }
    }

    private void Sentral(string art, string funksjon, long beloep, string tekst, string profil)
    {
        for (var m = 1; m <= 12; m++)
        {
            var del = IMaaned(beloep, profil, m);
            Bokfoer($"S-{art}-{funksjon}", m, Rad.Drift(art, funksjon, "900", del, tekst), Rad.Balanse("10", "320", -del));
        }
    }

    private void Fond(string klasse, string art, string kode, string kapittel, long beloep, string ansvar)
    {
        var rad = klasse == "drift" ? Rad.Drift(art, "880", ansvar, beloep, fond: kode) : Rad.Investering(art, "880", ansvar, beloep, fond: kode);
        Bokfoer($"FOND-{kode}", rad, Rad.Balanse(kapittel, "080", -beloep, fond: kode));
    }

    private void Betalt(Rad rad) => Bokfoer($"I-{rad.Art}", rad, Rad.Balanse("10", "320", -rad.Beloep));

    private void Bokfoer(string referanse, params Rad[] rader) => Bokfoer(referanse, 12, rader);

    private void Bokfoer(string referanse, int periode, params Rad[] rader)
    {
        _fil.Bilag($"2023-{referanse}-{periode:00}", periode, rader);
        foreach (var r in rader.Where(r => r.Kontoklasse == "balanse"))
        {
            var noekkel = (r.Kapittel, r.Sektor, r.Prosjekt, r.Fond);
            _bevegelse[noekkel] = _bevegelse.GetValueOrDefault(noekkel) + r.Beloep;
        }
    }

    private static long IMaaned(long beloep, string navn, int maaned)
    {
        var profil = Driftsplan.Profil(navn);
        long Del(int m) => (long)decimal.Round(beloep * profil[m - 1], MidpointRounding.AwayFromZero);
        return maaned < 12 ? Del(maaned) : beloep - Enumerable.Range(1, 11).Sum(Del);
    }

    private static bool ErInntekt(string art) => int.Parse(art, CultureInfo.InvariantCulture) is >= 600 and <= 899;

    private static bool ErFinans(string art) => int.Parse(art, CultureInfo.InvariantCulture) is (>= 500 and <= 529) or >= 900 or 590;

    /// <summary>Pay, social costs, purchases, transfers, incomes.</summary>
    private static string Slag(string art) => int.Parse(art, CultureInfo.InvariantCulture) switch
    {
        <= 89 => "1 lønn", <= 99 => "2 sosiale", <= 399 => "3 kjøp", <= 499 => "4 overføringer", 600 => "5 brukerbetalinger", <= 699 => "6 salg",
        _ => "7 overføringer inn",
    };
}
