using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Diagrammer;

/// <summary>A year's value, and how it is written.</summary>
public readonly record struct Aarsverdi(int Aar, decimal Verdi, string Tekst);

/// <summary>C5: a trend of at most ten years, a column each.</summary>
public static class Aarssoeyler
{
    /// <summary>More columns than this cannot be told apart on a phone.</summary>
    public const int MestAar = 10;

    private const decimal Bredde = 100m;
    private const decimal Hoeyde = 120m;
    private const decimal Kant = 16m;

    /// <summary>The figure; null when there is nothing to draw.</summary>
    /// <param name="akse">The scale: shared, where several figures stand side by side.</param>
    public static Element? Tegn(IReadOnlyList<Aarsverdi> aar, Akse akse, string overskrift, string beskrivelse, string id, Innhold forklaring)
    {
        if (!akse.HarSpenn || aar.Count is 0 or > MestAar)
        {
            return null;
        }

        Innhold[] stolper = [.. aar.Select((a, i) =>
        {
            var (fra, lengde) = akse.Mellom(0m, a.Verdi);
            var siste = i == aar.Count - 1;
            return Svg.Rektangel((Bredde * i) + Kant, Topp(fra + lengde), Bredde - (2m * Kant), lengde / Akse.Bredde * Hoeyde, siste ? "regnskap" : "fjor");
        })];
        return Figure(
            Attr.Klasse("aarene maaneder-" + aar.Count),
            Etiketter(aar.Select(a => a.Tekst), "verdi"),
            Svg.Bilde(
                Bredde * aar.Count, Hoeyde, "kolonner", overskrift, beskrivelse, id, Innhold.Av(stolper),
                    Svg.Strek(0m, Topp(akse.Null), Bredde * aar.Count, Topp(akse.Null), "akse")),
            Etiketter(aar.Select(a => a.Aar.ToString()), "maaned"),
            Figcaption(forklaring));
    }

    private static decimal Topp(decimal x) => Hoeyde - (x / Akse.Bredde * Hoeyde);

    private static Element Etiketter(IEnumerable<string> tekster, string klasse) =>
        Div(Attr.Klasse("rekke"), Attr.Aria("hidden", "true"), Innhold.Av(tekster.Select(t => Span(Attr.Klasse(klasse), t))));
}
