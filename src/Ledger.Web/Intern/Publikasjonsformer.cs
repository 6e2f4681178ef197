using Ledger.Application.Publisering;
using Ledger.Domain;
using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>The pages of the editor's desk as markup.</summary>
internal static class Publikasjonsformer
{
    public const string Tekstblokk = "tekst";
    public const string Kapittel = "kapittel";
    public const string Slett = "slett";
    public const string Publiser = "publiser";
    public const string Trekk = "trekk";
    public const string Fjern = "fjern";
    public const string Lenke = "lenke";
    public const string Trekklenker = "trekklenker";
    public const string Laas = "laas";
    public const string Kast = "kast";
    public const string Planlegg = "planlegg";
    public const string Avlys = "avlys";

    public static Adresse Adressen(LedgerId ledger, string id) => Adresse.Rot.Under(ledger.ToString(), Publikasjonssider.Ledd, id);

    /// <summary>All documents, and a form that begins one.</summary>
    public static string Liste(LedgerId ledger, IReadOnlyList<Utkast> utkast, IReadOnlyList<Utgave> utgaver, Element vern, string? feil, Levendehode? levende)
    {
        var dokumenter = utkast.Select(u => (u.Publikasjon, Status: Ord(u)))
            .Concat(utgaver.Select(u => (u.Publikasjon, Status: Ord(u)))).GroupBy(d => d.Publikasjon.Id).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return Ramme.Lag("Publikasjoner", $"Regnskap {ledger}", Adresse.Rot, Innhold.Av(
            H1("Publikasjoner"), Feil(feil),
            dokumenter.Count == 0 ? P("Det finnes ingen publikasjoner ennå.") : Ul(Attr.Klasse("lenkeliste"), Innhold.Av(dokumenter.Select(d => Li(
                A(Adressen(ledger, d.Key), d.First().Publikasjon.Tittel), Span(Attr.Klasse("dempet"), $" {string.Join(", ", d.Select(u => u.Status))}"))))),
            H2("Ny kladd"),
            Postskjema(
                Adresse.Rot.Under(ledger.ToString(), Publikasjonssider.Ledd), Attr.Klasse("skjema"), vern,
                Skjema.Linje("tittel", "Tittel"), Skjema.Linje("id", "Id (små bokstaver, siffer og bindestrek)"), Skjema.Linje("aar", "År"),
                Skjema.Linje("type", "Type, slik den står i adressen", "aarsrapport"), Skjema.Linje("tilPeriode", "Til og med periode (tomt for hele året)"),
                Skjema.Linje("hovedoppstilling", "Hovedoppstilling (tomt for § 5-4 første ledd)"), Skjema.Linje("spraak", "Språk: nb eller nn", "nb"),
                Knapp("Lag kladden"))), levende);
    }

    /// <summary>A document: its draft when there is one, and its editions.</summary>
    /// <param name="lenke">A link that was just made; it is told once.</param>
    public static string Dokument(
        LedgerId ledger, string id, Utkast? utkast, IReadOnlyList<Utgave> utgaver, IReadOnlyList<Funn> funn, Element vern, string? feil,
        (Adresse Adresse, DateTimeOffset Utloeper)? lenke, Levendehode? levende)
    {
        var tittel = utkast?.Publikasjon.Tittel ?? utgaver[0].Publikasjon.Tittel;
        Element Form(string handling, params Innhold?[] deler) =>
            Postskjema(Adressen(ledger, id), [Attr.Klasse("skjema"), vern, Skjult("handling", handling), .. deler]);
        return Ramme.Lag(tittel, $"Regnskap {ledger}", Adresse.Rot, Innhold.Av(
            P(A(Adresse.Rot.Under(ledger.ToString(), Publikasjonssider.Ledd), "Alle publikasjoner")),
            H1(tittel), Feil(feil),
            lenke is not { } ny ? null : P(
                Attr.Klasse("banner"), Strong("Ny visningslenke. "), "Kopier den nå; den vises bare denne gangen, og varer til ",
                Dato.Lang(DateOnly.FromDateTime(ny.Utloeper.UtcDateTime)), ": ", A(ny.Adresse, ny.Adresse.ToString())),
            utkast is null ? P("Det er ingen kladd. En rettelse begynner med en ny kladd med samme id.") : Kladden(ledger, id, utkast, funn, Form),
            utgaver.Count == 0 ? null : Innhold.Av(H2("Utgaver"), Innhold.Av(utgaver.Select(u => Utgaven(u, Form))))), levende);
    }

    private static Innhold Kladden(LedgerId ledger, string id, Utkast utkast, IReadOnlyList<Funn> funn, Func<string, Innhold?[], Element> form)
    {
        var p = utkast.Publikasjon;
        var aapen = utkast.LaastVersjon is null;
        return Innhold.Av(
            P(
                Attr.Klasse("ingress"), aapen ? $"Kladd for {p.Aar}. " : $"Låst ved versjon {utkast.LaastVersjon} av hovedboken. ",
                A(Adressen(ledger, id).Under(Kladdvisning.Ledd), "Se sidene slik de blir"), "."),
            H2("Funn"),
            funn.Count == 0 ? P("Ingen funn.") : Ul(Innhold.Av(funn.Select(f => Li(Strong(Nivaa(f.Nivaa)), " ", f.Melding)))),
            !aapen ? null : Innhold.Av(
                H2("Kapitler"),
                P("Tekst skrives i Markdown. Et tall hentes med en referanse: ", Kode("{{drift:netto_driftsresultat.regnskap | mill}}"), "."),
                Innhold.Av(p.Kapitler.Select(k => Innhold.Av(
                    H3(k.Tittel),
                    form(Kapittel, [Skjult("slug", k.Slug), .. Felter(k.Slug, k.Tittel, k.Blokker.FirstOrDefault(b => b.Type == Tekstblokk)?.Tekst),
                        Knapp($"Lagre «{k.Tittel}»")]),
                    Blokkformer.Skjemaene(k, form),
                    form(Slett, [Skjult("slug", k.Slug), Knapp($"Slett «{k.Tittel}»")])))),
                H3("Nytt kapittel"),
                form(Kapittel,
                [
                    Skjema.Linje("slug", "Adresse (små bokstaver, siffer og bindestrek)"), .. Felter("nytt", "", null), Knapp("Legg til kapittelet"),
                ])),
            H2("Vis kladden til andre"),
            P("En visningslenke virker i 14 dager uten innlogging."),
            form(Lenke, [Knapp("Lag visningslenke")]), form(Trekklenker, [Knapp("Trekk alle visningslenkene")]),
            H2("Publiser"),
            Publiseringen(utkast, funn, form));
    }

    /// <summary>Lock, publish now, or at a time. What must be confirmed is confirmed in the form that is sent.</summary>
    private static Innhold Publiseringen(Utkast utkast, IReadOnlyList<Funn> funn, Func<string, Innhold?[], Element> form)
    {
        Innhold?[] Bekreftelse(string handling) =>
        [
            Skjult("bekreft", string.Join('\n', funn.Where(f => f.Nivaa == Funnivaa.Bekreft).Select(f => $"{f.Kode}\t{f.Verdi}"))),
            !funn.Any(f => f.Nivaa == Funnivaa.Bekreft) ? null : P(
                Attr.Klasse("felt"), Label("begrunnelse-" + handling, "Begrunnelse for det som må bekreftes"),
                Felt("text", "begrunnelse", "begrunnelse-" + handling, null)),
        ];
        return Innhold.Av(
            utkast.SkrevetAv.Length == 0 ? null : P(
                $"Sist {(utkast.LaastVersjon is null ? "lagret" : "låst")} av {utkast.SkrevetAv}. ",
                "Krever kommunen to personer, må en annen publisere."),
            funn.Any(f => f.Nivaa == Funnivaa.Avvis) ? P("Funnene som stopper, må rettes først.") : null,
            utkast.Planlagt is not { } plan ? null : P(
                Attr.Klasse("banner"), Strong("Planlagt. "), $"Publiseres {Norsktid.Skriv(plan.Tidspunkt)} av {plan.Oppdrag.Person}.",
                plan.Feil is null ? null : $" Det gikk ikke: {plan.Feil}"),
            utkast.Planlagt is null ? null : form(Avlys, [Knapp("Avlys den planlagte publiseringen")]),
            utkast.LaastVersjon is not null ? null : Innhold.Av(
                form(Laas, [Knapp("Lås kladden ved den nyeste versjonen")]), form(Kast, [Knapp("Kast kladden")])),
            form(Publiser, [.. Bekreftelse(Publiser), Knapp("Publiser neste utgave")]),
            form(Planlegg,
            [
                .. Bekreftelse(Planlegg), Skjema.Linje("tidspunkt", "Eller på et senere tidspunkt, etter norsk klokke", type: "datetime-local"),
                Knapp("Lås og planlegg publiseringen"),
            ]));
    }

    private static Innhold?[] Felter(string slug, string tittel, string? tekst) =>
    [
        P(Attr.Klasse("felt"), Label("tittel-" + slug, "Tittel"), Felt("text", "tittel", "tittel-" + slug, tittel)),
        P(Attr.Klasse("felt"), Label("tekst-" + slug, "Tekst"), Tekstfelt("tekst", "tekst-" + slug, tekst ?? "")),
    ];

    private static Innhold Utgaven(Utgave u, Func<string, Innhold?[], Element> form)
    {
        var nummer = u.Nummer.ToString();
        var adresse = Adresse.Rot.Under(u.Ledger.ToString(), u.Publikasjon.Aar.ToString(), u.Publikasjon.Type, "u" + nummer);
        var vises = u.Status is Utgavestatus.Publisert or Utgavestatus.Erstattet;
        Element Grunn(string handling) => P(
            Attr.Klasse("felt"), Label($"{handling}-{nummer}", "Begrunnelse"), Felt("text", "begrunnelse", $"{handling}-{nummer}", null));
        return Innhold.Av(
            H3($"Utgave {nummer}: {Ord(u)}"),
            P($"Versjon {u.Versjon} av hovedboken. ", u.Sha256 is null ? null : Innhold.Av("SHA-256 ", Kode(u.Sha256), ". "), u.Grunn,
                vises ? A(adresse, adresse.ToString()) : null),
            u.Sha256 is null || u.Status == Utgavestatus.Fjernet ? null : Details(
                Summary($"Trekk tilbake eller fjern utgave {nummer}"),
                !vises ? null : form(Trekk, [Skjult("nummer", nummer), Grunn(Trekk), Knapp($"Trekk tilbake utgave {nummer}")]),
                P("Fjern er for en utgave som sa for mye: tekstene gis ikke ut igjen."),
                form(Fjern, [Skjult("nummer", nummer), Grunn(Fjern), Knapp($"Fjern utgave {nummer}")])));
    }

    private static Element? Feil(string? feil) =>
        feil is null ? null : P(Attr.Klasse("banner"), Attr.Rolle("alert"), Strong("Ikke gjort. "), feil);

    private static string Ord(Utkast u) => u.Planlagt is { } plan ? $"publiseres {Norsktid.Skriv(plan.Tidspunkt)}"
        : u.LaastVersjon is null ? "kladd" : "låst kladd";

    private static string Ord(Utgave u) => u.Status switch
    {
        Utgavestatus.Publisert => "publisert",
        Utgavestatus.Erstattet => "erstattet",
        Utgavestatus.Trukket => "trukket tilbake",
        Utgavestatus.Fjernet => "fjernet",
        _ => "kladd",
    };

    private static string Nivaa(Funnivaa nivaa) => nivaa switch
    {
        Funnivaa.Avvis => "Stopper:",
        Funnivaa.Bekreft => "Må bekreftes:",
        _ => "Til orientering:",
    };
}
