using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>
/// C7: a fund's year in two lanes of the same length. Above is what there was and what was set aside; below is what there is and what was used.
/// </summary>
public static class Fondsflyt
{
    private const decimal Hoeyde = 28m;
    private const decimal Lenke = 11m;

    /// <summary>The lanes; null where there is nothing to draw. Money in the fund is plus.</summary>
    /// <param name="akse">Shared by the funds of a table; made of the longest lane of each.</param>
    public static Element? Tegn(decimal inn, decimal avsetning, decimal bruk, decimal ut, Akse akse)
    {
        if (!akse.HarSpenn)
        {
            return null;
        }

        var (innX, innBredde) = akse.Mellom(0m, inn);
        var (avsetningX, avsetningBredde) = akse.Mellom(inn, (inn + avsetning));
        var (utX, utBredde) = akse.Mellom(0m, ut);
        var (brukX, brukBredde) = akse.Mellom(ut, (ut + bruk));
        return Svg.Pynt(
            Akse.Bredde, Hoeyde, "soeyle fond",
            Svg.Rektangel(innX, 2m, innBredde, Lenke, "fjor"), Svg.Rektangel(avsetningX, 2m, avsetningBredde, Lenke, "avsatt"),
            Svg.Rektangel(utX, 15m, utBredde, Lenke, "regnskap"), Svg.Rektangel(brukX, 15m, brukBredde, Lenke, "budsjett"),
            Svg.Strek(akse.Null, 0m, akse.Null, Hoeyde, "akse"));
    }
}
