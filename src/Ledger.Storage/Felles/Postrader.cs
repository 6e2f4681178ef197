using Ledger.Domain.Kjede;

namespace Ledger.Storage.Felles;

/// <summary>The rows of entries while they are read. A row is wide and a page of the journal has thousands, so each is put in its place at once.</summary>
internal sealed class Postrader
{
    /// <summary>Most bilag have two rows.</summary>
    private const int Vanlig = 2;

    private readonly Dictionary<long, List<Lestrad>> _poster = [];
    private List<Lestrad> _siste = [];
    private long _sekvens = long.MinValue;

    /// <summary>Takes a row. Those of an entry come together.</summary>
    public void Legg((long Sekvens, Lestrad Rad) lest)
    {
        if (lest.Sekvens != _sekvens)
        {
            _poster.Add(_sekvens = lest.Sekvens, _siste = new List<Lestrad>(Vanlig));
        }

        _siste.Add(lest.Rad);
    }

    /// <summary>The rows of an entry in their order; none when it has none.</summary>
    public IReadOnlyList<Lestrad> Av(long sekvens) => _poster.TryGetValue(sekvens, out var rader) ? rader : [];
}
