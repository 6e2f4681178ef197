using System.Globalization;
using Ledger.Application.Tabeller;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Rows of values as a table that can be scrolled. What a row is, is seen by how it looks.</summary>
internal static class Datatabell
{
    /// <summary>Columns that are a budget, a frame or an expectation minus what it became, for whole units and appropriations.</summary>
    private static readonly string[] Avvikene = ["Avvik hittil", "Prognoseavvik", "Disponibelt", "Årsavvik"];

    /// <inheritdoc cref="Lag"/>
    public static Element Av(
        string navn, string tittel, IReadOnlyList<Tabellkolonne> kolonner, IReadOnlyList<object?[]> rader, string? soeyle = null,
        Func<object?[], Adresse?>? lenke = null, string benevning = "Beløp i kroner", bool erOverskrevet = false) =>
        Lag(navn, tittel, [.. kolonner.Select((c, i) => new Vistkolonne(c, i))], rader, soeyle, lenke, benevning, erOverskrevet);

    /// <param name="navn">Unique on the page.</param>
    /// <param name="rader">Rows of all columns, also of those that are not shown.</param>
    /// <param name="soeyle">The heading of a column of amounts that is drawn as bars too; null for none.</param>
    /// <param name="lenke">Where the first cell of a row leads; not that of a sum.</param>
    /// <param name="benevning">What amounts are in.</param>
    /// <param name="erOverskrevet">The heading above the table says the same as its title, which is then there for those who hear it alone.</param>
    public static Element Lag(
        string navn, string tittel, IReadOnlyList<Vistkolonne> kolonner, IReadOnlyList<object?[]> rader, string? soeyle = null,
        Func<object?[], Adresse?>? lenke = null, string benevning = "Beløp i kroner", bool erOverskrevet = false)
    {
        var (tegnet, type) = (Nr(soeyle), Nr(Tabell.Linjetype));
        List<Vistkolonne> vist = [.. kolonner.Where(c => c.Nr != type)];
        bool ErSum(object?[] rad) => type >= 0 ? rad[type] is "sum" or "resultat"
            : rad[0] is null && Array.Exists(rad, v => v is string tekst && tekst.StartsWith("Sum", StringComparison.Ordinal));
        bool ErSamlet(object?[] rad) => ErSum(rad) || (type >= 0 && rad[type] is "utenEier" or "utenProsjekt" or "utenfor");
        List<Attributt?> klasser = [.. vist.Select((c, i) => Klasse(c, i, rader))];
        var akse = Akse.Av(rader.Where(r => !ErSamlet(r)).Select(r => tegnet < 0 ? 0m : r[tegnet] as decimal? ?? 0m));
        return Div(
            Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "tabell-" + navn), Attr.Fokuserbar,
            Table(
                Attr.Klasse((vist.Any(c => c.ErBred) ? "talltabell ord" : "talltabell alle ord") + Tallrom()), Attr.Data("rapport", navn),
                Caption(
                    Attr.Id("tabell-" + navn),
                    erOverskrevet ? Innhold.Av(Span(Attr.Klasse("skjult"), tittel + ". "), benevning + ".") : $"{tittel}. {benevning}."),
                Thead(Tr(Innhold.Av(vist.Select((c, i) => Kolonnehode(klasser[i], Overskrift(c)))))),
                Tbody(Innhold.Av(rader.Take(Rapportsider.MestRader).Select(r => Tr(
                    ErSum(r) ? Attr.Klasse("sum") : null,
                    Innhold.Av(vist.Select((c, i) => i == 0 ? Radhode(klasser[i], Foerste(r)) : Td(klasser[i], Verdi(r, c))))))))));

        string Tallrom() => tegnet < 0 ? "" : Celle.Tallrom(rader.Select(r => Tekst(r, kolonner.First(c => c.Nr == tegnet))));

        int Nr(string? overskrift) => kolonner.FirstOrDefault(c => c.Kolonne.Overskrift == overskrift)?.Nr ?? -1;

        // A bar compares lines; that of a sum, or of all that has no line of its own, would be longer than there is room for.
        Innhold Verdi(object?[] rad, Vistkolonne c) => c.Nr != tegnet ? Tekst(rad, c) : Celle.MedSoeyle(
            rad[c.Nr] is decimal tall && !ErSamlet(rad) ? Tegn(tall, c) : null, Tekst(rad, c));

        Element? Tegn(decimal tall, Vistkolonne c) => !ErAvvik(c.Kolonne) ? Soeyle.Tegn(tall, akse)
            : akse.Rommer(tall) ? Avvikssoeyle.Tegn(tall, akse, Retninger.Av(tall, erNoytral: false)) : null;

        Innhold Foerste(object?[] rad) => !ErSum(rad) && lenke?.Invoke(rad) is { } til
            ? A(til, Tekst(rad, vist[0])) : Tekst(rad, vist[0]);
    }

    /// <summary>What stands in a cell: a code with its name, where it has one.</summary>
    private static string Tekst(object?[] rad, Vistkolonne c) =>
        c.Eller is { } eller && rad[c.Nr] is null or "" ? Tekst(rad, eller)
        : c.Navn is not { } navn || rad[navn] is null or "" ? Skriv(rad[c.Nr], c.Kolonne)
        : rad[c.Nr] is null or "" || ErProgrammers(rad[c.Nr], c) ? Skriv(rad[navn], Kolonnetype.Tekst)
        : $"{Skriv(rad[c.Nr], c.Kolonne)} {Skriv(rad[navn], Kolonnetype.Tekst)}";

    /// <summary>The id of a line that the regulation has no number for is for programs; people have its name.</summary>
    private static bool ErProgrammers(object? verdi, Vistkolonne c) => c.Kolonne.Overskrift == "Post" && verdi is string post && post.Contains('_');

    /// <summary>A column of numbers has them to the right; what a register has may be words in any column.</summary>
    private static Attributt? Klasse(Vistkolonne kolonne, int plass, IReadOnlyList<object?[]> rader)
    {
        var erOrd = kolonne.Kolonne.Type is Kolonnetype.Tekst or Kolonnetype.Ord or Kolonnetype.Dato || rader.Any(r => r[kolonne.Nr] is string);
        var klasse = plass == 0 ? "navn" : erOrd ? "" : "tall";
        return kolonne.ErBred ? Attr.Klasse((klasse + " bred").TrimStart()) : klasse.Length == 0 ? null : Attr.Klasse(klasse);
    }

    /// <summary>
    /// A month as people name it, as twelve whole names beside each other take more room than their figures; and a name, where it stands with its code.
    /// </summary>
    private static string Overskrift(Vistkolonne c) => Maaneder.IndexOf(c.Kolonne.Overskrift) is var m and >= 0 ? Dato.Kortmaaned(m + 1)
        : c is { Navn: not null, Kolonne.Overskrift: "Kode" } ? "Navn"
        : c.Eller is { } eller ? $"{c.Kolonne.Overskrift} eller {eller.Kolonne.Overskrift.ToLowerInvariant()}"
        : c.Kolonne.Overskrift == "Bilagsnummer" ? "Bilag" : c.Kolonne.Overskrift;

    private static readonly List<string> Maaneder = [.. Periode.Maanedsoverskrifter];

    /// <summary>A deviation is drawn and signed as one: plus is better.</summary>
    private static bool ErAvvik(Tabellkolonne kolonne) => kolonne.Type == Kolonnetype.Tall && Avvikene.Contains(kolonne.Overskrift);

    private static string Skriv(object? verdi, Tabellkolonne kolonne) =>
        verdi is decimal tall && ErAvvik(kolonne) ? Tallform.Skriv(tall, 2, medPluss: true) : Skriv(verdi, kolonne.Type);

    /// <summary>A value of a table as it stands in a cell.</summary>
    public static string Skriv(object? verdi, Kolonnetype type) => verdi switch
    {
        null or "" => Tallform.Ingen,
        decimal tall when type == Kolonnetype.Prosent => Tallform.Prosent(tall),
        decimal tall => Tallform.Skriv(tall, 2, medPluss: false),
        int aar when type == Kolonnetype.Aarstall => aar.ToString(CultureInfo.InvariantCulture),
        int or long => Tallform.Antall(Convert.ToInt64(verdi, CultureInfo.InvariantCulture)),
        DateOnly dato => Dato.Kort(dato),
        string kode when type == Kolonnetype.Ord => Kodeord.Av(kode),
        string tekst => tekst,
        _ => Convert.ToString(verdi, CultureInfo.InvariantCulture)!,
    };
}
