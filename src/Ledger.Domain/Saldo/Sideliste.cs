namespace Ledger.Domain.Saldo;

/// <summary>
/// A list that grows by a page at a time. A list that doubles leaves half of itself for the collector each time, on the heap of large objects;
/// of a million keys that is more than the keys.
/// </summary>
public sealed class Sideliste<T>
    where T : struct
{
    // Pages of 64-byte elements stay below the size of large objects.
    private const int Sidebiter = 10;
    private const int Sidemaske = (1 << Sidebiter) - 1;

    private readonly List<T[]> _sider = [];

    public int Antall { get; private set; }

    public ref T this[int i] => ref _sider[i >> Sidebiter][i & Sidemaske];

    /// <summary>Adds an element, and says where it stands.</summary>
    public int Legg(in T element)
    {
        if (Antall >> Sidebiter == _sider.Count)
        {
            _sider.Add(new T[1 << Sidebiter]);
        }

        this[Antall] = element;
        return Antall++;
    }
}
