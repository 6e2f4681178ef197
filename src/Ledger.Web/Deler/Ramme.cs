using Ledger.Application.Publisering;
using Ledger.Domain.Publisering;
using Ledger.Web.Html;
using Ledger.Web.Ressurser;
using Ledger.Web.Spraak;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Deler;

/// <summary>What stands around every page: header, menu, where the reader is, and a foot that says what the figures stand on.</summary>
public static class Ramme
{
    private const string Doktype = "<!DOCTYPE html>\n";
    private const string Innholdsid = "innhold";
    private const int Kortkjedehode = 8;
    private const int MestIMenydel = 8;

    /// <summary>The chapters that all reports have.</summary>
    private static readonly Sidekapittel[] Felles =
    [
        Rapportkapittel.Drift, Rapportkapittel.Investering, Rapportkapittel.Balanse, Rapportkapittel.Disponering, Rapportkapittel.Fond,
        Rapportkapittel.Omraader, Rapportkapittel.Noekkeltall, Rapportkapittel.Om,
    ];

    /// <summary>The first signs of a chain head, which tell one from another. The whole stands in the reading guide.</summary>
    public static string Kort(string kjedehode) => kjedehode[..Kortkjedehode];

    /// <summary>A page of an edition.</summary>
    public static string Lag(Sidegrunnlag grunnlag, Side side)
    {
        var publikasjon = grunnlag.Kilde.Utgave.Publikasjon;
        var kommune = grunnlag.Kilde.Kommunenavn;
        return Dokument(
            grunnlag.Maalform, Innhold.Av(side.Kapittel == Rapportkapittel.Oversikt ? null : Innhold.Av(side.Tittel, " – "),
                Innhold.Ordrett($"{publikasjon.Tittel} – {kommune}")), kommune, grunnlag.Stier.Hjem,
            Innhold.Av(Relasjon("canonical", grunnlag.Stier.Nyeste([.. side.Ledd])), side.ErLagret && grunnlag.Stier.ErUtgave ? null
                : Meta("robots", "noindex"), side.Kapittel != Rapportkapittel.Utskrift || !grunnlag.Stier.ErUtgave ? null
                : Relasjon("stylesheet", grunnlag.Stier.Trykk, Attr.Medium("print")),
                grunnlag.Levende is null ? null : Levendehode.Skript),
            Innhold.Av(Soekefelt(grunnlag), grunnlag.Stier.ErLevende ? Brukermeny() : null),
            Div(
                Attr.Klasse("ramme"),
                Nav("Kapitler", Attr.Klasse("meny"), Details(
                    Summary("Kapitler i rapporten"), Innhold.Av(grunnlag.Kapitler.GroupBy(c => c.Del).Select(d => Menydel(grunnlag, d.Key, [.. d],
                        side.Kapittel))))),
                Div(
                    Attr.Klasse("side"),
                    Nav("Du er her", Attr.Klasse("smuler"), Ol(Innhold.Av(Smuler(grunnlag, side).Select(Smule)))),
                    Aarvalg(grunnlag, side),
                    Bannere(grunnlag, side),
                    grunnlag.Levende?.Beskjeder,
                    Hoved(side.Innhold, Nabokapitler(grunnlag, side.Kapittel)),
                    Fot(grunnlag, side))));
    }

    /// <summary>A figure of an edition for other sites to show, with where it is from.</summary>
    /// <param name="til">The page that it stands on.</param>
    public static string Innebygd(Sidegrunnlag grunnlag, string tittel, Innhold figur, Adresse til)
    {
        var (publikasjon, utgave, kommune) = (grunnlag.Kilde.Utgave.Publikasjon, grunnlag.Kilde.Utgave, grunnlag.Kilde.Kommunenavn);
        return Doktype + Tagger.Html(
            Attr.Lang(grunnlag.Maalform.Kode),
            Head(
                Tegnsett, Title(tittel, Innhold.Ordrett($" – {publikasjon.Tittel} – {kommune}")), Meta("viewport", "width=device-width, initial-scale=1"),
                Meta("color-scheme", "light dark"), UtAvRammen, Relasjon("stylesheet", Ressurs.Stilark.Adresse), Meta("robots", "noindex")),
            Body(Attr.Klasse("innebygd"), Hoved(
                H1(tittel), figur,
                P(
                    Attr.Klasse("note"), $"Kilde: {publikasjon.Tittel}, {kommune}, utgave {utgave.Nummer}, per {Dato.Kort(publikasjon.Rapporteringsdato)}. ",
                    A(til, "Se siden figuren er fra"))))).Skriv(grunnlag.Maalform);
    }

    /// <summary>A page outside any edition: the front, a list, a fault.</summary>
    /// <param name="levende">What it says later, for one who has signed in.</param>
    public static string Lag(
        string tittel, string avsender, Adresse hjem, Innhold innhold, Levendehode? levende = null, Maalform? maalform = null) => Dokument(
        maalform ?? Maalform.Bokmaal, Innhold.Av(tittel, Innhold.Ordrett($" – {avsender}")), avsender, hjem,
        levende is null ? null : Levendehode.Skript, levende is null ? null : Brukermeny(),
        Div(Attr.Klasse("ramme enkel"), Div(Attr.Klasse("side"), levende?.Beskjeder, Hoved(innhold))));

    private static string Dokument(
        Maalform maalform, Innhold tittel, string avsender, Adresse hjem, Innhold? hode, Innhold? soek, Innhold kropp) => Doktype + Tagger.Html(
        Attr.Lang(maalform.Kode),
        Head(
            Tegnsett, Title(tittel), Meta("viewport", "width=device-width, initial-scale=1"), Meta("color-scheme", "light dark"),
            Relasjon("stylesheet", Ressurs.Stilark.Adresse), Relasjon("icon", Ressurs.Ikon.Adresse, Attr.Type(Ressurs.Ikon.Innholdstype)), hode),
        Body(
            A(Adresse.Anker(Innholdsid), Attr.Klasse("hopp"), "Hopp til innholdet"),
            Header(Attr.Klasse("topp"), A(hjem, Attr.Klasse("avsender"), Innhold.Ordrett(avsender)), soek),
            kropp)).Skriv(maalform);

    /// <summary>
    /// The same report in other years, as it is now; null when there is none. A chapter that reports may lack leads to the first page, and an
    /// address that names an edition stays with it. The years beside each other are the last choice, where the report has a year before its own.
    /// </summary>
    private static Element? Aarvalg(Sidegrunnlag grunnlag, Side side)
    {
        var utgave = grunnlag.Kilde.Utgave;
        var alle = grunnlag.AndreAar.Where(u => u.Status == Utgavestatus.Publisert).DistinctBy(u => u.Publikasjon.Aar).ToList();
        string[] ledd = Felles.Any(c => side.Ledd is [var ene] && ene == c.Ledd) ? [.. side.Ledd] : [];
        return alle.Count == 0 || grunnlag.Stier.ErFast ? null : Nav("År", Attr.Klasse("aarvalg valg"), Innhold.Av(
            alle.Append(utgave).OrderBy(u => u.Publikasjon.Aar).Select(u => A(
                u == utgave ? grunnlag.Stier.Nyeste([.. side.Ledd]) : grunnlag.Stier.IAaret(u, ledd), u == utgave ? Attr.Aria("current", "true") : null,
                u.Publikasjon.Aar.ToString()))),
            side.Kapittel != Rapportkapittel.Utvikling && grunnlag.Kapitler.Contains(Rapportkapittel.Utvikling)
                ? A(grunnlag.Stier.Kapitlet(Rapportkapittel.Utvikling), "Sammenlign årene") : null);
    }

    /// <summary>They stand in a landmark of their own, since they are above the page's content. Null when there are none.</summary>
    private static Element? Bannere(Sidegrunnlag grunnlag, Side side)
    {
        Element?[] alle =
        [
            grunnlag.Kilde.ErProeve ? P(Attr.Klasse("banner"), Strong("Prøveregnskap. "), "Tallene er ikke kommunens regnskap.") : null,
            grunnlag.Kilde.ErUtsnitt ? P(Attr.Klasse("banner"), Strong("Dine enheter. "), "Alle tall gjelder bare enhetene du har tilgang til.") : null,
            grunnlag.Merknad is { } merknad ? P(Attr.Klasse("banner"), Strong("Året er ikke over. "), merknad) : null,
            Banner(grunnlag, side),
        ];
        return alle.All(b => b is null) ? null : Section([Attr.Aria("label", "Om disse tallene"), .. alle]);
    }

    /// <summary>What a reader must know before he reads on: a draft, or an edition that another has replaced.</summary>
    private static Element? Banner(Sidegrunnlag grunnlag, Side side) => grunnlag.Kilde.Utgave.Status switch
    {
        Utgavestatus.Kladd or Utgavestatus.Laast => P(Attr.Klasse("banner"), Strong("Kladd. "), "Denne siden er ikke publisert."),
        Utgavestatus.Erstattet => P(
            Attr.Klasse("banner"), Strong("Eldre utgave. "), $"Dette er utgave {grunnlag.Kilde.Utgave.Nummer}. ",
            A(grunnlag.Stier.Nyeste([.. side.Ledd]), "Se den nyeste utgaven"), "."),
        _ => null,
    };

    private static Element? Tidligere(Sidegrunnlag grunnlag)
    {
        var vises = grunnlag.AndreUtgaver.Where(u => u.Status is Utgavestatus.Erstattet or Utgavestatus.Publisert).ToList();
        return vises.Count == 0 ? null : P(
            "Andre utgaver: ", Innhold.Av(vises.Select((u, i) => Innhold.Av(i == 0 ? null : ", ", A(grunnlag.Stier.Utgaven(u), $"utgave {u.Nummer}"),
                u.Nummer > grunnlag.Kilde.Utgave.Nummer ? null
                    : Innhold.Av(" (", A(grunnlag.Stier.Endringer(u), $"hva som er endret siden utgave {u.Nummer}"), ")")))), ".");
    }

    private static Element Soekefelt(Sidegrunnlag grunnlag) => Soekeskjema(
        grunnlag.Stier.Soek, Attr.Klasse("soek"),
        Label("sokefelt", Attr.Klasse("skjult"), "Søk i rapporten"),
        Felt("search", Valg.Soekevalg, "sokefelt", grunnlag.Valg[Valg.Soekevalg], Attr.Plassholder("Søk: sykehjem, gjeld, 325,4")),
        Knapp("Søk"));

    /// <summary>Who has signed in finds himself, and the way out, on every live page.</summary>
    private static Element Brukermeny() => Nav(
        "Bruker", Attr.Klasse("bruker"), A(Adresse.Rot.Under("min-side"), "Min side"), A(Adresse.Rot.Under("logg-ut"), "Logg ut"));

    private static Element Hoved(params Innhold?[] deler) => Main([Attr.Id(Innholdsid), .. deler]);

    /// <summary>A part of the menu. A long one is folded unless the page is in it.</summary>
    private static Element Menydel(Sidegrunnlag grunnlag, string tittel, IReadOnlyList<Sidekapittel> kapitler, Sidekapittel denne)
    {
        var liste = Ul(Innhold.Av(kapitler.Select(k => Li(A(grunnlag.Stier.Kapitlet(k), k == denne ? Attr.Aria("current", "true") : null, k.Navn)))));
        return kapitler.Count <= MestIMenydel || kapitler.Contains(denne)
            ? Div(Attr.Klasse("menydel"), P(Attr.Klasse("menytittel"), tittel), liste)
            : Details(Attr.Klasse("menydel foldet"), Summary(Attr.Klasse("menytittel"), tittel), liste);
    }

    private static IEnumerable<(string Navn, Adresse? Adresse)> Smuler(Sidegrunnlag grunnlag, Side side) =>
        [(grunnlag.Kilde.Kommunenavn, grunnlag.Stier.Hjem),
            (grunnlag.Kilde.Utgave.Publikasjon.Tittel, side.Kapittel == Rapportkapittel.Oversikt ? null : grunnlag.Stier.Oversikt), .. side.Smuler];

    private static Element Smule((string Navn, Adresse? Adresse) smule) =>
        Li(smule.Adresse is { } adresse ? A(adresse, smule.Navn) : Span(Attr.Aria("current", "page"), smule.Navn));

    private static Element Nabokapitler(Sidegrunnlag grunnlag, Sidekapittel denne)
    {
        var kapitler = grunnlag.Kapitler;
        var plass = kapitler.ToList().IndexOf(denne);
        Element? Lenke(int i, string klasse, string retning) => plass >= 0 && i >= 0 && i < kapitler.Count
            ? A(grunnlag.Stier.Kapitlet(kapitler[i]), Attr.Klasse(klasse), Span(Attr.Klasse("retning"), retning), Span(kapitler[i].Navn))
            : null;
        return Nav("Forrige og neste kapittel", Attr.Klasse("naboer"), Lenke(plass - 1, "forrige", "Forrige"), Lenke(plass + 1, "neste", "Neste"));
    }

    private static Element Fot(Sidegrunnlag grunnlag, Side side)
    {
        var (kilde, utgave) = (grunnlag.Kilde, grunnlag.Kilde.Utgave);
        if (grunnlag.Stier.ErLevende)
        {
            return Footer(
                Attr.Klasse("fot"),
                P($"{utgave.Publikasjon.Tittel}, versjon {utgave.Versjon}, kjedehode ", Kode(Kort(kilde.Kjedehode)), ". ",
                    A(grunnlag.Stier.Fast([.. side.Ledd]), "Samme side ved denne versjonen"), " · ", A(Adresse.Rot.Under("min-side"), "Min side")),
                grunnlag.Ferskhet is { } ferskhet ? P(ferskhet) : null,
                grunnlag.Tjenesten.Fot);
        }

        return Footer(
            Attr.Klasse("fot"),
            P(
                grunnlag.Stier.ErKladd ? "Kladd · per " : $"Utgave {utgave.Nummer} · per ",
                Time(utgave.Publikasjon.Rapporteringsdato, Dato.Lang(utgave.Publikasjon.Rapporteringsdato)),
                $" · versjon {utgave.Versjon} av hovedboken · kjedehode ", Kode(Kort(kilde.Kjedehode)),
                    ". Hvert tall er regnet ut av posteringene og budsjettvedtakene i denne versjonen."),
            P(
                A(grunnlag.Stier.Fast([.. side.Ledd]), "Fast lenke til denne siden i denne utgaven"), " · ",
                    A(grunnlag.Stier.Om, "Slik leser og kontrollerer du tallene"),
                ". Tallene gjelder kommunekassen; foretak og selskaper med eget regnskap er ikke med."),
            Tidligere(grunnlag),
            grunnlag.Tjenesten.Fot);
    }
}
