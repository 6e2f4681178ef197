using Ledger.Application.Rapporter;
using Ledger.Domain.Utvikling;
using Ledger.Domain.Verdier;
using Ledger.Web.Deler;
using Ledger.Web.Diagrammer;
using Ledger.Web.Html;
using Ledger.Web.Kilder;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Sider;

/// <summary>
/// The main statement's lines over the years, in each year's kroner or in the edition's. The year before is as this edition has it, and those
/// before that as the editions that were published of them: nothing is here that is not public there.
/// </summary>
public static class Utviklingen
{
    public const string Faste = "faste";

    /// <summary>More figures than this cannot be compared at a glance.</summary>
    public const int MestFigurer = 6;

    public static readonly Sidekapittel Kapittel = Rapportkapittel.Utvikling;

    /// <summary>A report within the year has no whole year to compare, and the first year none before it.</summary>
    public static bool Finnes(IOffentligKilde kilde) =>
        !kilde.Maal.ErHittil && kilde.Oppstilling(kilde.Utgave.Publikasjon.Hovedoppstilling)?.Linjer.Any(l => l.RegnskapForrigeAar is not null) == true;

    /// <returns>Null when there is only one year, or a line that is asked for is not there.</returns>
    public static Side? Lag(Sidegrunnlag k)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        var valgte = k.Valg.Flere(Valg.Postvalg);
        if (!Finnes(k.Kilde) || k.Kilde.Oppstilling(publikasjon.Hovedoppstilling) is not { } naa || valgte.Any(v => naa.Linjer.All(l => l.Post != v)))
        {
            return null;
        }

        var erFaste = k.Valg[Valg.Prisvalg] == Faste;
        List<Kilde> kilder =
        [
            .. k.AarFoer
                .Select(f => (f.Utgave.Publikasjon.Aar, Svar: f.Oppstilling(publikasjon.Hovedoppstilling))).Where(f => f.Svar is not null)
                .Select(f => new Kilde(f.Aar, f.Svar!.Api, "regnskap", post => f.Svar.Linjer.FirstOrDefault(l => l.Post == post)?.Regnskap)),
            new(publikasjon.Aar - 1, naa.Api, "regnskapForrigeAar", post => naa.Linje(post).RegnskapForrigeAar),
            new(publikasjon.Aar, naa.Api, "regnskap", post => naa.Linje(post).Regnskap),
        ];
        decimal? Verdi(Kilde kilde, string post) => kilde.Verdi(post) is not { } kroner ? null
            : erFaste ? Prisindeks.Kpi.Regn(Beloep.FraKroner(kroner), kilde.Aar, publikasjon.Aar)?.Kroner : kroner;
        IEnumerable<string> poster = valgte.Count > 0 ? valgte
            : publikasjon.Bro.Select(b => b.Post).Prepend(publikasjon.Resultat).Distinct().Take(MestFigurer);
        var figurer = poster.Select(naa.Linje).ToList();
        var akse = Akse.Av(figurer.SelectMany(l => kilder.Select(a => Math.Abs(Verdi(a, l.Post) ?? 0m))));
        var tittel = $"Utvikling {kilder[0].Aar}–{publikasjon.Aar}";
        var resultat = kilder.Select(a => (a.Aar, Verdi: Verdi(a, publikasjon.Resultat))).Where(a => a.Verdi is not null).ToList();
        var kroner = erFaste ? $"{publikasjon.Aar}-kroner" : "løpende kroner";
        return new Side(tittel, Kapittel, [(tittel, null)], [Kapittel.Ledd], Innhold.Av(
            H1(tittel),
            resultat.Count < 2 ? null : P(
                Attr.Klasse("ingress"),
                $"{Resultatet(resultat[^1].Verdi!.Value, k.Enhet)} i {resultat[^1].Aar}, ",
                $"mot {Resultatet(resultat[^2].Verdi!.Value, k.Enhet, liten: true)} i {resultat[^2].Aar}."),
            Kontroller.Rad(
                Kontroller.Gruppe("Priser", k.Valg, Valg.Prisvalg, erFaste ? Faste : null, (null, "Løpende priser"), (Faste, "Faste priser")),
                Kontroller.Enhet(k.Valg)),
            Velger(k, naa, [.. figurer.Select(l => l.Post)], erFaste),
            Div(Attr.Klasse("smaadiagrammer"), Innhold.Av(figurer.Select((l, i) => Aarssoeyler.Tegn(
                [
                    .. kilder.Select(a => (a.Aar, Verdi: Verdi(a, l.Post))).Where(v => v.Verdi is not null).TakeLast(Aarssoeyler.MestAar)
                        .Select(v => new Aarsverdi(v.Aar, Math.Abs(v.Verdi!.Value), Tallform.Skriv(Math.Abs(v.Verdi.Value), k.Enhet))),
                ],
                akse, $"{l.Tekst} år for år", "En kolonne per år; tallene står i tabellen under.", $"utvikling-{i + 1}", l.Tekst)))),
            Talltabell.Lag<Oppstillingslinjesvar>(
                Valg.Foerstetabell, $"{naa.Definisjon.Navn} år for år, {kroner}, {k.Enhet.Tekst()}", "Post", naa.Api, alleKolonner: true,
                [
                    .. kilder.Select(a => new Kolonne<Oppstillingslinjesvar>(
                        a.Aar.ToString(), erFaste ? null : a.Felt, Tallslag.Beloep,
                        l => Celle.Beloep(Verdi(a, l.Post), k.Enhet) with { Api = a.Api == naa.Api ? null : a.Api })),
                ],
                [[.. naa.Linjer.Where(l => valgte.Count == 0 || valgte.Contains(l.Post)).Select(l => new Rad<Oppstillingslinjesvar>(
                    l, A(k.Stier.Tall(naa.Definisjon.Id, l.Post), l.Tekst), l.Post, l.Type == "linje" ? "" : "sum"))]], "aar"),
            Kontroller.Verktoey(k, [Kapittel.Ledd], medKolonner: false),
            P(Attr.Klasse("note"), "Kolonnene viser størrelsen; fortegnet står i tabellen."),
            P(Attr.Klasse("note"), erFaste ? Indeksen(kilder) : "Løpende priser er hvert års kroner.")));
    }

    private static Innhold Indeksen(IReadOnlyList<Kilde> kilder)
    {
        var ukjente = kilder.Where(a => Prisindeks.Kpi.Verdi(a.Aar) is null).Select(a => a.Aar).ToList();
        return ukjente.Count > 0 ? $"Konsumprisindeksen er ikke kjent for {string.Join(", ", ukjente)}."
            : Prisindekstekst.Av(kilder.Select(a => a.Aar));
    }

    private static string Resultatet(decimal kroner, Beloepsenhet enhet, bool liten = false)
    {
        var ord = kroner <= 0m ? "overskudd" : "underskudd";
        return $"{(liten ? ord : char.ToUpperInvariant(ord[0]) + ord[1..])} på {Tallform.Skriv(Math.Abs(kroner), enhet)}{enhet.Benevnt()}";
    }

    private static Element Velger(Sidegrunnlag k, Oppstilling naa, IReadOnlyList<string> valgte, bool erFaste) => Details(
        Attr.Klasse("skjerm"),
        Summary($"Velg linjer (høyst {MestFigurer})"),
        Valgskjema(
            k.Stier.Kapitlet(Kapittel), Attr.Klasse("skjema"), erFaste ? Skjult(Valg.Prisvalg, Faste) : null,
            k.Enhet == Beloepsenhet.Mill ? null : Skjult(Valg.Enhetsvalg, k.Enhet.Navn()),
            Innhold.Av(naa.Linjer.Select((l, i) => P(
                Avkryss(Valg.Postvalg, $"linje-{i + 1}", l.Post, valgte.Contains(l.Post)), Label($"linje-{i + 1}", l.Tekst)))),
            Knapp("Vis linjene")));

    /// <summary>A year, and where its figures are.</summary>
    /// <param name="Felt">The field of the API's answer.</param>
    private sealed record Kilde(int Aar, string Api, string Felt, Func<string, decimal?> Verdi);
}
