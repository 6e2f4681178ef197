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

    /// <summary>The keys whose value of the field passes a test.</summary>
    /// <param name="verdier">Dimensions with the only values that can pass, where those are few; null when all are to be tried.</param>
    public Feltutvalg Velg(Saldokube kube, Func<Dimensjon, bool> test, IEnumerable<Dimensjon>? verdier)
    {
        var known = new List<List<int>>();
        if (verdier is null)
        {
            known.AddRange(_noekler.Where(v => test(v.Key)).Select(v => v.Value));
        }
        else
        {
            foreach (var verdi in verdier.Select(v => v with { Kontoklasse = Kontoklasse.Drift }).Where(test))
            {
                if (_noekler.TryGetValue(verdi, out var keys))
                {
                    known.Add(keys);
                }
            }
        }

        return new Feltutvalg(known, Senere(kube, test), known.Sum(k => k.Count) + kube.Antall - _antall);
    }

    private IEnumerable<int> Senere(Saldokube kube, Func<Dimensjon, bool> test)
    {
        for (var key = _antall; key < kube.Antall; key++)
        {
            if (test(Verdi(kube, key)))
            {
                yield return key;
            }
        }
    }

    private Dimensjon Verdi(Saldokube kube, int key) => kube.Noekkel(key).Bare(_felt) with { Kontoklasse = Kontoklasse.Drift };
}
