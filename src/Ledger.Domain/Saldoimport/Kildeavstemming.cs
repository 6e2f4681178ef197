using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>An account as a source has it, and as the ledger has it in all. Kroner, ledger sign.</summary>
/// <param name="Kontoklasse">Null for an account of the municipality's own chart.</param>
/// <param name="Konto">The source's account; the art, or the chapter of the balance, when it wrote KOSTRA codes.</param>
public sealed record Kontoavstemming(Kontoklasse? Kontoklasse, string Konto, string? Navn, Beloep Kilde, Beloep Ledger)
{
    /// <summary>What stands in the ledger besides what the source has said.</summary>
    public Beloep Differanse => Ledger - Kilde;
}

/// <summary>Compares what a source has said of a year with what the ledger has, account by account.</summary>
public static class Kildeavstemming
{
    /// <param name="kilde">What the source has booked.</param>
    /// <param name="kube">All that is booked in the year.</param>
    /// <returns>The accounts that either of them has, in order.</returns>
    public static IReadOnlyList<Kontoavstemming> Beregn(IEnumerable<Saldopost> kilde, Saldokube kube)
    {
        var kontoer = new Dictionary<(Kontoklasse?, string), (Int128 Kilde, Int128 Ledger)>();
        foreach (var post in kilde)
        {
            var konto = Konto(post.Dimensjon);
            var sum = kontoer.GetValueOrDefault(konto);
            kontoer[konto] = (sum.Kilde + post.Beloep.Oere, sum.Ledger);
        }

        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            var konto = Konto(kube.Noekkel(noekkel));
            var sum = kontoer.GetValueOrDefault(konto);
            foreach (ref readonly var celle in kube.Regnskapsceller(noekkel, Periode.InngaaendeBalanse, Periode.Aarsavslutning))
            {
                sum.Ledger += celle.Beloep;
            }

            kontoer[konto] = sum;
        }

        return [.. kontoer
            .Where(k => k.Value.Kilde != 0 || k.Value.Ledger != 0)
            .OrderBy(k => k.Key.Item1 ?? Kontoklasse.EtterKonto).ThenBy(k => k.Key.Item2, Kodeorden.Instans)
            .Select(k => new Kontoavstemming(
                k.Key.Item1, k.Key.Item2, Navn(k.Key), Beloep.FraOere(k.Value.Kilde), Beloep.FraOere(k.Value.Ledger)))];
    }

    private static (Kontoklasse?, string) Konto(in Dimensjon d) =>
        d.Egne?.Konto is { Length: > 0 } konto ? (null, konto) : (d.Kontoklasse, d.Art.ToString() + d.Kapittel);

    private static string? Navn((Kontoklasse? Klasse, string Konto) konto) => konto.Klasse switch
    {
        null => null,
        Kontoklasse.Balanse => Kontoplan.Navn(Kapittel.Parse(konto.Konto)),
        _ => Kontoplan.Navn(Art.Parse(konto.Konto)),
    };
}
