using System.Collections.Concurrent;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Which lines of a statement each dimension counts in directly. Dimensions that agree in every field that the statement's filters look at
/// count in the same lines, so each such group is tested once.
/// </summary>
internal sealed class Linjeplan
{
    private readonly (int Linje, Func<Dimensjon, bool> Test)[] _tester;

    // Tests for all units apart from tests for one unit. A statement by area has many of the latter, and a dimension passes few of them.
    private readonly List<int> _alle = [];
    private readonly Dictionary<Ansvar, List<int>> _perEnhet = [];
    private readonly ConcurrentDictionary<Dimensjon, int[]> _kjente = new();
    private readonly (int Linje, Func<Dimensjon, bool> Test)[] _motposter;
    private int _antall;

    public Linjeplan(Oppstillingsdefinisjon definisjon, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        _tester = [.. definisjon.Linjer.SelectMany((linje, i) => linje.Filtre.Select(f => (i, f.Kompiler(organisasjon, fond))))];
        _motposter = [.. definisjon.Linjer.Index().Where(l => l.Item.Motpost is not null).Select(l => (l.Index, l.Item.Motpost!.Kompiler(organisasjon, fond)))];
        foreach (var (test, filter) in definisjon.Linjer.SelectMany(l => l.Filtre).Index())
        {
            Felt |= filter.Felt;
            if (Postfilter.MedUnderordnede(filter.Ansvar, organisasjon) is not { } enheter)
            {
                _alle.Add(test);
                continue;
            }

            foreach (var enhet in enheter)
            {
                (_perEnhet.TryGetValue(enhet, out var tester) ? tester : _perEnhet[enhet] = []).Add(test);
            }
        }
    }

    /// <summary>The fields that the filters look at.</summary>
    public Dimensjonsfelt Felt { get; }

    /// <summary>The number of groups that were tested.</summary>
    public int Antall => Volatile.Read(ref _antall);

    /// <summary>The indexes of the lines whose filters let the dimension through, each once, ascending.</summary>
    public int[] Linjer(in Dimensjon dimensjon)
    {
        var group = dimensjon.Bare(Felt);
        if (!_kjente.TryGetValue(group, out var linjer))
        {
            linjer = Finn(group);
            if (_kjente.TryAdd(group, linjer))
            {
                Interlocked.Increment(ref _antall);
            }
        }

        return linjer;
    }

    /// <summary>The indexes of the lines whose amount the dimension's rows book, ascending; they are no part of the lines' sums.</summary>
    public IEnumerable<int> Motposter(Dimensjon dimensjon) => _motposter.Where(m => m.Test(dimensjon)).Select(m => m.Linje);

    private int[] Finn(Dimensjon group)
    {
        var linjer = new List<int>();
        var tester = _perEnhet.TryGetValue(group.Ansvar, out var egne) ? _alle.Concat(egne).Order() : _alle.AsEnumerable();
        foreach (var (linje, test) in tester.Select(t => _tester[t]))
        {
            if ((linjer.Count == 0 || linjer[^1] != linje) && test(group))
            {
                linjer.Add(linje);
            }
        }

        return [.. linjer];
    }
}
