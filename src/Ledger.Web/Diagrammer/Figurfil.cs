using Ledger.Web.Html;

namespace Ledger.Web.Diagrammer;

/// <summary>A row of a figure: what it is called, its number as it is written, and where its bar begins and ends.</summary>
/// <param name="Ramme">What the bar is held against, drawn as an outline from zero; null for none.</param>
/// <param name="ErSum">A total, in bold.</param>
public readonly record struct Figurrad(string Navn, string Verdi, decimal Fra, decimal Til, Figurfarge Farge, decimal? Ramme = null, bool ErSum = false);

/// <summary>What a bar is of.</summary>
public enum Figurfarge
{
    Regnskap,
    Budsjett,
    Bedre,
    Daarligere,
}

/// <summary>
/// A figure as one file, with its text and its colours in it: for documents and slides that have no style sheet. The rows are those of the table
/// on the page.
/// </summary>
public static class Figurfil
{
    private const decimal Bredde = 760m;
    private const decimal Topp = 64m;
    private const decimal Radhoeyde = 30m;
    private const decimal Navnebredde = 250m;
    private const decimal Tallbredde = 90m;
    private const decimal Marg = 16m;

    // The colours of the style sheet's light theme.
    private const string Tekst = "#1b1f24";
    private const string Dempet = "#4d5966";
    private const string Akselinje = "#7b8794";
    private const string Rammelinje = "#5f6b7a";

    /// <param name="undertittel">The point and the unit.</param>
    /// <param name="kilde">Where the figure is from.</param>
    public static Element Tegn(string tittel, string undertittel, IReadOnlyList<Figurrad> rader, string kilde)
    {
        var akse = Akse.Av(rader.SelectMany(r => new[] { r.Fra, r.Til, r.Ramme ?? 0m }));
        var hoeyde = Topp + (Radhoeyde * rader.Count) + 48m;
        decimal X(decimal verdi) => Marg + Navnebredde + (akse.X(verdi) / Akse.Bredde * (Bredde - Navnebredde - Tallbredde - (2m * Marg)));
        return Svg.Fil(
            Bredde, hoeyde, tittel, undertittel,
            Svg.Skrift(Marg, 28m, "start", 18m, Tekst, tittel, erFet: true),
            Svg.Skrift(Marg, 48m, "start", 13m, Dempet, undertittel),
            Innhold.Av(rader.Select((r, i) => Rad(r, Topp + (Radhoeyde * i), X))),
            !akse.HarSpenn ? null : Svg.Farget("line", X(0m), Topp, X(0m), Topp + (Radhoeyde * rader.Count), "none", Akselinje),
            Svg.Skrift(Marg, hoeyde - 14m, "start", 12m, Dempet, kilde));
    }

    private static Innhold Rad(Figurrad rad, decimal y, Func<decimal, decimal> x)
    {
        var (fra, til) = (x(Math.Min(rad.Fra, rad.Til)), x(Math.Max(rad.Fra, rad.Til)));
        var (fyll, strek) = rad.Farge switch
        {
            Figurfarge.Bedre => ("#12436d", "none"),
            Figurfarge.Daarligere => ("#c2410c", "none"),
            Figurfarge.Budsjett => ("none", Rammelinje),
            _ => ("#3d4752", "none"),
        };
        return Innhold.Av(
            Svg.Skrift(Marg, y + 20m, "start", 14m, Tekst, rad.Navn, rad.ErSum),
            rad.Ramme is not { } ramme ? null
                : Svg.Farget("rect", x(Math.Min(0m, ramme)), y + 4m, x(Math.Max(0m, ramme)) - x(Math.Min(0m, ramme)), Radhoeyde - 8m, "none", Rammelinje),
            fra == til ? null : Svg.Farget("rect", fra, y + 7m, til - fra, Radhoeyde - 14m, fyll, strek),
            Svg.Skrift(Bredde - Marg, y + 20m, "end", 14m, Tekst, rad.Verdi, rad.ErSum));
    }
}
