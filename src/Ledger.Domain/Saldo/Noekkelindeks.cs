using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Ledger.Domain.Saldo;

/// <summary>
/// Finds a key of a cube by what names it. The names that were there first are a sorted array, which is small and shared by every cube that
/// follows; names that came later lie in an immutable dictionary beside it.
/// </summary>
/// <remarks>Immutable.</remarks>
internal sealed class Noekkelindeks<T>
    where T : notnull
{
    private readonly T[] _foerst; // sorted
    private readonly int[] _noekler; // the key of each of them
    private readonly ImmutableDictionary<T, int> _senere;
    private readonly IComparer<T> _orden;

    /// <param name="navn">The name of each key, in the order of the keys.</param>
    public Noekkelindeks(T[] navn, IComparer<T> orden)
        : this([.. navn], [.. Enumerable.Range(0, navn.Length)], ImmutableDictionary<T, int>.Empty, orden) => Array.Sort(_foerst, _noekler, orden);

    private Noekkelindeks(T[] foerst, int[] noekler, ImmutableDictionary<T, int> senere, IComparer<T> orden) =>
        (_foerst, _noekler, _senere, _orden) = (foerst, noekler, senere, orden);

    /// <summary>How many bytes a name and its key take.</summary>
    public static int ByteforNoekkel => Unsafe.SizeOf<T>() + sizeof(int);

    /// <summary>The key, or -1.</summary>
    public int Finn(T navn)
    {
        var plass = Array.BinarySearch(_foerst, navn, _orden);
        return plass >= 0 ? _noekler[plass] : _senere.GetValueOrDefault(navn, -1);
    }

    public Noekkelindeks<T> Med(IReadOnlyDictionary<T, int> nye) => nye.Count == 0 ? this : new(_foerst, _noekler, _senere.AddRange(nye), _orden);
}
