using Ledger.Application;
using Ledger.Application.Publisering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Web.Html;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>The parts of a chapter that are no text: statements, key figures, the bridge and tables of one's own, put in, moved and taken out.</summary>
internal static class Blokkformer
{
    public const string Ny = "blokk";
    public const string Loeft = "loeftblokk";
    public const string Fjern = "fjernblokk";
    private const int LengsteTabell = 500;
    private static readonly (string Verdi, string Tekst)[] Typer =
        [("rapport", "Oppstilling"), ("noekkeltall", "Nøkkeltall"), ("diagram", "Broen fra budsjett til regnskap"), ("tabell", "Egen tabell")];

    /// <summary>The blocks of a chapter with what can be done with each, and a form that puts one in.</summary>
    public static Innhold Skjemaene(Tekstkapittel kapittel, Func<string, Innhold?[], Element> form) => Details(
        Summary($"Tabeller og tall i «{kapittel.Tittel}» ({kapittel.Blokker.Count(b => b.Type != Publikasjonsformer.Tekstblokk)})"),
        Ol(Innhold.Av(kapittel.Blokker.Select((b, i) => Li(
            Navn(b),
            i == 0 ? null : form(Loeft, [.. Hvor(kapittel, i), Knapp($"Flytt blokk {i + 1} i «{kapittel.Tittel}» opp")]),
            form(Fjern, [.. Hvor(kapittel, i), Knapp($"Ta ut blokk {i + 1} av «{kapittel.Tittel}»")]))))),
        form(Ny,
        [
            Skjult("slug", kapittel.Slug),
            P(Attr.Klasse("felt"), Label("type-" + kapittel.Slug, "Slag"), Valgliste("blokktype", "type-" + kapittel.Slug, Typer)),
            Linje("blokkid", "Id på oppstillingen eller nøkkeltallet", kapittel.Slug),
            Linje("tabelltittel", "Egen tabell: tittel", kapittel.Slug), Linje("kilde", "Egen tabell: kilde", kapittel.Slug),
            P(
                Attr.Klasse("felt"), Label("rader-" + kapittel.Slug, "Egen tabell: en linje per rad, overskriftene først, semikolon mellom cellene"),
                Tekstfelt("rader", "rader-" + kapittel.Slug, "")),
            Knapp($"Sett inn i «{kapittel.Tittel}»"),
        ]));

    /// <summary>The chapter after what the form asks.</summary>
    /// <exception cref="Avvisning">400: a table without title, source or rows, or rows that are not as long as its headings.</exception>
    public static Tekstkapittel Endre(Tekstkapittel kapittel, Func<string, string> felt)
    {
        var blokker = kapittel.Blokker.ToList();
        if (felt("handling") == Ny)
        {
            blokker.Add(Lest(felt));
            return kapittel with { Blokker = blokker };
        }

        if (!int.TryParse(felt("plass"), out var plass) || plass < 0 || plass >= blokker.Count)
        {
            throw Ugyldig("plass", "Kapittelet har ingen slik blokk.");
        }

        var blokk = blokker[plass];
        blokker.RemoveAt(plass);
        if (felt("handling") == Loeft)
        {
            blokker.Insert(Math.Max(0, plass - 1), blokk);
        }

        return kapittel with { Blokker = blokker };
    }

    private static Blokk Lest(Func<string, string> felt) => felt("blokktype") switch
    {
        "rapport" or "noekkeltall" when felt("blokkid").Length is > 0 and <= Tekstregler.Navn => new Blokk(felt("blokktype"), Id: felt("blokkid")),
        "rapport" or "noekkeltall" => throw Ugyldig("blokkid", "Skriv id-en på oppstillingen eller nøkkeltallet."),
        "diagram" => new Blokk("diagram"),
        "tabell" => new Blokk("tabell", Tabell: Tabellen(felt)),
        _ => throw Ugyldig("blokktype", "Velg hva som skal settes inn."),
    };

    private static Egentabell Tabellen(Func<string, string> felt)
    {
        var rader = felt("rader").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';', StringSplitOptions.TrimEntries)).ToList();
        if (felt("tabelltittel").Length is 0 or > Tekstregler.Navn || felt("kilde").Length is 0 or > Tekstregler.Navn || rader.Count is < 2 or > LengsteTabell)
        {
            throw Ugyldig("rader", $"En egen tabell trenger tittel, kilde, overskrifter og 1–{LengsteTabell} rader.");
        }

        var feil = rader.FindIndex(r => r.Length != rader[0].Length);
        return feil < 0 ? new Egentabell(felt("tabelltittel"), felt("kilde"), rader[0], [.. rader.Skip(1)])
            : throw Ugyldig("rader", $"Linje {feil + 1} har {rader[feil].Length} celler, og overskriftene er {rader[0].Length}.");
    }

    private static string Navn(Blokk b) => b.Type switch
    {
        Publikasjonsformer.Tekstblokk => "Tekst",
        "tabell" => $"Egen tabell: {b.Tabell?.Tittel}",
        _ => $"{Array.Find(Typer, t => t.Verdi == b.Type).Tekst} {b.Id}".TrimEnd(),
    };

    private static Innhold?[] Hvor(Tekstkapittel kapittel, int plass) => [Skjult("slug", kapittel.Slug), Skjult("plass", plass.ToString())];

    private static Element Linje(string navn, string ledetekst, string slug) => P(
        Attr.Klasse("felt"), Label($"{navn}-{slug}", ledetekst), Felt("text", navn, $"{navn}-{slug}", null));

    private static Avvisning Ugyldig(string felt, string melding) => Avvisning.Ugyldig(felt, Feilkoder.UgyldigFormat, melding);
}
