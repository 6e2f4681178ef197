using System.Numerics;

namespace Ledger.Domain.Saldo;

/// <summary>
/// A list that grows by a page at a time, and never moves an element. A list that doubles leaves half of itself for the collector each time, on the
/// heap of large objects; of a million keys that is more than the keys.
/// </summary>
/// <remarks>The first pages grow from four elements, each as large as all before it, so that the lists of a single bilag are as small as it is.</remarks>
public sealed class Sideliste<T>
    where T : struct
{
    // Pages of 64-byte elements stay below the size of large objects.
    private const int Sidebiter = 10;
    private const int Sidestoerrelse = 1 << Sidebiter;
    private const int Foerstebiter = 2;
    private const int SmaaSider = Sidebiter - Foerstebiter;

    private readonly List<T[]> _sider = [];
    private int _plass;

    public int Antall { get; private set; }

    public ref T this[int i]
    {
        get
        {
            if (i >= Sidestoerrelse)
            {
                return ref _sider[(i >> Sidebiter) + SmaaSider][i & (Sidestoerrelse - 1)];
            }

            // Of small pages each begins where the sum of those before ends, which is its own size.
            var side = BitOperations.Log2((uint)i >> (Foerstebiter - 1));
            return ref _sider[side][side == 0 ? i : i - (1 << (side + Foerstebiter - 1))];
        }
    }

    /// <summary>Adds an element, and says where it stands.</summary>
    public int Legg(in T element)
    {
        if (Antall == _plass)
        {
            var side = new T[Math.Clamp(_plass, 1 << Foerstebiter, Sidestoerrelse)];
            _sider.Add(side);
            _plass += side.Length;
        }

        this[Antall] = element;
        return Antall++;
    }
}
