namespace Ledger.DemoGenerator;

/// <summary>An amount of drift or investering for the whole year.</summary>
/// <param name="Motkapittel">The chapter that balances it: 10 for what is paid.</param>
public sealed record Planpost(
    string Kontoklasse, string Art, string Funksjon, string Ansvar, Beloep3 Beloep, string Tekst = "", string Motkapittel = "10", string Profil = "jevn",
    string Prosjekt = "");

/// <summary>
/// The drift accounts but for funds: each area's gross expenses and incomes around its printed net, and the central incomes and finances.
/// </summary>
public static class Driftsplan
{
    private const string H = "hovedoversikt_drift";
    private const decimal InntekterITjenesteomraadene = 3_407.2m; // driftsregnskap_2020_2024, 2024
    private const decimal AndelLoennIJuni = 0.055m;

    public static IReadOnlyList<Planpost> Lag(Rapport rapport, IReadOnlyList<Omraade> omraader, IReadOnlyList<Fondsbevegelse> fond)
    {
        var poster = new List<Planpost>();
        var korreksjon = Korreksjon(fond);
        var netto = omraader.ToDictionary(o => o.Kode, o => o.Netto - korreksjon.GetValueOrDefault(o.Kode));
        var vekt = omraader.Sum(o => Math.Max(netto[o.Kode].Regnskap, 20_000_000) * Maler.Inntektsgrad(o.Kode));
        var skala = Beloep3.Kroner(InntekterITjenesteomraadene) / vekt;
        foreach (var omraade in omraader)
        {
            Tjenester(poster, omraade.Kode, netto[omraade.Kode], skala);
        }

        Renter562(poster);
        Fellesposter(poster, rapport);
        Loennsplan.Tilpass(poster, rapport);
        Sentrale(poster, rapport);
        Finans(poster, rapport, fond);
        return poster;
    }

    /// <summary>What the report's correction line takes out of an area: its fund movements and interest.</summary>
    private static Dictionary<string, Beloep3> Korreksjon(IReadOnlyList<Fondsbevegelse> fond)
    {
        var sums = fond.Where(f => f.IDrift && f.Ansvar != "900").GroupBy(f => f.Ansvar).ToDictionary(
            g => g.Key, g => g.Aggregate(default(Beloep3), (s, f) => s + f.Avsetning + f.Bruk));
        sums["562"] += Renter.Aggregate(default(Beloep3), (s, r) => s + r.Beloep);
        return sums;
    }

    /// <summary>Interest booked in the area: with the funds it makes the correction line −230,4 and −21,0.</summary>
    private static readonly Planpost[] Renter =
    [
        new("drift", "500", "353", "562", Beloep3.Mill(0m, 2.4m, 1.5m), "Kalkulatoriske renter selvkost"),
        new("drift", "900", "353", "562", Beloep3.Mill(0m, -2.0m, -5.6m), "Renter av selvkostfond"),
    ];

    private static void Renter562(List<Planpost> poster) => poster.AddRange(Renter);

    private static void Tjenester(List<Planpost> poster, string kode, Beloep3 netto, decimal skala)
    {
        var mal = Mal.For(kode);
        var basis = new Beloep3(Math.Max(netto.Opprinnelig, 20_000_000), Math.Max(netto.Revidert, 20_000_000), Math.Max(netto.Regnskap, 20_000_000));
        var inntekt = -basis.Andel(mal.Inntektsgrad * skala);
        Fordel(poster, kode, netto - inntekt, Mal.Andeler(mal.Utgifter));
        Fordel(poster, kode, inntekt, Mal.Andeler(mal.Inntekter));
    }

    /// <summary>Spreads a sum by weights; the last part takes what rounding leaves.</summary>
    private static void Fordel(List<Planpost> poster, string kode, Beloep3 sum, IReadOnlyList<(string Art, string Funksjon, decimal Andel)> andeler)
    {
        var rest = sum;
        for (var i = 0; i < andeler.Count; i++)
        {
            var (art, funksjon, andel) = andeler[i];
            var del = i == andeler.Count - 1 ? rest : sum.Andel(andel);
            rest -= del;
            var profil = string.CompareOrdinal(art, "090") < 0 ? "loenn" : art is "640" ? "kvartal" : "jevn";
            poster.Add(new Planpost("drift", art, funksjon, kode, del, Profil: profil));
        }
    }

    /// <summary>
    /// Pay reserve, premieavvik and common items (lonn_pensjon). The printed whole millions are 566,55 and 379,45, so that they sum to the
    /// printed 187, and to 213 with employer's tax of 14,1 percent on both. What the two leave of 213,0 is pension that is owed with feriepenger.
    /// </summary>
    private static void Fellesposter(List<Planpost> poster, Rapport rapport)
    {
        var sum = Hoved(rapport, "lonns_og_pensjonsreserve_mv");
        var premieavvik = Beloep3.Mill(-520.0m, -560.0m, -Hel(566.55m, rapport, "premieavvik_inntektsfort"));
        var amortisering = Beloep3.Mill(379.0m, 379.0m, Hel(379.45m, rapport, "premieavvik_amortisert"));
        Planpost[] pensjon =
        [
            new("drift", "090", "170", "910", premieavvik, "Årets premieavvik", "19", "desember"),
            new("drift", "099", "170", "910", Avgift(premieavvik), "Arbeidsgiveravgift av årets premieavvik", "19", "desember"),
            new("drift", "090", "171", "910", amortisering, "Amortisering av tidligere års premieavvik", "19", "desember"),
            new("drift", "099", "171", "910", Avgift(amortisering), "Arbeidsgiveravgift av amortisert premieavvik", "19", "desember"),
            new("drift", "090", "172", "910", Beloep3.Mill(0m, 0m, 0.48m), "Pensjon av feriepenger", "32", "desember"),
        ];
        poster.AddRange(pensjon);
        poster.Add(
            new("drift", "010", "180", "910", pensjon.Aggregate(sum, (s, p) => s - p.Beloep), "Lønnsreserve, bruk av premiefond og fellesposter"));
    }

    /// <summary>Employer's tax, to the hundredth of a million.</summary>
    private static Beloep3 Avgift(Beloep3 grunnlag)
    {
        static long Del(long beloep) => Beloep3.Kroner(decimal.Round(beloep * 0.141m / 1_000_000m, 2, MidpointRounding.AwayFromZero));
        return new(Del(grunnlag.Opprinnelig), Del(grunnlag.Revidert), Del(grunnlag.Regnskap));
    }

    private static decimal Hel(decimal mill, Rapport rapport, string slug) =>
        decimal.Round(mill, MidpointRounding.AwayFromZero) == rapport.Tall("lonn_pensjon", slug, "aar_2024") ? mill
        : throw new InvalidDataException($"{mill} does not round to {slug}.");

    private static void Sentrale(List<Planpost> poster, Rapport rapport)
    {
        poster.Add(new("drift", "870", "800", "900", Hoved(rapport, "inntekts_og_formuesskatt"), "Skatt på inntekt og formue", Profil: "skatt"));
        poster.Add(new("drift", "800", "840", "900", Hoved(rapport, "rammetilskudd"), "Rammetilskudd", Profil: "tilskudd"));
        poster.Add(new("drift", "810", "840", "900", Hoved(rapport, "vertskommunetilskudd"), "Vertskommunetilskudd", Profil: "tilskudd"));
        poster.Add(
            new("drift", "810", "870", "900", Hoved(rapport, "rente_og_investeringskompensasjon"), "Rente- og investeringskompensasjon", Profil: "kvartal"));
        poster.Add(new("drift", "810", "850", "900", Hoved(rapport, "integreringstilskudd_flyktninger"), "Integreringstilskudd", Profil: "kvartal"));
        var avskrivninger = Beloep3.Mill(690.0m, 700.0m, 702.0m);
        poster.Add(new("drift", "590", "222", "900", avskrivninger, "Avskrivninger", "27", "desember"));
        poster.Add(new("drift", "990", "860", "900", -avskrivninger, "Motpost avskrivninger", "5990", "desember"));
    }

    /// <summary>
    /// Central finance. Renteutgifter takes the few hundredths of a million by which the printed figures do not sum, so that the drift
    /// accounts close at exactly 0; opprinnelig renteutgifter and avdrag are illegible in the report.
    /// </summary>
    private static void Finans(List<Planpost> poster, Rapport rapport, IReadOnlyList<Fondsbevegelse> fond)
    {
        var renter = Hoved(rapport, "renteinntekter");
        poster.Add(new("drift", "900", "870", "900", renter - Renter[1].Beloep, "Renteinntekter", Profil: "kvartal"));
        poster.Add(new("drift", "905", "870", "900", Hoved(rapport, "utbytter"), "Utbytte", Profil: "desember"));
        poster.Add(
            new(
                "drift", "909", "870", "900", Hoved(rapport, "gevinster_og_tap_finansielle_omlopsmidler", -65.6m), "Avkastning forvaltningsfondet", "18",
                "kvartal", Balanseplan.Forvaltningsfondet));
        poster.Add(new("drift", "510", "870", "900", Hoved(rapport, "avdrag_paa_laan", 483.3m), "Avdrag på lån", Profil: "kvartal"));
        poster.Add(new("drift", "570", "880", "900", Overfoering(rapport), "Overføring til investering", Profil: "desember"));
        var disponert = fond.Where(f => f.IDrift).Aggregate(default(Beloep3), (s, f) => s + f.Avsetning + f.Bruk + new Beloep3(0, 0, f.Strykning));
        var foer = poster.Aggregate(disponert, (s, p) => s + p.Beloep);
        poster.Add(new("drift", "500", "870", "900", -foer, "Renteutgifter", Profil: "kvartal"));
    }

    /// <summary>The same amount leaves drift (570) and enters investering (970).</summary>
    public static Beloep3 Overfoering(Rapport rapport) => Hoved(rapport, "overforing_til_investering");

    private static readonly decimal[] Skatt = [0.13m, 0.015m, 0.15m, 0.015m, 0.15m, 0.015m, 0.14m, 0.02m, 0.15m, 0.02m, 0.155m, 0.04m];

    /// <summary>The weights of the months; they sum to 1.</summary>
    public static decimal[] Profil(string navn) => navn switch
    {
        "loenn" => [.. Enumerable.Range(1, 12).Select(m => m == 6 ? AndelLoennIJuni : (1m - AndelLoennIJuni) / 11m)],
        "skatt" => Skatt,
        "tilskudd" => [.. Enumerable.Range(1, 12).Select(m => m is 7 or 12 ? 0m : 0.1m)],
        "kvartal" => [.. Enumerable.Range(1, 12).Select(m => m % 3 == 0 ? 0.25m : 0m)],
        "desember" => [.. Enumerable.Range(1, 12).Select(m => m == 12 ? 1m : 0m)],
        _ => [.. Enumerable.Repeat(1m / 12m, 12)],
    };

    /// <summary>
    /// Kroner behind printed figures where the printed sum shows that the rounded addends cannot be exact: each rounds to what is printed,
    /// and together they round to the printed sums.
    /// </summary>
    private static readonly Dictionary<string, (decimal? Opprinnelig, decimal? Revidert, decimal? Regnskap)> Avrundet = new()
    {
        ["inntekts_og_formuesskatt"] = (-9270.04m, -8142.76m, -8281.36m),
        ["rammetilskudd"] = (-1532.04m, -2118.76m, -2134.76m),
        ["vertskommunetilskudd"] = (null, null, -53.76m),
        ["rente_og_investeringskompensasjon"] = (null, null, -19.36m),
        ["integreringstilskudd_flyktninger"] = (null, null, -272.86m),
        ["overforing_til_investering"] = (601.24m, 735.15m, 525.94m),
        ["avdrag_paa_laan"] = (null, null, 504.54m),
        ["gevinster_og_tap_finansielle_omlopsmidler"] = (null, null, -434.36m),
    };

    private static Beloep3 Hoved(Rapport rapport, string slug, decimal? opprinnelig = null)
    {
        var tuned = Avrundet.GetValueOrDefault(slug);
        return Beloep3.Mill(
            Innenfor(tuned.Opprinnelig, rapport.TallEllerNull(H, slug, "opprinnelig_budsjett_2024") ?? opprinnelig ?? throw new InvalidDataException(slug)),
            Innenfor(tuned.Revidert, rapport.Tall(H, slug, "revidert_budsjett_2024")),
            Innenfor(tuned.Regnskap, rapport.Tall(H, slug, "regnskap_2024")));
    }

    /// <summary>The tuned figure, which must round to the printed one.</summary>
    private static decimal Innenfor(decimal? tuned, decimal printed) =>
        tuned is not { } value ? printed
        : decimal.Round(value, 1, MidpointRounding.AwayFromZero) == printed ? value
        : throw new InvalidDataException($"{value} does not round to {printed}.");
}

/// <summary>Short ways to the templates.</summary>
internal static class Maler
{
    public static decimal Inntektsgrad(string kode) => Mal.For(kode).Inntektsgrad;
}
