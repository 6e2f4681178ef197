using System.Globalization;
using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Gjeld;

/// <summary>A market rate as it was last quoted.</summary>
/// <param name="Maaneder">The term.</param>
/// <param name="Prosent">A year.</param>
public sealed record Rentenotering(int Maaneder, decimal Prosent, int Post)
{
    /// <summary>The series that fair values and durations are computed with.</summary>
    public const string Swaprenter = "nok-swap";

    /// <summary>The last quotes of a series not later than a date, by term.</summary>
    public static IReadOnlyList<Rentenotering> Kurve(Finansregister register, string serie, DateOnly dato) =>
    [
        .. register.Poster(Postslag.Markedsrente, serie).Where(p => p.Dato <= dato).GroupBy(p => p.Type!)
            .Select(g => new Rentenotering(int.Parse(g.Key, CultureInfo.InvariantCulture), g.Last().Prosent!.Value, g.Last().Nummer)).OrderBy(r => r.Maaneder),
    ];

    public static Rentenotering? Korteste(Finansregister register, string serie, DateOnly dato) => Kurve(register, serie, dato).FirstOrDefault();

    /// <summary>The rate of a term: on the straight line between the quotes beside it, and outside them the nearest. Null without quotes.</summary>
    public static decimal? Av(IReadOnlyList<Rentenotering> kurve, int dager)
    {
        var maaneder = dager * 12m / 365m;
        if (kurve.Count == 0 || maaneder <= kurve[0].Maaneder || maaneder >= kurve[^1].Maaneder)
        {
            return kurve.Count == 0 ? null : maaneder <= kurve[0].Maaneder ? kurve[0].Prosent : kurve[^1].Prosent;
        }

        var etter = kurve.First(r => r.Maaneder > maaneder);
        var foer = kurve.Last(r => r.Maaneder <= maaneder);
        return foer.Prosent + ((etter.Prosent - foer.Prosent) * (maaneder - foer.Maaneder) / (etter.Maaneder - foer.Maaneder));
    }
}
