namespace Ledger.Kommunegenerator;

/// <summary>What each key moves in each period, in øre. A movement is booked with its counter-key, so that each period sums to 0.</summary>
internal sealed class Saldobok
{
    private readonly SortedDictionary<(Noekkel Noekkel, int Periode), long> _rader = new(Comparer<(Noekkel N, int P)>.Create(
        (x, y) => string.CompareOrdinal($"{x.N.Konto} {x.N.Ansvar} {x.N.Funksjon} {x.N.Prosjekt}", $"{y.N.Konto} {y.N.Ansvar} {y.N.Funksjon} {y.N.Prosjekt}")
            is var orden and not 0 ? orden : x.P.CompareTo(y.P)));

    /// <summary>The keys in order.</summary>
    public IEnumerable<Noekkel> Noekler => _rader.Keys.Select(r => r.Noekkel).Distinct();

    /// <summary>The balance of a key at the end of a period, in øre.</summary>
    public long Saldo(Noekkel noekkel, int periode) =>
        Enumerable.Range(0, periode + 1).Sum(p => _rader.GetValueOrDefault((noekkel, p)));

    /// <summary>What moved in a period on the keys that are asked for, in øre.</summary>
    public long Sum(int periode, Func<Noekkel, bool> hvor) => _rader.Where(r => r.Key.Periode == periode && hvor(r.Key.Noekkel)).Sum(r => r.Value);

    public void Foer(Noekkel debet, Noekkel kredit, int periode, long oere)
    {
        _rader[(debet, periode)] = _rader.GetValueOrDefault((debet, periode)) + oere;
        _rader[(kredit, periode)] = _rader.GetValueOrDefault((kredit, periode)) - oere;
    }
}
