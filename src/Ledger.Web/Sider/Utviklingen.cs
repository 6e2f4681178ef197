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
    public const string Ledd = "utvikling";
    public const string Prisvalg = "priser";
    public const string Faste = "faste";

    /// <summary>More figures than this cannot be compared at a glance.</summary>
    private const int MestFigurer = 6;

    public static readonly Sidekapittel Kapittel = new(Ledd, "Utvikling", Rapportkapittel.Fond.Del, "Regnskapet år for år, i løpende eller faste priser.");

    /// <summary>A report within the year has no whole year to compare, and the first year none before it.</summary>
    public static bool Finnes(IOffentligKilde kilde) =>
        !kilde.Maal.ErHittil && kilde.Oppstilling(kilde.Utgave.Publikasjon.Hovedoppstilling)?.Linjer.Any(l => l.RegnskapForrigeAar is not null) == true;

    /// <summary>The chapters of an edition: this one stands after those of the accounts.</summary>
    public static IReadOnlyList<Sidekapittel> Meny(IOffentligKilde kilde)
    {
        var meny = Kapittelregister.Meny(kilde).ToList();
        if (Finnes(kilde))
        {
            meny.Insert(meny.FindLastIndex(c => c.Del == Kapittel.Del) + 1, Kapittel);
        }

        return meny;
    }

    /// <param name="foer">Editions of years before, one for a year, oldest first.</param>
    /// <returns>Null when there is only one year.</returns>
    public static Side? Lag(Sidegrunnlag k, IReadOnlyList<IOffentligKilde> foer)
    {
        var publikasjon = k.Kilde.Utgave.Publikasjon;
        if (!Finnes(k.Kilde) || k.Kilde.Oppstilling(publikasjon.Hovedoppstilling) is not { } naa)
        {
            return null;
        }

        var erFaste = k.Valg[Prisvalg] == Faste;
        List<Kilde> kilder =
        [
            .. foer.Where(f => f.Utgave.Publikasjon.Aar < publikasjon.Aar - 1)
                .Select(f => (f.Utgave.Publikasjon.Aar, Svar: f.Oppstilling(publikasjon.Hovedoppstilling))).Where(f => f.Svar is not null)
                .Select(f => new Kilde(f.Aar, f.Svar!.Api, "regnskap", post => f.Svar.Linjer.FirstOrDefault(l => l.Post == post)?.Regnskap)),
            new(publikasjon.Aar - 1, naa.Api, "regnskapForrigeAar", post => naa.Linje(post).RegnskapForrigeAar),
            new(publikasjon.Aar, naa.Api, "regnskap", post => naa.Linje(post).Regnskap),
        ];
        decimal? Verdi(Kilde kilde, string post) => kilde.Verdi(post) is not { } kroner ? null
            : erFaste ? Prisindeks.Kpi.Regn(Beloep.FraKroner(kroner), kilde.Aar, publikasjon.Aar)?.Kroner : kroner;
        var figurer = publikasjon.Bro.Select(b => b.Post).Append(publikasjon.Resultat).Distinct().Take(MestFigurer).Select(naa.Linje).ToList();
        var akse = Akse.Av(figurer.SelectMany(l => kilder.Select(a => Math.Abs(Verdi(a, l.Post) ?? 0m))));
        var tittel = $"Utvikling {kilder[0].Aar}–{publikasjon.Aar}";
        var kroner = erFaste ? $"{publikasjon.Aar}-kroner" : "løpende kroner";
        return new Side(tittel, Kapittel, [(tittel, null)], [Ledd], Innhold.Av(
            H1(tittel),
            P(Attr.Klasse("ingress"), naa.Definisjon.Navn),
            Kontroller.Rad(
                Kontroller.Gruppe("Priser", k.Valg, Prisvalg, erFaste ? Faste : null, (null, "Løpende priser"), (Faste, "Faste priser")),
                Kontroller.Enhet(k.Valg)),
            Div(Attr.Klasse("smaadiagrammer"), Innhold.Av(figurer.Select((l, i) => Aarssoeyler.Tegn(
                [
                    .. kilder.Select(a => (a.Aar, Verdi: Verdi(a, l.Post))).Where(v => v.Verdi is not null).TakeLast(Aarssoeyler.MestAar)
                        .Select(v => new Aarsverdi(v.Aar, Math.Abs(v.Verdi!.Value), Tallform.Skriv(Math.Abs(v.Verdi.Value), k.Enhet))),
                ],
                akse, $"{l.Tekst} år for år", "En kolonne per år; tallene står i tabellen under.", $"utvikling-{i + 1}", l.Tekst)))),
            Talltabell.Lag<Oppstillingslinjesvar>(
                Valg.Foerstetabell, $"Regnskap år for år, {kroner}, {k.Enhet.Tekst()}", "Post", naa.Api, alleKolonner: true,
                [
                    .. kilder.Select(a => new Kolonne<Oppstillingslinjesvar>(
                        a.Aar.ToString(), erFaste ? null : a.Felt, Tallslag.Beloep,
                        l => Celle.Beloep(Verdi(a, l.Post), k.Enhet) with { Api = a.Api == naa.Api ? null : a.Api })),
                ],
                [[.. naa.Linjer.Select(l => new Rad<Oppstillingslinjesvar>(
                    l, A(k.Stier.Tall(naa.Definisjon.Id, l.Post), l.Tekst), l.Post, l.Type == "linje" ? "" : "sum"))]]),
            Kontroller.Verktoey(k, [Ledd], medKolonner: false),
            P(Attr.Klasse("note"), "Kolonnene viser størrelsen; fortegnet står i tabellen."),
            P(Attr.Klasse("note"), erFaste ? Indeksen(kilder) : "Løpende priser er hvert års kroner.")));
    }

    private static Innhold Indeksen(IReadOnlyList<Kilde> kilder)
    {
        var ukjente = kilder.Where(a => Prisindeks.Kpi.Verdi(a.Aar) is null).Select(a => a.Aar).ToList();
        return ukjente.Count > 0 ? $"Konsumprisindeksen er ikke kjent for {string.Join(", ", ukjente)}."
            : Innhold.Av("Justert med konsumprisindeksen: ", string.Join(
                ", ", kilder.Select(a => $"{a.Aar}: {Tallform.Skriv(Prisindeks.Kpi.Verdi(a.Aar)!.Value, 1, medPluss: false)}")), ".");
    }

    /// <summary>A year, and where its figures are.</summary>
    /// <param name="Felt">The field of the API's answer.</param>
    private sealed record Kilde(int Aar, string Api, string Felt, Func<string, decimal?> Verdi);
}
