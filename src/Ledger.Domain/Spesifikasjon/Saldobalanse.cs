using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Spesifikasjon;

/// <summary>What an account had, how it moved and what it has. Kroner, ledger sign.</summary>
/// <param name="Kontoklasse">Null for the sum of all.</param>
/// <param name="Konto">The account that the source wrote; of rows without one the art, or the chapter of the balance; empty for a sum.</param>
public sealed record Saldobalanselinje(
    Kontoklasse? Kontoklasse, string Konto, string Navn, Beloep InngaaendeBalanse, Beloep UtgaaendeBalanse, long AntallPosteringer)
{
    public Beloep Bevegelse => UtgaaendeBalanse - InngaaendeBalanse;
}

/// <summary>A trial balance: each account, the sums of the kontoklasser, and the sum of all, which is 0 because every bilag is.</summary>
public sealed record Saldobalanse(IReadOnlyList<Saldobalanselinje> Linjer, IReadOnlyList<Saldobalanselinje> Summer, Saldobalanselinje Sum)
{
    /// <summary>The fields of a dimension that the balance looks at.</summary>
    public const Dimensjonsfelt Felt = Dimensjonsfelt.Art | Dimensjonsfelt.Kapittel | Dimensjonsfelt.Konto;

    /// <summary>The accounts that have postings to and including the period, in order. What came in is period 0.</summary>
    /// <param name="kontoplan">Has the names of the municipality's own accounts.</param>
    public static Saldobalanse Beregn(Oppstillingsgrunnlag grunnlag, Kommunekontoplan kontoplan)
    {
        var (kube, til) = (grunnlag.Over(grunnlag.Kube, Felt), grunnlag.TilPeriode);
        var linjer = Enumerable.Range(0, kube.Antall)
            .Where(noekkel => kube.AntallPosteringer(noekkel, til) > 0 && grunnlag.Utvalg?.Invoke(kube.Noekkel(noekkel)) != false)
            .GroupBy(noekkel => kube.Noekkel(noekkel).Bare(Felt))
            .OrderBy(g => g.Key.Kontoklasse).ThenBy(g => Konto(g.Key), StringComparer.Ordinal)
            .Select(g => new Saldobalanselinje(
                g.Key.Kontoklasse,
                Konto(g.Key),
                Navn(g.Key, kontoplan),
                Beloep.Sum(g.Select(noekkel => kube.Regnskap(noekkel, Periode.InngaaendeBalanse))),
                Beloep.Sum(g.Select(noekkel => kube.Regnskap(noekkel, til))),
                g.Sum(noekkel => kube.AntallPosteringer(noekkel, til))))
            .ToList();
        return new Saldobalanse(
            linjer,
            [.. linjer.GroupBy(l => l.Kontoklasse).Select(
                g => Samle(g.Key, g.Key == Kontoklasse.EtterKonto ? "Sum uplassert" : "Sum " + g.Key!.Value.Navn(), g))],
            Samle(null, "Sum", linjer));
    }

    private static string Konto(in Dimensjon d) => d.Egne is { Konto.Length: > 0 } egne ? egne.Konto : d.Art.ToString() + d.Kapittel;

    private static string Navn(in Dimensjon d, Kommunekontoplan kontoplan) =>
        d.Egne is { } egne && kontoplan.Navn(egne.Konto) is { Length: > 0 } navn ? navn
        : d.Kontoklasse == Kontoklasse.Balanse ? Kontoplan.Navn(d.Kapittel) : Kontoplan.Navn(d.Art);

    private static Saldobalanselinje Samle(Kontoklasse? kontoklasse, string navn, IEnumerable<Saldobalanselinje> linjer) => linjer.Aggregate(
        new Saldobalanselinje(kontoklasse, "", navn, default, default, 0),
        (sum, l) => sum with
        {
            InngaaendeBalanse = sum.InngaaendeBalanse + l.InngaaendeBalanse,
            UtgaaendeBalanse = sum.UtgaaendeBalanse + l.UtgaaendeBalanse,
            AntallPosteringer = sum.AntallPosteringer + l.AntallPosteringer,
        });
}
