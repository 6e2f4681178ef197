using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// Which lines of a statement each dimension counts in directly. Dimensions that agree in every field that the statement's filters look at
/// count in the same lines, so each such group is tested once. Not safe for use by two threads.
/// </summary>
internal sealed class Linjeplan
{
    private readonly (int Linje, Func<Dimensjon, bool> Test)[] _tester;
    private readonly Dictionary<Dimensjon, int[]> _kjente = [];
    private readonly bool _funksjon;
    private readonly bool _sektor;
    private readonly bool _ansvar;
    private readonly bool _prosjekt;
    private readonly bool _fond;
    private readonly bool _merke;

    public Linjeplan(Oppstillingsdefinisjon definisjon, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
    {
        _tester = [.. definisjon.Linjer.SelectMany((linje, i) => linje.Filtre.Select(f => (i, f.Kompiler(organisasjon, fond))))];
        foreach (var filter in definisjon.Linjer.SelectMany(l => l.Filtre))
        {
            _funksjon |= filter.Funksjon is not null;
            _sektor |= filter.Sektor is not null;
            _ansvar |= filter.Ansvar is not null || filter.IkkeAnsvar is not null;
            _prosjekt |= filter.Prosjekt is not null;
            _fond |= filter.Fond is not null || filter.IkkeFond is not null || filter.Fondstype is not null;
            _merke |= filter.Merke is not null;
        }
    }

    /// <summary>The indexes of the lines whose filters let the dimension through, each once, ascending.</summary>
    public int[] Linjer(in Dimensjon dimensjon)
    {
        var group = new Dimensjon(
            dimensjon.Kontoklasse,
            dimensjon.Art,
            _funksjon ? dimensjon.Funksjon : default,
            dimensjon.Kapittel,
            _sektor ? dimensjon.Sektor : default,
            _ansvar ? dimensjon.Ansvar : default,
            _prosjekt ? dimensjon.Prosjekt : default,
            _fond ? dimensjon.Fond : default,
            _merke ? dimensjon.Merke : default);
        if (!_kjente.TryGetValue(group, out var linjer))
        {
            linjer = Finn(group);
            _kjente.Add(group, linjer);
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
