using System.Globalization;
using Ledger.Domain.Verdier;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>How a figure is written from the API's. Tests read it, and so may programs.</summary>
public enum Tallslag
{
    /// <summary>An amount as it is.</summary>
    Beloep,

    /// <summary>With the opposite sign.</summary>
    Motsatt,

    /// <summary>Without sign: a word says which way.</summary>
    Stoerrelse,

    /// <summary>A deviation, plus is better.</summary>
    Avvik,

    /// <summary>A deviation with the opposite sign: a step of a line that counts with weight −1.</summary>
    AvvikMotsatt,

    Prosent,

    /// <summary>A percentage with plus.</summary>
    ProsentAvvik,

    /// <summary>A percentage without sign.</summary>
    ProsentStoerrelse,

    /// <summary>A key figure in its own unit.</summary>
    Noekkeltall,

    /// <summary>A whole number.</summary>
    Antall,

    /// <summary>Kroner and øre.</summary>
    Eksakt,

    /// <summary>The same in a column that says its unit; no decimals when there are no øre.</summary>
    Eksakttall,
}

/// <summary>A cell of a table of figures.</summary>
/// <param name="Felt">The field of the API's answer, when it is another than the column's.</param>
/// <param name="Slag">How it is written, when it is otherwise than the column's.</param>
public sealed record Celle(Innhold Innhold, string Klasse = "tall", string? Felt = null, Tallslag? Slag = null)
{
    public static Celle Beloep(Beloep beloep, Beloepsenhet enhet) => new(Tallform.Skriv(beloep, enhet));

    public static Celle Beloep(Beloep? beloep, Beloepsenhet enhet) => new(beloep is { } b ? Tallform.Skriv(b, enhet) : Tallform.Ingen);

    /// <summary>A deviation with its bar. What is shown as zero has neither sign, colour nor bar.</summary>
    public static Celle Avvik(Beloep avvik, Beloepsenhet enhet, Akse akse, bool erNoytral)
    {
        var erNull = Tallform.VisesSomNull(avvik, enhet);
        var retning = Retninger.Av(erNull ? 0m : avvik.Kroner, erNoytral);
        return new(MedSoeyle(erNull ? Avvikssoeyle.Tegn(default, akse, retning) : Avvikssoeyle.Tegn(avvik, akse, retning), Tallform.Avvik(avvik, enhet)), "tall avvik " + retning.Klasse());
    }

    public static Celle Prosent(decimal? prosent, bool medPluss) => new(Tallform.Prosent(prosent, medPluss));

    /// <summary>A number with a drawing before it, in one cell, so that the column has one heading and the drawing is not read.</summary>
    public static Innhold MedSoeyle(Innhold? tegning, Innhold tall) => tegning is null ? tall : Div(Attr.Klasse("medsoeyle"), tegning, Span(tall));

    /// <summary>A figure in a text.</summary>
    public static Element Figur(Beloep beloep, Beloepsenhet enhet, Tallslag slag, string api, string rad, string felt) => Merket(
        beloep, slag switch
        {
            Tallslag.Stoerrelse => Tallform.Skriv(beloep.Abs(), enhet),
            Tallslag.Motsatt => Tallform.Skriv(-beloep, enhet),
            Tallslag.Avvik => Tallform.Avvik(beloep, enhet),
            Tallslag.Eksakt => Tallform.Eksakt(beloep),
            _ => Tallform.Skriv(beloep, enhet),
        },
        slag, api, rad, felt);

    private static Element Merket(Beloep beloep, string tekst, Tallslag slag, string api, string rad, string felt) => Data(
        beloep.Kroner.ToString("0.00", CultureInfo.InvariantCulture),
        Attr.Data("api", api), Attr.Data("rad", rad), Attr.Data("felt", felt), Attr.Data("slag", slag.ToString()), tekst);
}
