using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kontoplaner;

/// <summary>
/// Chapters that end with one year and what takes their place in the next, as <c>kostra-koder.csv</c> says: what stood on chapter 45 in 2023 is opened
/// on 451 to 454 in 2024, and nobody can tell from the ledger which part is which.
/// </summary>
public static class Kapittelskifte
{
    private static readonly IReadOnlyList<Skifte> Alle =
    [
        .. Kodelister.Les("kostra-koder.csv")
            .Where(r => r["kodeverk"] == "kapittel" && r["erstattesAv"].Length > 0)
            .Select(r => new Skifte(
                Kodelister.Aar(r["gyldigTil"])!.Value, Kapittel.Parse(r["kode"]), [.. r["erstattesAv"].Split(' ').Select(Kapittel.Parse)])),
    ];

    /// <summary>What chapters of both years are compared as when a year is opened: one that another takes the place of as that, else the old one.</summary>
    /// <param name="brukte">The chapters that the year before ended with something on.</param>
    public static IReadOnlyDictionary<Kapittel, Kapittel> Ved(Regnskapsaar aar, IReadOnlySet<Kapittel> brukte)
    {
        var felles = new Dictionary<Kapittel, Kapittel>();
        foreach (var (_, gammelt, nye) in Alle.Where(s => s.SisteAar == aar.Aar - 1 && brukte.Contains(s.Gammelt)))
        {
            // An old chapter that shares a new one with another is compared with that.
            var som = nye.Where(felles.ContainsKey).Select(n => felles[n]).FirstOrDefault(nye is [var ny] ? ny : gammelt);
            foreach (var kapittel in nye.Append(gammelt))
            {
                felles[kapittel] = som;
            }
        }

        return felles;
    }

    /// <summary>The chapter of a year that has what a later one has of it: 45 for 451 to 2023. The same where the year has the chapter.</summary>
    public static Kapittel I(int aar, Kapittel kapittel) =>
        Alle.Where(s => aar <= s.SisteAar && s.Nye.Contains(kapittel)).Select(s => (Kapittel?)s.Gammelt).FirstOrDefault() ?? kapittel;

    private sealed record Skifte(int SisteAar, Kapittel Gammelt, IReadOnlyList<Kapittel> Nye);
}
