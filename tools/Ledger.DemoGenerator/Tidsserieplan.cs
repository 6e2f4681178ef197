using System.Globalization;

namespace Ledger.DemoGenerator;

/// <summary>What the report prints of years that the ledger does not have, and of others than the municipality: figures that are told, by year.</summary>
public static class Tidsserieplan
{
    /// <summary>The register of the series, and the one that fixed prices of drift are converted by.</summary>
    public const string Register = "tidsserie", Driftsindeks = "driftsindeks";

    private const string Drift = "driftsregnskap_2020_2024", MillKroner = "mill. 2024-kr";

    /// <summary>
    /// The report prints drift in kroner of 2024, and does not say by what. From 2023 it is the growth that its text tells of (<see cref="Fjoraaret"/>);
    /// for the years before, which are told here, the consumer price index.
    /// </summary>
    private static readonly (int Aar, decimal Verdi)[] Indeks =
        [(2020, 112.2m), (2021, 116.1m), (2022, 122.8m), (2023, decimal.Round(133.6m / Fjoraaret.Driftsprisindeks, 4)), (2024, 133.6m)];

    /// <summary>
    /// The printed tables whose rows are series, each with the group that they are in and the years that the ledger does not compute. What the report
    /// prints as a mean for each year is none.
    /// </summary>
    private static readonly (string Tabell, string Gruppe, string Maaleenhet, int Til)[] Tabeller =
    [
        ("gjeldsgrad_peers_2015_2024", "gjeldsgrad", "prosent", 2024), ("disposisjonsfond_andel_2015_2024", "disposisjonsfond", "prosent", 2022),
        ("tjenesteomraadenes_resultat_2015_2024", "resultat", MillKroner, 2023), ("investeringer_2015_2024", "investeringer", MillKroner, 2023),
        ("laanegjeld_2020_2024", "laanegjeld", MillKroner, 2023), ("laan_per_innbygger_2020_2024", "laanPerInnbygger", "2024-kr", 2023),
        ("fondsmidler_2020_2024", "fondsmidler", MillKroner, 2021), ("likviditet_2020_2024", "likviditet", "", 2022),
    ];

    /// <summary>The series with their printed values.</summary>
    public static IEnumerable<(string Kode, string Navn, string Gruppe, string Maaleenhet, string Linje, IEnumerable<(int Aar, string Verdi)> Verdier)> Alle(
        Rapport rapport)
    {
        yield return (
            Driftsindeks, "Prisindeks for drift", "priser", "indeks", "3505", Indeks.Select(i => (i.Aar, i.Verdi.ToString(CultureInfo.InvariantCulture))));
        foreach (var (tabell, gruppe, maaleenhet, til) in Tabeller)
        {
            foreach (var (nummer, rad) in rapport.Rader(tabell).Where(r => !r["slug"].StartsWith("gjennomsnitt", StringComparison.Ordinal)).Index())
            {
                var enhet = maaleenhet.Length > 0 ? maaleenhet : rad["slug"] == "likviditetsgrad" ? "forhold" : MillKroner;
                yield return (Kode(gruppe, nummer), rad["label"], gruppe, enhet, rad["kilde_linje"], Trykt(rad, 2015, til));
            }
        }
    }

    /// <summary>The code of a series: the group, and the place of the row in its printed table, from 0.</summary>
    public static string Kode(string gruppe, int nummer) => string.Create(CultureInfo.InvariantCulture, $"{gruppe}-{nummer + 1}");

    /// <summary>What lines of drift were in the years before the ledger, in each year's kroner: printed in kroner of 2024, and taken back by the index.</summary>
    public static IEnumerable<(string Objekt, int Aar, decimal Kroner, string Linje)> Driften(Rapport rapport) =>
        from rad in rapport.Rader(Drift)
        from trykt in Trykt(rad, 2020, 2022)
        let mill = decimal.Parse(trykt.Verdi, CultureInfo.InvariantCulture)
        select (
            "linje:driftsutvikling/" + rad["slug"], trykt.Aar,
            decimal.Round(mill * 1_000_000m * Indeks.Single(i => i.Aar == trykt.Aar).Verdi / Indeks[^1].Verdi, 2, MidpointRounding.AwayFromZero),
            rad["kilde_linje"]);

    private static IEnumerable<(int Aar, string Verdi)> Trykt(IReadOnlyDictionary<string, string> rad, int fra, int til) =>
        from aar in Enumerable.Range(fra, til - fra + 1)
        let verdi = rad.GetValueOrDefault("aar_" + aar.ToString(CultureInfo.InvariantCulture), "")
        where verdi.Length > 0
        select (aar, verdi);
}
