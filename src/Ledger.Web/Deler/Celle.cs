using System.Globalization;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>A cell of a table of figures. Amounts are kroner.</summary>
/// <param name="Verdi">What is shown, before it is rounded and in the sign that it is shown with; null where there is no value.</param>
/// <param name="Felt">The field of the API's answer, when it is another than the column's.</param>
/// <param name="MinusFelt">A field that is taken from the first.</param>
/// <param name="Slag">How it is written, when it is otherwise than the column's.</param>
public sealed record Celle(Innhold Innhold, decimal? Verdi, string Klasse = "tall", string? Felt = null, Tallslag? Slag = null, string? MinusFelt = null)
{
    /// <summary>The address of the answer that it stands in, when it is another than the row's.</summary>
    public string? Api { get; init; }

    public static Celle Beloep(decimal? kroner, Beloepsenhet enhet) => new(kroner is { } k ? Tallform.Skriv(k, enhet) : Tallform.Ingen, kroner);

    /// <summary>A number as it is: kroner with øre only where there are some.</summary>
    public static Celle Eksakt(decimal? verdi) => new(verdi is { } v ? Tallform.Skriv(v, v % 1m == 0m ? 0 : 2, medPluss: false) : Tallform.Ingen, verdi);

    /// <summary>A count.</summary>
    public static Celle Antall(long antall) => new(Tallform.Antall(antall), antall);

    /// <summary>An amount after its drawing.</summary>
    public static Celle Beloep(decimal kroner, Beloepsenhet enhet, Element? tegning, string klasse = "") =>
        new(MedSoeyle(tegning, Tallform.Skriv(kroner, enhet)), kroner, ("tall medtegning " + klasse).TrimEnd());

    /// <summary>A change, with plus where it is more.</summary>
    public static Celle Endring(decimal? kroner, Beloepsenhet enhet) => new(kroner is { } k ? Tallform.Avvik(k, enhet) : Tallform.Ingen, kroner);

    /// <summary>A deviation with its bar. What is shown as zero has neither sign, colour nor bar.</summary>
    public static Celle Avvik(decimal avvik, Beloepsenhet enhet, Akse akse, bool erNoytral)
    {
        var vist = Tallform.VisesSomNull(avvik, enhet) ? 0m : avvik;
        var retning = Retninger.Av(vist, erNoytral);
        return new(MedSoeyle(Avvikssoeyle.Tegn(vist, akse, retning), Tallform.Avvik(avvik, enhet)), avvik, "tall medtegning " + retning.Klasse());
    }

    public static Celle Prosent(decimal? prosent) => new(Tallform.Prosent(prosent, medPluss: true), prosent);

    /// <summary>A number with a drawing before it, in one cell, so that the column has one heading and the drawing is not read.</summary>
    public static Innhold MedSoeyle(Innhold? tegning, Innhold tall) => tegning is null ? tall : Div(Attr.Klasse("medsoeyle"), tegning, Span(tall));

    /// <summary>
    /// A table's class for the room of the numbers beside its bars, by the longest: it is the same in all rows, or their bars would have no scale in
    /// common. Empty for what millions take.
    /// </summary>
    public static string Tallrom(IEnumerable<string> tall) => tall.Select(t => t.Length).DefaultIfEmpty(0).Max() switch
    {
        <= 8 => "",
        <= 12 => " tall12",
        _ => " tall18",
    };

    /// <summary>A figure in a text.</summary>
    /// <param name="api">The address of the answer that it stands in.</param>
    /// <param name="linje">The post or code of its line.</param>
    public static Element Figur(decimal kroner, Beloepsenhet enhet, Tallslag slag, string api, string linje, string felt) => Merket(
        kroner, slag, api, linje, felt, slag switch
        {
            Tallslag.Stoerrelse => Tallform.Skriv(Math.Abs(kroner), enhet),
            Tallslag.Motsatt => Tallform.Skriv(-kroner, enhet),
            Tallslag.Avvik => Tallform.Avvik(kroner, enhet),
            Tallslag.Eksakt => Tallform.Eksakt(kroner),
            Tallslag.ProsentStoerrelse => Tallform.Prosent(Math.Abs(kroner)),
            Tallslag.Antall => Tallform.Antall((long)kroner),
            _ => Tallform.Skriv(kroner, enhet),
        });

    /// <summary>A figure in a text that is already written.</summary>
    public static Element Merket(decimal? verdi, Tallslag slag, string api, string linje, string felt, string tekst) => Data(
        verdi?.ToString(CultureInfo.InvariantCulture) ?? "",
        Attr.Data("api", api), Attr.Data("rad", linje), Attr.Data("felt", felt), Attr.Data("slag", slag.ToString()), tekst);
}
