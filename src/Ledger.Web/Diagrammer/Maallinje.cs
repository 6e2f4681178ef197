using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>C8: a value against its goal. The bar is the value, the tick the goal; whether it was reached is said in words beside it.</summary>
public static class Maallinje
{
    private const decimal Hoeyde = 20m;
    private const decimal Luft = 1.25m;

    /// <summary>The line; null without a goal or where there is nothing to draw.</summary>
    /// <param name="oevre">The upper bound of a goal that is a range.</param>
    public static Element? Tegn(decimal? verdi, decimal? maal, decimal? oevre = null)
    {
        if (verdi is not { } v || maal is not { } m)
        {
            return null;
        }

        // A quarter more than the largest, so that the end of the scale is not the end of the bar.
        var akse = Akse.Av(new[] { v, m, oevre ?? m }.Select(t => t * Luft));
        if (!akse.HarSpenn)
        {
            return null;
        }

        var (x, bredde) = akse.Mellom(0m, v);
        return Svg.Pynt(
            Akse.Bredde, Hoeyde, "maal",
            Svg.Rektangel(0m, 6m, Akse.Bredde, 8m, "spor"), Svg.Rektangel(x, 6m, bredde, 8m, "regnskap"), Merke(akse, m), oevre is { } o ? Merke(akse, o)
                : null);
    }

    private static Element Merke(Akse akse, decimal verdi) => Svg.Strek(akse.X(verdi), 0m, akse.X(verdi), Hoeyde, "merke");
}
