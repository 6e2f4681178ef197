using Ledger.Application.Rapporter;
using Ledger.Domain.Oppstillinger;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Lines of a statement over the years, each as columns on one scale and all of them as a table, in each year's kroner or in fixed ones.</summary>
internal static class Utviklingsside
{
    public const string Ledd = "utvikling";
    public const string Linjevalg = "linje";
    public const string Prisvalg = "priser";
    public const string Faste = "faste";

    /// <summary>More than this cannot be compared at a glance.</summary>
    public const int MestLinjer = 6;

    public static readonly Sidekapittel Kapittel = new(Ledd, "Utvikling", "Regnskap", "Linjer over årene, i løpende eller faste priser.");

    /// <param name="api">The address of the same in the API.</param>
    /// <param name="valgte">The posts that the reader chose, or those that are shown when he chose none.</param>
    public static Side Lag(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, Utviklingssvar svar, string api, IReadOnlyList<string> valgte)
    {
        var erFaste = svar.Priser == Faste;
        List<Utviklingslinjesvar> linjer = [.. valgte.Select(v => svar.Linjer.FirstOrDefault(l => l.Post == v)).OfType<Utviklingslinjesvar>()];
        var akse = Akse.Av(linjer.SelectMany(l => l.Verdier).Select(v => Math.Abs(v.Verdi ?? 0m)));
        var aarene = svar.Indeks.Select(i => i.Aar).ToList();
        var tittel = aarene.Count == 1 ? $"Utvikling: bare {aarene[0]} er i hovedboken" : $"Utvikling {aarene[0]}–{aarene[^1]}";
        var priser = erFaste ? $"{svar.Basisaar}-kroner" : "løpende kroner";
        return new Side(tittel, Kapittel, [("Utvikling", null)], [Ledd], Innhold.Av(
            H1(tittel),
            P(Attr.Klasse("ingress"), $"{svar.Navn}, {priser}, {k.Enhet.Tekst()}. Kolonnene viser størrelsen; fortegnet står i tabellen."),
            Div(
                Attr.Klasse("kontroller"),
                Kontroller.Enhet(k.Valg),
                Div(
                    Attr.Klasse("valg"), Attr.Rolle("group"), Attr.Aria("label", "Priser"),
                    A(Adressen(k, valgte, faste: false), erFaste ? null : Attr.Aria("current", "true"), "Løpende priser"),
                    A(Adressen(k, valgte, faste: true), erFaste ? Attr.Aria("current", "true") : null, "Faste priser"))),
            Velger(k, definisjon, valgte, erFaste),
            Div(Attr.Klasse("smaadiagrammer"), Innhold.Av(linjer.Select((l, i) => Figur(k, l, akse, $"utvikling-{i + 1}")))),
            Tabellen(k, linjer, aarene, priser),
            P(
                Attr.Klasse("note"), !erFaste ? "Løpende priser er hvert års kroner." : svar.Indeks.Any(i => i.Indeks is null)
                    ? $"Prisindeksen (KPI) er ikke kjent for {string.Join(", ", svar.Indeks.Where(i => i.Indeks is null).Select(i => i.Aar))}."
                    : Prisindekstekst.Av(svar.Indeks.Select(i => i.Aar))),
            Meldt(linjer),
            Dl(Attr.Klasse("forklaring"), Dt("Samme tall i API-et"), Dd(Kode(api)))),
            ErLagret: false);
    }

    /// <summary>Which years are not of the ledger.</summary>
    private static Element? Meldt(IReadOnlyList<Utviklingslinjesvar> linjer) =>
        linjer.SelectMany(l => l.Verdier).Where(v => v.Meldt == true).Select(v => v.Aar).Distinct().Order().ToList() is { Count: > 0 } aarene
            ? P(Attr.Klasse("note"), $"Tallene for {string.Join(", ", aarene)} er fra før hovedboken, slik de er meldt.") : null;

    private static Adresse Adressen(Sidegrunnlag k, IReadOnlyList<string> valgte, bool faste) => k.Stier.Kapitlet(Kapittel).Med(
        [.. valgte.Select(v => (Linjevalg, (string?)v)), (Prisvalg, faste ? Faste : null)]);

    private static Element Velger(Sidegrunnlag k, Oppstillingsdefinisjon definisjon, IReadOnlyList<string> valgte, bool erFaste) => Details(
        Summary($"Velg linjer (høyst {MestLinjer})"),
        Valgskjema(
            k.Stier.Nyeste(Ledd), Attr.Klasse("skjema"), erFaste ? Skjult(Prisvalg, Faste) : null,
            k.Enhet == Beloepsenhet.Mill ? null : Skjult(Valg.Enhetsvalg, k.Enhet.Navn()),
            Innhold.Av(definisjon.Linjer.Select((l, i) => P(
                Avkryss(Linjevalg, $"linje-{i + 1}", l.Post, valgte.Contains(l.Post)), Label($"linje-{i + 1}", l.Tekst)))),
            Knapp("Vis linjene")));

    private static Element? Figur(Sidegrunnlag k, Utviklingslinjesvar linje, Akse akse, string id) => Aarssoeyler.Tegn(
        [.. linje.Verdier.Where(v => v.Verdi is not null).TakeLast(Aarssoeyler.MestAar).Select(
            v => new Aarsverdi(v.Aar, Math.Abs(v.Verdi!.Value), Tallform.Skriv(Math.Abs(v.Verdi.Value), k.Enhet)))],
        akse, $"{linje.Tekst} år for år", "En kolonne per år; tallene står i tabellen under.", id, linje.Tekst);

    private static Element Tabellen(Sidegrunnlag k, IReadOnlyList<Utviklingslinjesvar> linjer, IReadOnlyList<int> aarene, string priser) => Div(
        Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "aarstabell"), Attr.Fokuserbar,
        Table(
            Attr.Klasse("talltabell alle"), Attr.Data("rapport", Ledd), Caption(Attr.Id("aarstabell"), $"Linjene år for år, {priser}, {k.Enhet.Tekst()}"),
            Thead(Tr(Kolonnehode(Attr.Klasse("navn"), "Post"), Innhold.Av(aarene.Select(a => Kolonnehode(Attr.Klasse("tall"), a.ToString()))))),
            Tbody(Innhold.Av(linjer.Select(l => Tr(
                Radhode(Attr.Klasse("navn"), l.Tekst),
                Innhold.Av(l.Verdier.Select(v => Td(Attr.Klasse("tall"), v.Verdi is { } tall ? Tallform.Skriv(tall, k.Enhet) : Tallform.Ingen)))))))));
}
