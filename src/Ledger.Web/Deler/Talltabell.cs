using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>A column of figures.</summary>
/// <param name="Felt">The field of the API's answer that the figures are; null for words.</param>
/// <param name="Bred">Left out on narrow screens until the reader asks for all columns.</param>
/// <param name="MinusFelt">A field that is taken from the first.</param>
/// <param name="HarAkse">Its cells have bars to both sides of an axis, whose sides the heading names.</param>
public sealed record Kolonne<T>(
    string Tittel, string? Felt, Tallslag Slag, Func<T, Celle> Celle, bool Bred = false, string? MinusFelt = null, bool HarAkse = false);

/// <summary>A row: what it is of, what it is called, and which line of the API's answer it is.</summary>
/// <param name="Linje">The post or code of the line; null for a row without figures.</param>
/// <param name="Api">The address of its answer, when it is another than the table's.</param>
/// <param name="Minus">The address, and after a hash sign the line, of what is taken from it.</param>
public sealed record Rad<T>(T Verdi, Innhold Navn, string? Linje, string Klasse = "", string? Api = null, string? Minus = null);

/// <summary>A table of figures: a caption, one row of headings, and groups of rows. Each figure says which of the API's it is.</summary>
public static class Talltabell
{
    /// <param name="tittel">The caption: what the table shows, and in what unit.</param>
    /// <param name="foerste">The heading of the first column.</param>
    /// <param name="api">The address of the answer that the rows are lines of.</param>
    /// <param name="id">Unique on the page.</param>
    /// <param name="klasse">A class of its own; empty for none.</param>
    /// <returns>The table, which also gives its <see cref="Sidetabell"/>.</returns>
    public static Innhold Lag<T>(
        string id, string tittel, string foerste, string api, bool alleKolonner, IReadOnlyList<Kolonne<T>> kolonner, IEnumerable<IReadOnlyList<Rad<T>>> grupper,
        string klasse = "")
    {
        List<List<(Rad<T> Rad, List<Celle> Celler)>> deler =
            [.. grupper.Where(g => g.Count > 0).Select(g => g.Select(r => (r, kolonner.Select(k => k.Celle(r.Verdi)).ToList())).ToList())];
        var hode = Thead(Tr(
            Kolonnehode(Attr.Klasse("navn"), foerste),
            Innhold.Av(kolonner.Select(k => Kolonnehode(
                Attr.Klasse(k.Bred ? "tall bred" : "tall"),
                k.Felt is null ? null : Attr.Data("felt", k.Felt), k.MinusFelt is null ? null : Attr.Data("minusfelt", k.MinusFelt),
                Attr.Data("slag", k.Slag.ToString()), k.HarAkse ? MedAkse(k.Tittel) : k.Tittel)))));
        var element = Div(
            Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", id), Attr.Fokuserbar,
            Table(
                Attr.Klasse($"talltabell{(alleKolonner ? " alle" : "")}{(klasse.Length == 0 ? "" : " " + klasse)}{Tallrom(deler)}"),
                Attr.Data("api", api), Caption(Attr.Id(id), tittel), hode,
                Innhold.Av(deler.Select(g => Tbody(Innhold.Av(g.Select(r => Linje(r.Rad, r.Celler, kolonner))))))));
        return Innhold.Med(
            new Sidetabell(
                id, tittel, foerste, [.. kolonner.Select(k => (k.Tittel, k.Slag))],
                [.. deler.SelectMany(g => g).Select(r => new Siderad(r.Rad.Linje, r.Rad.Navn.RenTekst(), [.. r.Celler.Select(c => c.Verdi)]))]),
            element);
    }

    private static string Tallrom<T>(List<List<(Rad<T> Rad, List<Celle> Celler)>> deler) => Celle.Tallrom(
        deler.SelectMany(g => g).SelectMany(r => r.Celler).Where(c => c.Klasse.Contains("medtegning", StringComparison.Ordinal))
            .Select(c => c.Innhold.RenTekst()));

    /// <summary>The words are for those who see the bars: the numbers have signs.</summary>
    private static Element MedAkse(string tittel) => Div(
        Attr.Klasse("medsoeyle"), Span(Attr.Klasse("aksetekst"), Attr.Aria("hidden", "true"), Span("dårligere"), Span("bedre")), Span(tittel));

    private static Element Linje<T>(Rad<T> rad, List<Celle> celler, IReadOnlyList<Kolonne<T>> kolonner) => Tr(
        rad.Klasse.Length == 0 ? null : Attr.Klasse(rad.Klasse),
        rad.Linje is null ? null : Attr.Data("rad", rad.Linje), rad.Api is null ? null : Attr.Data("api", rad.Api),
        rad.Minus is null ? null : Attr.Data("minus", rad.Minus),
        Radhode(Attr.Klasse("navn"), rad.Navn),
        Innhold.Av(kolonner.Zip(celler, Cellen)));

    private static Element Cellen<T>(Kolonne<T> kolonne, Celle celle) => Td(
        Attr.Klasse(kolonne.Bred ? celle.Klasse + " bred" : celle.Klasse),
        celle.Api is null ? null : Attr.Data("api", celle.Api),
        celle.Felt is null ? null : Attr.Data("felt", celle.Felt), celle.Slag is null ? null : Attr.Data("slag", celle.Slag.Value.ToString()),
        celle.MinusFelt is null ? null : Attr.Data("minusfelt", celle.MinusFelt),
        celle.Innhold);
}
