using System.Buffers;
using System.Numerics;

namespace Ledger.Domain.Saldo;

/// <summary>Some of the keys of a cube, a bit each: what is common to sets, and what is in them in order, is found without a look at each key.</summary>
/// <remarks>Its memory is lent; whoever makes one disposes of it.</remarks>
internal sealed class Noekkelsett : IDisposable
{
    private const int Bredde = 64;
    private readonly ulong[] _ord;
    private readonly int _antall;

    /// <summary>None of the keys.</summary>
    /// <param name="antall">How many keys the cube has.</param>
    public Noekkelsett(int antall)
    {
        _antall = (antall + Bredde - 1) / Bredde;
        _ord = ArrayPool<ulong>.Shared.Rent(_antall);
        Array.Clear(_ord, 0, _antall);
    }

    public void Legg(int key) => _ord[key / Bredde] |= 1UL << (key % Bredde);

    /// <summary>Leaves what is in another set of the same cube too.</summary>
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
        var keys = new List<int>();
        for (var i = 0; i < _antall; i++)
        {
            for (var rest = _ord[i]; rest != 0; rest &= rest - 1)
            {
                var key = (i * Bredde) + BitOperations.TrailingZeroCount(rest);
                if (test(key))
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_ord);
}
