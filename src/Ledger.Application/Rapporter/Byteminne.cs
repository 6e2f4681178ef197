namespace Ledger.Application.Rapporter;

/// <summary>
/// Values under keys within a budget of bytes: when it is exceeded, those that were used longest ago go. A value larger than the whole budget
/// is not kept. Safe for use by many threads.
/// </summary>
public sealed class Byteminne<TKey, TValue>(long budsjett)
    where TKey : notnull
{
    private readonly Lock _laas = new();
    private readonly Dictionary<TKey, LinkedListNode<Plass>> _plasser = [];
    private readonly LinkedList<Plass> _brukt = new(); // the one used last first
    private long _byte;

    /// <summary>How many bytes the values take, by what was said of them.</summary>
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

    public bool Finn(TKey key, out TValue value)
    {
        lock (_laas)
        {
            if (!_plasser.TryGetValue(key, out var node))
            {
                value = default!;
                return false;
            }

            if (!ReferenceEquals(_brukt.First, node))
            {
                _brukt.Remove(node);
                _brukt.AddFirst(node);
            }

            value = node.Value.Verdi;
            return true;
        }
    }

    /// <summary>Keeps a value, in place of the one that the key had.</summary>
    public void Sett(TKey key, TValue value, long bytes)
    {
        lock (_laas)
        {
            if (_plasser.Remove(key, out var old))
            {
                Ta(old);
            }

            if (bytes > budsjett)
            {
                return;
            }

            _plasser.Add(key, _brukt.AddFirst(new Plass(key, value, bytes)));
            _byte += bytes;
            while (_byte > budsjett)
            {
                var last = _brukt.Last!;
                _plasser.Remove(last.Value.Noekkel);
                Ta(last);
            }
        }
    }

    private void Ta(LinkedListNode<Plass> node)
    {
        _brukt.Remove(node);
        _byte -= node.Value.Byte;
    }

    private readonly record struct Plass(TKey Noekkel, TValue Verdi, long Byte);
}
