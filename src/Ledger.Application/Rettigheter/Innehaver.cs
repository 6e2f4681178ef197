using Ledger.Domain.Verdier;

namespace Ledger.Application.Rettigheter;

/// <summary>What somebody may: his scopes, and the ledgers he sees. Immutable, so that the requests of a key share one.</summary>
/// <param name="kommuner">Numbers, or <see cref="Alle"/>.</param>
public sealed class Innehaver(IEnumerable<string> scopes, IEnumerable<string> kommuner)
{
    /// <summary>All ledgers.</summary>
    public const string Alle = "*";

    public IReadOnlyList<string> Scopes { get; } = [.. scopes];

    public IReadOnlyList<string> Kommuner { get; } = [.. kommuner];

    /// <summary>One of the scopes is enough.</summary>
    public bool Har(IReadOnlyList<string> krav)
    {
        for (var i = 0; i < krav.Count; i++)
        {
            if (Scopes.Contains(krav[i]))
            {
                return true;
            }
        }

        return false;
    }

    public bool KanSe(LedgerId ledger) => Kommuner.Contains(Alle) || Kommuner.Contains(ledger.ToString());
}
