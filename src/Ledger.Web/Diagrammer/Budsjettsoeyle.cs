using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>C2: accounts against budget. Solid is accounts, the outline is the revised budget, the tick is the original.</summary>
public static class Budsjettsoeyle
{
    private const decimal Hoeyde = 24m;

    /// <summary>The bars; null where there is nothing to draw, or where a sum lies beyond the rows' scale.</summary>
    public static Element? Tegn(decimal regnskap, decimal revidert, decimal opprinnelig, Akse akse)
    {
        if (!akse.HarSpenn || !akse.Rommer(regnskap) || !akse.Rommer(revidert))
        {
            return null;
        }

        var (ramme, rammebredde) = akse.Mellom(0m, revidert);
        var (fylt, fyltbredde) = akse.Mellom(0m, regnskap);
        var merke = akse.X(opprinnelig);
        return Svg.Pynt(
            Akse.Bredde, Hoeyde, "soeyle",
            Svg.Rektangel(fylt, 6m, fyltbredde, Hoeyde - 12m, "regnskap"),
            Svg.Rektangel(ramme, 2m, rammebredde, Hoeyde - 4m, "budsjett"),
            Svg.Strek(merke, 0m, merke, Hoeyde, "merke"),
            Svg.Strek(akse.Null, 0m, akse.Null, Hoeyde, "akse"));
    }
}
