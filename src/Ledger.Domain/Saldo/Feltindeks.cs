using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>
/// The keys of a cube by one field. Keys keep their index when a cube is brought forward, so the index holds for what follows; keys that came
/// later are looked through one by one until they are many.
/// </summary>
internal sealed class Feltindeks
{
    private const int MestSenere = 10_000;
    private readonly Dictionary<Dimensjon, List<int>> _noekler = [];
    private readonly Dimensjonsfelt _felt;
    private readonly int _antall;

    public Feltindeks(Saldokube kube, Dimensjonsfelt felt)
    {
        (_felt, _antall) = (felt, kube.Antall);
        for (var key = 0; key < kube.Antall; key++)
        {
            var value = Verdi(kube, key);
            if (!_noekler.TryGetValue(value, out var keys))
            {
                _noekler.Add(value, keys = []);
            }

            keys.Add(key);
        }

        foreach (var keys in _noekler.Values)
        {
            keys.TrimExcess();
        }
    }

    public bool ErUtdatert(Saldokube kube) => kube.Antall - _antall > MestSenere;

    /// <summary>At most how many keys pass.</summary>
    public int Mest(Saldokube kube, Func<Dimensjon, bool> test) => _noekler.Where(v => test(v.Key)).Sum(v => v.Value.Count) + kube.Antall - _antall;

    public IReadOnlyList<int> Noekler(Saldokube kube, Func<Dimensjon, bool> test)
    {
        var keys = _noekler.Where(v => test(v.Key)).SelectMany(v => v.Value).ToList();
        keys.Sort();
        for (var key = _antall; key < kube.Antall; key++)
        {
            if (test(Verdi(kube, key)))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private Dimensjon Verdi(Saldokube kube, int key) => kube.Noekkel(key).Bare(_felt) with { Kontoklasse = Kontoklasse.Drift };
}
