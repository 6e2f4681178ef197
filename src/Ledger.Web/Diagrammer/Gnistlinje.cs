using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>C6: the shape of a series in a row. Its numbers stand elsewhere.</summary>
public static class Gnistlinje
{
    private const decimal Bredde = 100m;
    private const decimal Hoeyde = 24m;
    private const decimal Prikk = 3m;

    /// <summary>The line with its last point; null with fewer than two values, or when they are all the same as zero.</summary>
    public static Element? Tegn(IReadOnlyList<decimal> verdier)
    {
        var akse = Akse.Av(verdier);
        if (verdier.Count < 2 || !akse.HarSpenn)
        {
            return null;
        }

        (decimal X, decimal Y)[] punkter =
            [.. verdier.Select((v, i) => (Prikk + ((Bredde - (2m * Prikk)) * i / (verdier.Count - 1)),
                Hoeyde - Prikk - (akse.X(v) / Akse.Bredde * (Hoeyde - (2m * Prikk)))))];
        var siste = punkter[^1];
        return Svg.Pynt(Bredde, Hoeyde, "gnist", Svg.Linje(punkter, "linje"),
            Svg.Rektangel(siste.X - Prikk, siste.Y - Prikk, 2m * Prikk, 2m * Prikk, "regnskap"));
    }
}
