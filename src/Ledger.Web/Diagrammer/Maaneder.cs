using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Diagrammer;

/// <summary>A month's accounts and budget, and the deviation of the year so far.</summary>
/// <param name="Periode">1–13.</param>
public readonly record struct Maaned(int Periode, decimal Regnskap, decimal Budsjett, decimal AvvikHittil);

/// <summary>
/// C4: a column per month, accounts solid in the outline of the budget, and under it the deviation of the year so far. Two lines of sums so far
/// would lie on each other and hide the deviation.
/// </summary>
public static class Maaneder
{
    private const decimal Bredde = 100m;
    private const decimal Hoeyde = 160m;
    private const decimal Avvikshoeyde = 80m;
    private const decimal Kant = 10m;

    /// <summary>The figure; null when every amount is zero.</summary>
    /// <param name="overskrift">What it shows, for those who do not see it.</param>
    /// <param name="id">Unique on the page.</param>
    /// <param name="erNoytral">A deviation is neither better nor worse.</param>
    public static Element? Tegn(IReadOnlyList<Maaned> maaneder, Beloepsenhet enhet, string overskrift, string beskrivelse, string id, Innhold forklaring,
        bool erNoytral = false)
    {
        var oeverst = Akse.Av(maaneder.SelectMany(m => new[] { m.Regnskap, m.Budsjett }));
        var nederst = Akse.Av(maaneder.Select(m => m.AvvikHittil));
        if (!oeverst.HarSpenn)
        {
            return null;
        }

        var bredde = Bredde * maaneder.Count;
        return Figure(
            Attr.Klasse("maaneder maaneder-" + maaneder.Count),
            Verdier(maaneder, m => Tallform.Skriv(m.Regnskap, enhet), _ => "verdi"),
            Svg.Bilde(bredde, Hoeyde, "kolonner", overskrift, beskrivelse, id, Kolonner(maaneder, oeverst)),
            Verdier(maaneder, Maanedsnavn, _ => "maaned"),
            nederst.HarSpenn ? Verdier(maaneder, m => Tallform.Avvik(m.AvvikHittil, enhet), m => Klasse(m, enhet, erNoytral)) : null,
            nederst.HarSpenn ? Svg.Pynt(bredde, Avvikshoeyde, "avvikhittil", Avvik(maaneder, nederst, erNoytral)) : null,
            Figcaption(forklaring));
    }

    private static Innhold Kolonner(IReadOnlyList<Maaned> maaneder, Akse akse) => Innhold.Av(maaneder.SelectMany((m, i) => new[]
    {
        Stolpe(i, m.Regnskap, akse, Hoeyde, Kant + 4m, "regnskap"),
        Stolpe(i, m.Budsjett, akse, Hoeyde, Kant, "budsjett"),
    }).Append(Grunnlinje(maaneder.Count, akse, Hoeyde)).Concat(Tertialstreker(maaneder, Hoeyde)));

    private static Innhold Avvik(IReadOnlyList<Maaned> maaneder, Akse akse, bool erNoytral) => Innhold.Av(
        maaneder.Select((m, i) => Stolpe(i, m.AvvikHittil, akse, Avvikshoeyde, Kant + 4m, Retninger.Av(m.AvvikHittil, erNoytral).Klasse()))
            .Append(Grunnlinje(maaneder.Count, akse, Avvikshoeyde)).Concat(Tertialstreker(maaneder, Avvikshoeyde)));

    private static Element Stolpe(int plass, decimal verdi, Akse akse, decimal hoeyde, decimal kant, string klasse)
    {
        var (fra, lengde) = akse.Mellom(0m, verdi);
        return Svg.Rektangel((Bredde * plass) + kant, Loddrett(fra + lengde, hoeyde), Bredde - (2m * kant), lengde / Akse.Bredde * (hoeyde - 2m), klasse);
    }

    /// <summary>A stroke at the end of the first and the second tertial: what is reported within the year is reported to there.</summary>
    private static IEnumerable<Element> Tertialstreker(IReadOnlyList<Maaned> maaneder, decimal hoeyde) =>
        from m in maaneder.Select((m, i) => (m.Periode, Plass: i))
        where Dato.Tertialslutt(m.Periode) is not null
        select Svg.Strek(Bredde * (m.Plass + 1), 0m, Bredde * (m.Plass + 1), hoeyde, "tertial");

    private static string Maanedsnavn(Maaned m) =>
        Dato.Tertialslutt(m.Periode) is { } tertial ? $"{Dato.Kortmaaned(m.Periode)} {tertial}" : Dato.Kortmaaned(m.Periode);

    private static Element Grunnlinje(int antall, Akse akse, decimal hoeyde) =>
        Svg.Strek(0m, Loddrett(akse.Null, hoeyde), Bredde * antall, Loddrett(akse.Null, hoeyde), "akse");

    /// <summary>From the axis, which lies down, to a height from the top, with a point of air at both ends.</summary>
    private static decimal Loddrett(decimal x, decimal hoeyde) => hoeyde - 1m - (x / Akse.Bredde * (hoeyde - 2m));

    private static string Klasse(Maaned m, Beloepsenhet enhet, bool erNoytral) =>
        "verdi " + (Tallform.VisesSomNull(m.AvvikHittil, enhet) ? "noytral" : Retninger.Av(m.AvvikHittil, erNoytral).Klasse());

    /// <summary>Labels over or under the columns. The table after the figure says the same, so they are hidden from readers of the screen.</summary>
    private static Element Verdier(IReadOnlyList<Maaned> maaneder, Func<Maaned, string> tekst, Func<Maaned, string> klasse) =>
        Div(Attr.Klasse("rekke"), Attr.Aria("hidden", "true"), Innhold.Av(maaneder.Select(m => Span(Attr.Klasse(klasse(m)), tekst(m)))));
}
