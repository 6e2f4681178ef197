using Ledger.Application.Lesing;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Inngaaendebalanse;
using Ledger.Domain.Kvalitet;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;
using static Ledger.Application.Tabeller.Kolonnetype;

namespace Ledger.Application.Rapporter;

/// <summary>What is not understood, what cannot be reported, and what it hinders: computed from saldo, so it is gone when the source reposts.</summary>
public sealed class Kvaliteten : Aarsrapport<Kvalitetssvar>
{
    private static readonly Kolonne<Kvalitetsfunn>[] Kolonner =
    [
        new("Kode", Tekst, f => f.Kode), new("Nivå", Ord, f => f.Nivaa), new("Verdi", Tekst, f => f.Verdi),
        new("Antall posteringer", Heltall, f => f.AntallPosteringer), new("Sum", Tall, f => f.Sum), new("Hindrer", Tekst, f => string.Join(", ", f.Hindrer)),
        new("Melding", Tekst, f => f.Melding), new("Hjemmel", Tekst, f => f.Hjemmel), new("Posteringer", Tekst, f => f.Posteringer),
    ];

    public override string Navn => "kvalitet";

    public override string Sammendrag => "Funn som hindrer avslutning eller KOSTRA: hva, hvor mange posteringer, hvilken sum og hvor de står.";

    public override IReadOnlyList<Rapportparameter> Parametre { get; } =
        [Rapportparametre.TilPeriode, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand];

    public override IReadOnlyList<Lukketfelt> Lukkede => [Lukketfelt.Av<Kvalitetsfunn>("nivaa", [.. Enum.GetValues<Funnivaa>().Select(n => n.Navn())])];

    protected override Func<Kvalitetssvar> Forbered(Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal)
    {
        var til = spoersmaal.TilPeriode();
        var data = grunnlag.Grunndata;
        return () => new Kvalitetssvar(
            grunnlag.Hode.Ledger.ToString(), data.Aar.Aar, til.Nummer, grunnlag.Hode.Versjon, grunnlag.Hode.Kjedehode.ToString(),
            [
                .. Kvalitetskontroll.Funn(grunnlag.Kube, data.Kontoplan, data.Fond, til).Concat(InngaaendeBalanse(grunnlag))
                    .Select(f => Kvalitetsfunn.Av(f with { Funn = f.Funn.Hevet(data.Nivaaer, Hindring.Avslutning) }, grunnlag, til)),
            ]);
    }

    protected override Tabell SomTabell(Kvalitetssvar svar) => Tabell.Av(
        Navn, "Kvalitet", Rapporttabell.Om(svar.Kommunenummer, svar.Aar, null, svar.TilPeriode, svar.Versjon, svar.Kjedehode), svar.Funn, Kolonner);

    /// <summary>The chapters whose opening balance is not what the year before ended with.</summary>
    private static IEnumerable<Saldofunn> InngaaendeBalanse(Rapportgrunnlag grunnlag)
    {
        var sammenligning = Aapningsavvik.Sammenlign(grunnlag).Sammenligning;
        return
            from kapittel in sammenligning.Status == Balansestatus.Avviker ? sammenligning.Kapitler : []
            where !kapittel.Differanse.ErNull
            let filter = new Postfilter { Kontoklasse = Kontoklasse.Balanse, Kapittel = Kodeutvalg.Parse(kapittel.Kapittel.ToString()) }
            let noekler = filter.Noekler(grunnlag.Kube, grunnlag.Grunndata.Organisasjon!, grunnlag.Grunndata.AlleFond)
            select new Saldofunn(
                Funnregler.InngaaendeBalanseAvviker.Funnet(
                    $"Kapittel {kapittel.Kapittel} har inngående balanse {Kronetekst.Kr(kapittel.Inngaaende)}; "
                        + $"året før {(sammenligning.Foreloepig ? "ville endt" : "endte")} med {Kronetekst.Kr(kapittel.Utgaaende)}.",
                    kapittel.Differanse, noekler.Sum(n => grunnlag.Kube.AntallPosteringer(n, Periode.InngaaendeBalanse)), kapittel.Kapittel.ToString()),
                filter);
    }
}

/// <summary>The findings of a year.</summary>
public sealed record Kvalitetssvar(
    string Kommunenummer, int Aar, int TilPeriode, long Versjon, string Kjedehode, IReadOnlyList<Kvalitetsfunn> Funn);

/// <summary>A finding. Kroner in ledger sign.</summary>
/// <param name="Nivaa">avvis, bekreft or varsel: what it asks of those who would go on with what it hinders.</param>
/// <param name="Hindrer">avslutning, kostra; empty when it hinders nothing.</param>
/// <param name="Verdi">The account, code or fund that it is about.</param>
/// <param name="AntallPosteringer">How many postings are behind it.</param>
/// <param name="Sum">What they sum to; of an opening balance the difference from the year before.</param>
/// <param name="Posteringer">The address of the postings.</param>
public sealed record Kvalitetsfunn(
    string Kode, string Nivaa, string? Verdi, long AntallPosteringer, decimal Sum, IReadOnlyList<string> Hindrer, string Melding, string? Hjemmel,
    string Posteringer)
{
    internal static Kvalitetsfunn Av(Saldofunn f, Rapportgrunnlag grunnlag, Periode til)
    {
        var funn = f.Funn;
        var tilPeriode = funn.Kode == Funnregler.InngaaendeBalanseAvviker.Kode ? Periode.InngaaendeBalanse : til;
        return new(
            funn.Kode, funn.Nivaa.Navn(), funn.Verdi, funn.Antall ?? 0, (funn.Beloep ?? default).Kroner, [.. funn.Hindrer.Select(h => h.Navn())],
            funn.Melding, funn.Hjemmel,
            $"{Ledgeradresse.Av(grunnlag.Hode.Ledger)}/regnskap/{grunnlag.Grunndata.Aar}/posteringer?{Utvalg(f.Postfilter)}tilPeriode={tilPeriode}");
    }

    /// <summary>The filter as parameters of postings. Keys without a place are found by their account alone.</summary>
    private static string Utvalg(Postfilter f)
    {
        (string Navn, string? Verdi)[] deler =
        [
            ("kontoklasse", f.Kontoklasse?.Navn()), ("art", f.Art?.Tekst), ("funksjon", f.Funksjon?.Tekst), ("kapittel", f.Kapittel?.Tekst),
            ("sektor", f.Sektor?.Tekst), ("ansvar", Liste(f.Ansvar)), ("prosjekt", Liste(f.Prosjekt)), ("fond", Liste(f.Fond)), ("konto", Liste(f.Konto)),
            ("uten", f.Tomme == Dimensjonsfelt.Ingen ? null
                : string.Join(',', Dimensjonstabell.Alle.Where(k => k.Felt != Dimensjonsfelt.Ingen && f.Tomme.HasFlag(k.Felt)).Select(k => k.Navn))),
        ];
        return string.Concat(deler.Where(d => !string.IsNullOrEmpty(d.Verdi)).Select(d => $"{d.Navn}={Uri.EscapeDataString(d.Verdi!)}&"));
    }

    private static string? Liste<T>(IEnumerable<T>? verdier) => verdier is null ? null : string.Join(',', verdier.Order());
}
