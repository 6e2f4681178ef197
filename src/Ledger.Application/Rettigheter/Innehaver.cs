using Ledger.Domain.Verdier;

namespace Ledger.Application.Rettigheter;

/// <summary>What somebody may: his scopes, and the ledgers he sees. Immutable, so that the requests of a key share one.</summary>
/// <param name="kommuner">Numbers, or <see cref="Alle"/>.</param>
/// <param name="kilde">The source that he posts for, and for nothing else; null for any.</param>
/// <param name="enheter">The units that he is bound to, with what lies below them; none for all.</param>
public sealed class Innehaver(IEnumerable<string> scopes, IEnumerable<string> kommuner, string? kilde = null, IReadOnlyList<string>? enheter = null)
{
    /// <summary>All ledgers.</summary>
    public const string Alle = "*";

    /// <summary>After a municipality's number: its own ledger and those of all its units.</summary>
    public const string AlleEnheter = "/*";

    public IReadOnlyList<string> Scopes { get; } = [.. scopes];

    public IReadOnlyList<string> Kommuner { get; } = [.. kommuner];

    public string? Kilde => kilde;

    public IReadOnlyList<string> Enheter { get; } = enheter ?? [];

    /// <summary>One of the scopes is enough.</summary>
    /// <param name="forKilde">It is asked for what a source does, and the source is looked at later: <c>ledger:bokfor</c> of a source is no other's.</param>
    public bool Har(IReadOnlyList<string> krav, bool forKilde = false)
    {
        for (var i = 0; i < krav.Count; i++)
        {
            if (Scopes.Contains(krav[i]) && (kilde is null || forKilde || krav[i] != Scope.Bokfor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number alone is the municipality's own ledger, and nothing of its units.</summary>
    public bool KanSe(LedgerId ledger) =>
        Kommuner.Contains(Alle) || Kommuner.Contains(ledger.ToString()) || Kommuner.Contains(ledger.Kommune + AlleEnheter);
}
