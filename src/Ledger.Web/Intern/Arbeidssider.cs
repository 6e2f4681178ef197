using System.Globalization;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Porter;
using Ledger.Application.Rapporter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>Pages of the work with a year: its budget decisions, what was imported, and what is found.</summary>
internal static class Arbeidssider
{
    public static readonly Sidekapittel Budsjett = new("budsjett", "Budsjettvedtak", Delen, "Vedtakene i rekkefølge, fra opprinnelig til revidert budsjett.");
    public static readonly Sidekapittel Import = new("import", "Importer", Delen, "Hva som er sendt inn, med summer og varsler.");
    public static readonly Sidekapittel Kvalitet = new("kvalitet", "Funn", Delen, "Hva som må ses på før avslutning og rapportering.");
    public static readonly Sidekapittel Avslutning = new("avslutning", "Årsavslutning", Delen, "Avslutningen steg for steg, slik den ville blitt nå.");
    private const string Delen = "Arbeid";

    public static IReadOnlyList<Sidekapittel> Kapitler { get; } = [Budsjett, Import, Kvalitet, Avslutning];

    public static Side Vedtak(Sidegrunnlag k, IReadOnlyList<LagretVedtak> vedtak)
    {
        var hoved = k.Kilde.Oppstilling(k.Kilde.Utgave.Publikasjon.Hovedoppstilling);
        return Lag(
            Budsjett, [],
            H1(vedtak.Count == 0 ? "Ingen budsjettvedtak ennå" : $"{Tallform.Antall(vedtak.Count)} budsjettvedtak i {k.Kilde.Utgave.Publikasjon.Aar}"),
            P(Attr.Klasse("ingress"), "Revidert budsjett er summen av vedtakene. Hvert vedtak er en endring, og ingen endrer et annet."),
            Kontroller.Rad(Kontroller.Enhet(k.Valg)),
            hoved is null ? null : Innhold.Av(H2("Fra opprinnelig til revidert budsjett"), Brotabell.Budsjettet(k, hoved, "budsjettbro")),
            H2("Vedtakene"),
            vedtak.Count == 0 ? P("Budsjettet sendes inn som vedtak, med beløp per konto og enhet.") : Vedtakene(k, vedtak));
    }

    /// <summary>The decisions in the page's unit, which is narrow enough for a phone; a decision's own page has its øre.</summary>
    private static Element Vedtakene(Sidegrunnlag k, IReadOnlyList<LagretVedtak> vedtak)
    {
        (string Navn, Kontoklasse Klasse, int Fortegn)[] kolonner =
        [
            ("Utgifter i drift", Kontoklasse.Drift, 1), ("Inntekter i drift", Kontoklasse.Drift, -1), ("Utgifter i investering", Kontoklasse.Investering, 1),
        ];
        return Div(
            Attr.Klasse("rull"), Attr.Rolle("region"), Attr.Aria("labelledby", "tabell-vedtak"), Attr.Fokuserbar,
            Table(
                Attr.Klasse("talltabell"), Attr.Data("rapport", "vedtak"),
                Caption(Attr.Id("tabell-vedtak"), $"Vedtakene i rekkefølge, {k.Enhet.Tekst()}"),
                Thead(Tr(
                    Kolonnehode(Attr.Klasse("navn"), "Vedtak"), Innhold.Av(kolonner.Select(c => Kolonnehode(Attr.Klasse("tall"), c.Navn))))),
                Tbody(Innhold.Av(vedtak.Select(v => Tr(
                    Radhode(
                        Attr.Klasse("navn"), A(k.Stier.Nyeste(Budsjett.Ledd, Nummer(v)), v.Vedtak.Referanse),
                        Span(Attr.Klasse("dempet type"), $"{Type(v.Vedtak.Type)}, {Dato.Kort(v.Vedtak.Dato)}")),
                    Innhold.Av(kolonner.Select(c => Td(Attr.Klasse("tall"), Tallform.Skriv(Sum(v, c.Klasse, c.Fortegn), k.Enhet))))))))));
    }

    /// <summary>A decision with its lines.</summary>
    public static Side Vedtak(Sidegrunnlag k, LagretVedtak vedtak, Kodenavn navn)
    {
        var v = vedtak.Vedtak;
        string Med(Dimensjonsfelt felt, Dimensjon d, string kode) => kode.Length == 0 ? "" : $"{kode} {navn.Av(felt, d)}".TrimEnd();
        return Lag(
            Budsjett, [Nummer(vedtak)],
            H1($"Vedtak {Nummer(vedtak)} · {v.Referanse}"),
            v.Tekst is null ? null : P(Attr.Klasse("ingress"), v.Tekst),
            Dl(
                Attr.Klasse("forklaring"), Dt("Vedtatt"), Dd($"{Dato.Lang(v.Dato)} av {v.Organ}"), Dt("Type"), Dd(Type(v.Type)),
                Dt("Versjon"), Dd(Tallform.Antall(vedtak.Post.Versjon)), Dt("Hash"), Dd(Kode(vedtak.Post.Hash.ToString()))),
            v.Linjer.Count <= Rapportsider.MestRader ? null
                : P(Attr.Klasse("note"), $"Siden viser de første {Tallform.Antall(Rapportsider.MestRader)} av {Tallform.Antall(v.Linjer.Count)} linjer."),
            Datatabell.Av(
                "linjer", "Linjer",
                [
                    new("Konto", Kolonnetype.Tekst), new("Beløp", Kolonnetype.Tall), new("Funksjon", Kolonnetype.Tekst), new("Enhet", Kolonnetype.Tekst),
                    new("Prosjekt", Kolonnetype.Tekst), new("Fond", Kolonnetype.Tekst),
                ],
                [
                    .. v.Linjer.Take(Rapportsider.MestRader).Select(l => new object?[]
                    {
                        Med(Dimensjonsfelt.Art, l.Dimensjon, l.Dimensjon.Art.ToString()), l.Beloep.Kroner,
                        Med(Dimensjonsfelt.Funksjon, l.Dimensjon, l.Dimensjon.Funksjon.ToString()),
                        Med(Dimensjonsfelt.Ansvar, l.Dimensjon, l.Dimensjon.Ansvar.ToString()),
                        Med(Dimensjonsfelt.Prosjekt, l.Dimensjon, l.Dimensjon.Prosjekt.ToString()),
                        Med(Dimensjonsfelt.Fond, l.Dimensjon, l.Dimensjon.Fond.ToString()),
                    }),
                ],
                soeyle: "Beløp"));
    }

    /// <param name="neste">The address of older ones; null when there are none.</param>
    public static Side Importer(Sidegrunnlag k, IReadOnlyList<LagretImport> importer, Adresse? neste) => Lag(
        Import, [],
        H1(importer.Count == 0 ? "Ingen importer ennå" : "Importer"),
        P(
            Attr.Klasse("ingress"), "Nyeste først. Hver import er bokført i sin helhet eller ikke. Saldoimporter står under ",
            A(k.Stier.Nyeste(Rapportsider.Ledd, "kilder"), "kildene"), "."),
        importer.Count == 0 ? P("Bilag som sendes inn som fil, står her.") : Datatabell.Av(
            "importer", "Importer, nyeste først",
            [
                new("Første bilag", Kolonnetype.Tekst), new("Siste bilag", Kolonnetype.Tekst), new("Bokført", Kolonnetype.Tekst), new("Av", Kolonnetype.Tekst),
                new("Bilag", Kolonnetype.Heltall), new("Posteringer", Kolonnetype.Heltall), new("Sum debet", Kolonnetype.Tall),
                new("Sum kredit", Kolonnetype.Tall), new("Varsler", Kolonnetype.Heltall), new("Versjon", Kolonnetype.Heltall),
            ],
            [
                .. importer.Select(i => new object?[]
                {
                    i.Kvittering.FoersteBilagsnummer?.ToString(CultureInfo.InvariantCulture),
                    i.Kvittering.SisteBilagsnummer?.ToString(CultureInfo.InvariantCulture),
                    i.Skriving.Tidspunkt.UtcDateTime.ToString("dd.MM.yyyy 'kl.' HH.mm", CultureInfo.InvariantCulture), i.Skriving.Bruker.Tekst,
                    i.Kvittering.AntallBilag, i.Kvittering.AntallPosteringer, i.Kvittering.SumDebet, i.Kvittering.SumKredit, i.Kvittering.AntallVarsler,
                    i.Skriving.Versjon,
                }),
            ],
            lenke: r => r[0] is string nummer ? k.Stier.Nyeste("bilag", nummer) : null),
        Innhold.Av(importer.SelectMany(i => i.Kvittering.Funn.Select(f => (i, f))).Select(p => P(
            Attr.Klasse("note"), $"Versjon {p.i.Skriving.Versjon}: {p.f.Melding}"))),
        neste is null ? null : P(Attr.Klasse("verktoey"), A(neste, "Eldre importer")));

    public static Side Funn(Sidegrunnlag k, Kvalitetssvar svar) => Lag(
        Kvalitet, [],
        H1(svar.Funn.Count == 0 ? "Ingen funn" : Antall(svar.Funn.Count, "funn", "funn")),
        P(
            Attr.Klasse("ingress"), svar.Funn.Count == 0 ? "Alt som er bokført, er forstått og kan rapporteres."
                : $"{Antall(svar.Funn.Count(f => f.Hindrer.Contains("avslutning")), "funn", "funn")} hindrer avslutningen, "
                    + $"{Antall(svar.Funn.Count(f => f.Hindrer.Contains("kostra")), "funn", "funn")} hindrer KOSTRA. De regnes ut på nytt hver gang."),
        svar.Funn.Count == 0 ? null : Ul(Attr.Klasse("lenkeliste"), Innhold.Av(svar.Funn.Select(f => Li(
            A(Posteringer(k, f.Posteringer), f.Melding),
            Span(
                Attr.Klasse("dempet"),
                $" {Antall(f.AntallPosteringer, "postering", "posteringer")}, sum {Tallform.Eksakt(f.Sum)}. "
                    + (f.Hindrer.Count == 0 ? "Hindrer ingenting." : $"Hindrer {string.Join(" og ", f.Hindrer.Select(h => h == "kostra" ? "KOSTRA" : h))}.")
                    + (f.Hjemmel is null ? "" : $" {f.Hjemmel}.")))))));

    internal static Side Lag(Sidekapittel kapittel, IReadOnlyList<string> under, params Innhold?[] innhold) => new(
        under.Count == 0 ? kapittel.Navn : $"{kapittel.Navn} {under[0]}", kapittel, [(under.Count == 0 ? kapittel.Navn : under[0], null)],
        [kapittel.Ledd, .. under], Innhold.Av(innhold), ErLagret: false);

    /// <summary>The page of postings that an address of the API is of.</summary>
    private static Adresse Posteringer(Sidegrunnlag k, string api)
    {
        IEnumerable<(string, string?)> valg = api.Split('?', 2).Skip(1).SelectMany(v => v.Split('&')).Select(v => v.Split('=', 2))
            .Select(v => (v[0], (string?)Uri.UnescapeDataString(v[1])));
        return k.Stier.Nyeste("posteringer").Med(valg);
    }

    private static string Nummer(LagretVedtak v) => v.Post.Nummer.ToString(CultureInfo.InvariantCulture);

    private static decimal Sum(LagretVedtak v, Kontoklasse klasse, int fortegn) => v.Vedtak.Linjer
        .Where(l => l.Dimensjon.Kontoklasse == klasse && Math.Sign(l.Beloep.Kroner) == fortegn).Sum(l => l.Beloep.Kroner);

    private static string Type(Vedtakstype type) => type switch
    {
        Vedtakstype.Opprinnelig => "Opprinnelig budsjett",
        Vedtakstype.Tertial1 => "Etter første tertial",
        Vedtakstype.Tertial2 => "Etter andre tertial",
        Vedtakstype.Teknisk => "Teknisk justering",
        Vedtakstype.Detaljering or Vedtakstype.DetaljeringAvOpprinnelig => "Detaljering",
        _ => "Annet vedtak",
    };

    private static string Antall(long antall, string en, string flere) => $"{Tallform.Antall(antall)} {(antall == 1 ? en : flere)}";
}
