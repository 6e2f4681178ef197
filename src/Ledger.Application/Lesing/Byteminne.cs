namespace Ledger.Application.Lesing;

/// <summary>
/// A cache with a budget of bytes: when it is exceeded, the values that were used longest ago are dropped. A value larger than the whole budget
/// is not kept. Safe for use by many threads.
/// </summary>
public sealed class Byteminne<TKey, TValue>(long budsjett)
    where TKey : notnull
{
    private readonly Lock _laas = new();
    private readonly Dictionary<TKey, LinkedListNode<Plass>> _plasser = [];
    private readonly LinkedList<Plass> _brukt = new(); // in order of use, the latest first
    private long _byte;

    /// <summary>How many bytes the values take, as told when they were put here.</summary>
    public long Byte
    {
        get
        {
            lock (_laas)
            {
                return _byte;
            }
        }
    }

    public int Antall
    {
        get
        {
            lock (_laas)
            {
                return _plasser.Count;
            }
        }
    }

    public bool Finn(TKey noekkel, out TValue verdi)
    {
        lock (_laas)
        {
            if (!_plasser.TryGetValue(noekkel, out var node))
            {
                verdi = default!;
                return false;
            }

            if (!ReferenceEquals(_brukt.First, node))
            {
                _brukt.Remove(node);
                _brukt.AddFirst(node);
            }

            verdi = node.Value.Verdi;
            return true;
        }
    }

    /// <summary>Keeps a value in place of the one that was found, unless somebody has put another there since, which then stands.</summary>
    public void Bytt(TKey noekkel, TValue funnet, TValue verdi, long antallByte)
    {
        lock (_laas)
        {
            if (_plasser.TryGetValue(noekkel, out var node) && EqualityComparer<TValue>.Default.Equals(node.Value.Verdi, funnet))
            {
                Sett(noekkel, verdi, antallByte);
            }
        }
    }

    /// <summary>Keeps a value, in place of the one that the key had.</summary>
    public void Sett(TKey noekkel, TValue verdi, long antallByte)
    {
        lock (_laas)
        {
            if (_plasser.Remove(noekkel, out var gammel))
            {
                TaUt(gammel);
            }

            if (antallByte > budsjett)
            {
                return;
            }

            _plasser.Add(noekkel, _brukt.AddFirst(new Plass(noekkel, verdi, antallByte)));
            _byte += antallByte;
            while (_byte > budsjett)
            {
                var siste = _brukt.Last!;
                _plasser.Remove(siste.Value.Noekkel);
                TaUt(siste);
            }
        }
    }

    /// <summary>Drops all values.</summary>
    public void Toem()
    {
        lock (_laas)
        {
            _plasser.Clear();
            _brukt.Clear();
            _byte = 0;
        }
    }

    private void TaUt(LinkedListNode<Plass> node)
    {
        _brukt.Remove(node);
        _byte -= node.Value.Byte;
    }

    private readonly record struct Plass(TKey Noekkel, TValue Verdi, long Byte);
}
