using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>Makes bilag of the difference of a period.</summary>
public static class Saldobilag
{
    /// <summary>
    /// The rows in parts of at most so many, each of which sums to 0. Where they are cut the amount of one key is parted between two bilag, so that
    /// no row is of a key that the source does not have.
    /// </summary>
    /// <param name="rader">Rows that sum to 0, none of them 0.</param>
    /// <param name="mest">The most rows of a bilag; at least 3.</param>
    /// <exception cref="OverflowException">An amount leaves the range.</exception>
    public static IEnumerable<IReadOnlyList<Forskjellsrad>> Del(IReadOnlyList<Forskjellsrad> rader, int mest)
    {
        if (rader.Count <= mest)
        {
            yield return rader;
            yield break;
        }

        var del = new List<Forskjellsrad>(mest);
        var sum = Int128.Zero;
        for (var i = 0; i < rader.Count; i++)
        {
            if (del.Count < mest - 1 || i == rader.Count - 1)
            {
                del.Add(rader[i]);
                sum += rader[i].Beloep.Oere;
                continue;
            }

            // The last row of the part takes what is missing, and the next part begins with the rest of it.
            var (noekkel, beloep) = rader[i];
            if (sum != 0)
            {
                del.Add(new Forskjellsrad(noekkel, Oere(-sum)));
            }

            yield return del;
            sum += beloep.Oere;
            del = new List<Forskjellsrad>(mest);
            if (sum != 0)
            {
                del.Add(new Forskjellsrad(noekkel, Oere(sum)));
            }
        }

        if (del.Count > 0)
        {
            yield return del;
        }
    }

    private static Beloep Oere(Int128 oere) => Beloep.FraOere(checked((long)oere));
}
