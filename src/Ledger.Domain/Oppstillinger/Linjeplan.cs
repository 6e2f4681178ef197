using System.Collections.Concurrent;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Which lines of a statement each dimension counts in directly. Dimensions that agree in every field that the statement's filters look at
/// count in the same lines, so each such group is tested once.
/// </summary>
internal sealed class Linjeplan
{
    private readonly (int Linje, Func<Dimensjon, bool> Test)[] _tester;
    private readonly ConcurrentDictionary<Dimensjon, int[]> _kjente = new();
    private int _antall;

    public Linjeplan(Oppstillingsdefinisjon definisjon, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        _tester = [.. definisjon.Linjer.SelectMany((linje, i) => linje.Filtre.Select(f => (i, f.Kompiler(organisasjon, fond))))];
        foreach (var filter in definisjon.Linjer.SelectMany(l => l.Filtre))
        {
            Felt |= filter.Felt;
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

    private int[] Finn(Dimensjon group)
    {
        var linjer = new List<int>();
        foreach (var (linje, test) in _tester)
        {
            if ((linjer.Count == 0 || linjer[^1] != linje) && test(group))
            {
                linjer.Add(linje);
            }
        }

        return [.. linjer];
    }
}
