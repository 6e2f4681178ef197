using System.Collections.Concurrent;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>The indexes of a cube's keys by one field, each made when the field is first asked for and used on by the cubes that follow.</summary>
internal sealed class Feltindekser
{
    /// <summary>Made when it is needed, since a grouped report has thousands of small cubes.</summary>
    private ConcurrentDictionary<Dimensjonsfelt, Feltindeks>? _indekser;

    /// <summary>About how many bytes they take for a cube of so many keys: each has every key once.</summary>
    public long Byte(int antall) => (_indekser?.Count ?? 0) * antall * (long)sizeof(int);

    public Feltindeks Hent(Saldokube kube, Dimensjonsfelt felt)
    {
        var indekser = _indekser ?? Interlocked.CompareExchange(ref _indekser, new(), null) ?? _indekser;
        return indekser.GetOrAdd(felt, f => new Feltindeks(kube, f));
    }

    /// <summary>Those that serve a cube that was brought forward to so many keys too.</summary>
    public Feltindekser Fremfoer(int antall)
    {
        var neste = new Feltindekser();
        if (_indekser is { } indekser)
        {
            neste._indekser = new(indekser.Where(i => !i.Value.ErUtdatert(antall)));
        }

        return neste;
    }
}
