using System.Collections.Immutable;

namespace Ledger.Domain.Saldo;

/// <summary>Where each key of a cube stands. Immutable: what is added later lies beside what was there first.</summary>
internal sealed class Noekkelindeks<T>
    where T : notnull
{
    private readonly T[] _foerst; // sorted
    private readonly int[] _plasser;
    private readonly ImmutableDictionary<T, int> _siden;
    private readonly IComparer<T> _orden;

    public Noekkelindeks(T[] noekler, IComparer<T> orden)
        : this([.. noekler], [.. Enumerable.Range(0, noekler.Length)], ImmutableDictionary<T, int>.Empty, orden) => Array.Sort(_foerst, _plasser, orden);

    private Noekkelindeks(T[] foerst, int[] plasser, ImmutableDictionary<T, int> siden, IComparer<T> orden) =>
        (_foerst, _plasser, _siden, _orden) = (foerst, plasser, siden, orden);

    /// <summary>The key's index, or -1.</summary>
    public int Finn(T noekkel)
    {
        var at = Array.BinarySearch(_foerst, noekkel, _orden);
        return at >= 0 ? _plasser[at] : _siden.GetValueOrDefault(noekkel, -1);
    }

    public Noekkelindeks<T> Med(IEnumerable<KeyValuePair<T, int>> nye) => new(_foerst, _plasser, _siden.AddRange(nye), _orden);
}
