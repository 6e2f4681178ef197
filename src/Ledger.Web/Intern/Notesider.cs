using Ledger.Application.Noter;
using Ledger.Application.Tabeller;
using Ledger.Web.Deler;
using Ledger.Web.Filer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>
/// The pages of the notes: the list with what is missing, and each note as it stands in the accounts. They are live pages, for those who may read the
/// ledger: a note may name people, and what a municipality publishes of it, it puts in a document.
/// </summary>
internal static class Notesider
{
    public const string Ledd = "noter";

    public static readonly Sidekapittel Kapittel = new(Ledd, "Noter", "Regnskap", "Notene til årsregnskapet, og det som mangler i dem.");

    private static readonly Tabellkolonne[] Linjekolonner =
        [new("", Kolonnetype.Tekst), new("Beløp", Kolonnetype.Tall), new("Forrige år", Kolonnetype.Tall)];

    private static readonly string[] Bevegelser = ["_inngaaende", "_endring", "_avsetning", "_bruk", "_utgaaende"];

    public static Side Liste(Sidegrunnlag k, Notelistesvar svar)
    {
        var aktuelle = svar.Noter.Where(n => n.Status != Notehode.IkkeAktuell).ToList();
        var mangler = aktuelle.Count(n => n.Status == Notehode.Mangelfull);
        return new("Noter", Kapittel, [("Noter", null)], [Ledd], Innhold.Av(
            H1($"Noter til regnskapet {svar.Aar}"),
            P(Attr.Klasse("ingress"), mangler == 0 ? $"{Antall(aktuelle.Count)}, og ingen av dem mangler noe."
                : $"{Antall(aktuelle.Count)}. {(mangler == 1 ? "En" : Tallform.Antall(mangler))} av dem mangler noe."),
            Div(
                Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "tabell-noter"), Attr.Fokuserbar,
                Table(
                    Attr.Klasse("talltabell alle ord"), Caption(Attr.Id("tabell-noter"), "Notene i den rekkefølgen de er nummerert."),
                    Thead(Tr(Kolonnehode(Attr.Klasse("navn"), "Note"), Kolonnehode("Status"), Kolonnehode("Hjemmel"))),
                    Tbody(Innhold.Av(aktuelle.Select(n => Tr(
                        Radhode(Attr.Klasse("navn"), A(Adresse(k, n.Navn), $"{n.Nummer} {n.Tittel}")),
                        Td(n.Mangler.Count == 0 ? "Ferdig" : Innhold.Av(Strong("Mangler: "), string.Join("; ", n.Mangler))), Td(n.Hjemmel))))))),
            Utelatte(k, svar)),
        ErLagret: false);
    }

    public static Side Lag(Sidegrunnlag k, Notesvar note)
    {
        var navn = note.Nummer is { } nummer ? $"Note {nummer} {note.Tittel}" : note.Tittel;
        return new(navn, Kapittel, [("Noter", Adresse(k)), (note.Tittel, null)], [Ledd, note.Navn], Innhold.Av(
            H1(navn),
            P(Attr.Klasse("ingress"), $"{note.Hjemmel} i budsjett- og regnskapsforskriften."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            note.Mangler.Count == 0 ? null : P(Attr.Klasse("note"), Strong("Mangler: "), string.Join("; ", note.Mangler) + "."),
            note.Tekst is { } tekst ? Innhold.Av(tekst.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => P(l))) : null,
            Innhold.Av(note.Tabeller.Where(t => t.Linjer.Count > 0).Select(t => Linjer(k, note, t))),
            Innhold.Av((note.Registre ?? []).Select(t => Innhold.Av(H2(t.Navn), Registeret(k, t)))),
            note.Feil is { Count: > 0 } feil ? Innhold.Av(H2("Feil fra tidligere år som er rettet"), Rettingene(k, feil)) : null,
            note.Status == Notehode.IkkeAktuell ? P("Regnskapet har ikke noe som hører til i denne noten, og den er ikke med.") : null,
            P(Attr.Klasse("verktoey"), A(Fil(k, note.Navn, Tabellfil.Csvendelse), "CSV"), " · ", A(Fil(k, note.Navn, Tabellfil.Xlsxendelse), "Excel"))),
        ErLagret: false);
    }

    /// <summary>What begins, moves and ends is one row with a column for each; other lines are rows with the year before beside them.</summary>
    private static Innhold Linjer(Sidegrunnlag k, Notesvar note, Notetabellsvar tabell)
    {
        var bevegelser = tabell.Linjer.Where(l => Bevegelse(l) is not null).ToList();
        List<Notelinjesvar> andre = [.. tabell.Linjer.Except(bevegelser)];
        var deler = bevegelser.Select(l => Bevegelse(l)!).Distinct().ToList();
        return Innhold.Av(
            andre.Count == 0 ? null : Datatabell.Av(
                tabell.Navn, $"{note.Tittel} {note.Aar}", Linjekolonner,
                [.. andre.Select(l => new object?[] { l.Tekst, l.Beloep, l.BeloepForrigeAar })], benevning: Benevning(k)),
            bevegelser.Count == 0 ? null : Datatabell.Av(
                tabell.Navn + "-bevegelser", $"Fra inngang til utgang av {note.Aar}",
                [new("", Kolonnetype.Tekst), .. deler.Select(d => new Tabellkolonne(Overskrift(bevegelser.First(l => Bevegelse(l) == d)), Kolonnetype.Tall))],
                [
                    .. bevegelser.GroupBy(l => l.Post[..^Bevegelse(l)!.Length]).Select(g => (object?[])
                    [
                        g.First().Tekst[..Skille(g.First())], .. deler.Select(d => (object?)g.FirstOrDefault(l => Bevegelse(l) == d)?.Beloep),
                    ]),
                ],
                benevning: Benevning(k)));
    }

    /// <summary>The end of a post that says which part of a movement it is; null when it is none.</summary>
    private static string? Bevegelse(Notelinjesvar linje) =>
        Skille(linje) > 0 ? Array.Find(Bevegelser, b => linje.Post.EndsWith(b, StringComparison.Ordinal)) : null;

    /// <summary>Where the text of the part begins.</summary>
    private static int Skille(Notelinjesvar linje) => linje.Tekst.LastIndexOf(": ", StringComparison.Ordinal);

    private static string Overskrift(Notelinjesvar linje) => linje.Tekst[(Skille(linje) + 2)..] is var del ? char.ToUpperInvariant(del[0]) + del[1..] : "";

    /// <summary>A column that no row has anything in is left out; a sum is seen by how it looks.</summary>
    private static Element Registeret(Sidegrunnlag k, Noteregistersvar tabell)
    {
        var kolonner = tabell.Kolonner.Where(c => tabell.Rader.Any(r => r.Verdier.GetValueOrDefault(c.Id) is not null)).ToList();
        return Datatabell.Av(
            tabell.Tabell, tabell.Navn,
            [
                new("", Kolonnetype.Tekst), new(Tabell.Linjetype, Kolonnetype.Tekst),
                .. kolonner.Select(c => new Tabellkolonne(c.Navn, tabell.Rader.Any(r => r.Verdier.GetValueOrDefault(c.Id) is decimal)
                    ? Kolonnetype.Tall : Kolonnetype.Tekst)),
            ],
            [.. tabell.Rader.Select(r => (object?[])[r.Navn, r.Type, .. kolonner.Select(c => r.Verdier.GetValueOrDefault(c.Id))])], benevning: Benevning(k));
    }

    private static Element Rettingene(Sidegrunnlag k, IReadOnlyList<Feilrettingsvar> feil) => Datatabell.Av(
        "feil", "Bilagene som retter feil fra tidligere år",
        [
            new("Bilag", Kolonnetype.Tekst), new("Retter", Kolonnetype.Tekst), new("Begrunnelse", Kolonnetype.Tekst), new("Drift", Kolonnetype.Tall),
            new("Investering", Kolonnetype.Tall), new("Vesentlig", Kolonnetype.Tekst),
        ],
        [
            .. feil.Select(f => new object?[]
            {
                $"{f.Bilagsnummer} {f.Bilagsreferanse}", f.Korrigerer is { } retter ? $"{retter.Aar}/{retter.Bilagsnummer}" : null, f.Begrunnelse, f.Drift,
                f.Investering, f.Vesentlig switch { true => "ja", false => "nei", null => null },
            }),
        ]);

    private static Element? Utelatte(Sidegrunnlag k, Notelistesvar svar)
    {
        var utelatte = svar.Noter.Where(n => n.Status == Notehode.IkkeAktuell).ToList();
        return utelatte.Count == 0 ? null : Section(
            Attr.Klasse("skjerm"), H2("Ikke med i år"), P("Regnskapet har ikke noe som hører til i disse notene."),
            Ul(Attr.Klasse("lenkeliste"), Innhold.Av(utelatte.Select(n => Li(A(Adresse(k, n.Navn), n.Tittel), Span(Attr.Klasse("dempet"), " " + n.Hjemmel))))));
    }

    private static string Antall(int noter) => noter == 1 ? "Regnskapet har én note" : $"Regnskapet har {Tallform.Antall(noter)} noter";

    private static string Benevning(Sidegrunnlag k) => $"Beløp i {k.Enhet.Tekst()}";

    private static Adresse Adresse(Sidegrunnlag k, params string[] ledd) => k.Stier.Noter(ledd);

    private static Adresse Fil(Sidegrunnlag k, string note, string endelse) => k.Stier.Noter($"{note}.{endelse}");
}
