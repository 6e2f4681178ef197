namespace Ledger.Domain.Saldo;

/// <summary>The keys of a cube that have some of the values of a field; each is there once, in no order.</summary>
/// <param name="kjente">The keys of each value.</param>
/// <param name="senere">The keys that came after them; found when they are asked for.</param>
/// <param name="mest">At most how many they are.</param>
public sealed class Feltutvalg(IReadOnlyList<List<int>> kjente, IEnumerable<int> senere, int mest)
{
    /// <summary>At most how many they are, without finding them.</summary>
    public int Mest => mest;

    public IEnumerable<int> Noekler() => kjente.SelectMany(k => k).Concat(senere);
}
