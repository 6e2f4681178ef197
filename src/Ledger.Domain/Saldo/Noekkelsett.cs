using System.Buffers;
using System.Numerics;

namespace Ledger.Domain.Saldo;

/// <summary>
/// A set of a cube's keys as a bitmap, one bit a key. The intersection of two sets takes one AND per 64 keys, and the keys come out in
/// ascending order without being sorted.
/// </summary>
/// <remarks>The bits are rented from a pool; whoever makes a set disposes of it.</remarks>
internal sealed class Noekkelsett : IDisposable
{
    private const int Bredde = 64;
    private readonly ulong[] _ord;
    private readonly int _antall;

    /// <summary>An empty set.</summary>
    /// <param name="antall">How many keys the cube has.</param>
    public Noekkelsett(int antall)
    {
        _antall = (antall + Bredde - 1) / Bredde;
        _ord = ArrayPool<ulong>.Shared.Rent(_antall);
        Array.Clear(_ord, 0, _antall);
    }

    public void Legg(int noekkel) => _ord[noekkel / Bredde] |= 1UL << (noekkel % Bredde);

    /// <summary>Removes the keys that are not in another set of the same cube.</summary>
    public void Behold(Noekkelsett andre)
    {
        for (var i = 0; i < _antall; i++)
        {
            _ord[i] &= andre._ord[i];
        }
    }

    /// <summary>The keys, ascending, that pass a test.</summary>
    public List<int> Velg(Predicate<int> test)
    {
        var noekler = new List<int>();
        for (var i = 0; i < _antall; i++)
        {
            for (var rest = _ord[i]; rest != 0; rest &= rest - 1)
            {
                var noekkel = (i * Bredde) + BitOperations.TrailingZeroCount(rest);
                if (test(noekkel))
                {
                    noekler.Add(noekkel);
                }
            }
        }

        return noekler;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_ord);
}
