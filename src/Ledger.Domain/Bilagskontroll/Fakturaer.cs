using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bilagskontroll;

/// <summary>An invoice as bilag tell of it: who it is from, or to, and its document.</summary>
/// <param name="ErUtgift">It costs; false for income and for what is credited.</param>
public readonly record struct Faktura(string Motpart, string Dokument, bool ErUtgift);

/// <summary>
/// Finds the invoices of a bilag, so that one that is booked again is told of, whatever period, split or sum it has then. A payment of an invoice has no
/// rows of drift or investering, and a credit note has the other sign: neither is the invoice again.
/// </summary>
public static class Fakturaer
{
    public static IReadOnlyList<Faktura> Av(Bilag bilag)
    {
        if (bilag.Periode == Periode.InngaaendeBalanse || bilag.Tilbakefoerer is not null)
        {
            return [];
        }

        var rader = bilag.Posteringer;
        var (motparter, dokumenter) = (Ulike(rader, r => r.Motpart), Ulike(rader, r => r.Dokument));

        // Most bilag are of one invoice, and may name it on one row only.
        return motparter.Count == 1 && dokumenter.Count == 1 ? [.. Faktura(motparter[0], dokumenter[0], rader)]
            : motparter.Count == 0 || dokumenter.Count == 0 ? []
            : [.. rader.Where(r => !string.IsNullOrEmpty(r.Motpart) && !string.IsNullOrEmpty(r.Dokument)).GroupBy(r => (r.Motpart, r.Dokument))
                .SelectMany(g => Faktura(g.Key.Motpart!, g.Key.Dokument!, g))];
    }

    /// <summary>The first two that differ: whether there are more is not asked.</summary>
    private static List<string> Ulike(IReadOnlyList<Postering> rader, Func<Postering, string?> felt)
    {
        var ulike = new List<string>();
        for (var i = 0; i < rader.Count && ulike.Count < 2; i++)
        {
            if (felt(rader[i]) is { Length: > 0 } tekst && !ulike.Contains(tekst))
            {
                ulike.Add(tekst);
            }
        }

        return ulike;
    }

    private static IEnumerable<Faktura> Faktura(string motpart, string dokument, IEnumerable<Postering> rader)
    {
        var sum = Beloep.Sum(rader.Where(r => r.Dimensjon.Kontoklasse != Kontoklasse.Balanse).Select(r => r.Beloep));
        if (!sum.ErNull)
        {
            yield return new(motpart, dokument, sum > Beloep.Null);
        }
    }
}
