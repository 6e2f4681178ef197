using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>C1: size. A bar from zero in a table's cell, beside its number.</summary>
public static class Soeyle
{
    private const decimal Hoeyde = 20m;

    /// <summary>The bar; null where there is nothing to draw, or where a sum lies beyond the rows' scale.</summary>
    public static Element? Tegn(decimal verdi, Akse akse, string klasse = "regnskap")
    {
        if (!akse.HarSpenn || !akse.Rommer(verdi))
        {
            return null;
        }

        var (x, bredde) = akse.Mellom(0m, verdi);
        return Svg.Pynt(Akse.Bredde, Hoeyde, "soeyle", Svg.Rektangel(x, 2m, bredde, Hoeyde - 4m, klasse), Svg.Strek(akse.Null, 0m, akse.Null, Hoeyde, "akse"));
    }
}
