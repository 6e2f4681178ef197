using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>C9: a deviation in a row, from an axis that all rows of the table share. To the right is better.</summary>
public static class Avvikssoeyle
{
    private const decimal Hoeyde = 20m;

    /// <summary>The bar; null where there is nothing to draw. A sum beyond the rows' scale has none: it would lie over the figures beside it.</summary>
    public static Element? Tegn(decimal avvik, Akse akse, Retning retning)
    {
        if (!akse.HarSpenn || !akse.Rommer(avvik))
        {
            return null;
        }

        var (x, bredde) = akse.Mellom(0m, avvik);
        return Svg.Pynt(Akse.Bredde, Hoeyde, "soeyle", Svg.Rektangel(x, 3m, bredde, Hoeyde - 6m, retning.Klasse()),
            Svg.Strek(akse.Null, 0m, akse.Null, Hoeyde, "akse"));
    }
}
