using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>What one source says of one year, or has booked of it: an amount per key and the period that it is about, in øre and ledger sign.</summary>
/// <remarks>Rows of the same key and period add up. A row of 0 counts: with it a key is there.</remarks>
public sealed class Kildesaldo
{
    private readonly Dictionary<Dimensjon, SortedList<int, long>> _rader = [];
    private readonly SortedSet<int> _perioder = [];

    /// <summary>The keys.</summary>
    public IReadOnlyCollection<Dimensjon> Noekler => _rader.Keys;

    /// <summary>The periods that some key has a row of.</summary>
    public IReadOnlySet<int> Perioder => _perioder;

    /// <exception cref="OverflowException">The sum of the key and period leaves the range of an amount.</exception>
    public void LeggTil(Dimensjon noekkel, Periode periode, Beloep beloep)
    {
        if (!_rader.TryGetValue(noekkel, out var perioder))
        {
            _rader[noekkel] = perioder = [];
        }

        _perioder.Add(periode.Nummer);
        perioder[periode.Nummer] = checked(perioder.GetValueOrDefault(periode.Nummer) + beloep.Oere);
    }

    /// <summary>The amount of a key in a period; null when there is no row of it.</summary>
    public long? Oere(Dimensjon noekkel, int periode) =>
        _rader.TryGetValue(noekkel, out var perioder) && perioder.TryGetValue(periode, out var oere) ? oere : null;

    /// <summary>The periods of a key with their amounts, in order.</summary>
    public IReadOnlyList<KeyValuePair<int, long>> Rader(Dimensjon noekkel) => _rader.TryGetValue(noekkel, out var perioder) ? [.. perioder] : [];

    /// <summary>True when the key has an amount that is not zero.</summary>
    public bool HarBeloep(Dimensjon noekkel) => _rader.TryGetValue(noekkel, out var perioder) && perioder.Values.Any(o => o != 0);
}
