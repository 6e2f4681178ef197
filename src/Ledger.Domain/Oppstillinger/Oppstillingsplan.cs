using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>
/// A statement made ready for an organisation and its funds: formulas unfolded, filters compiled, and what each group of dimensions was found
/// to count in. Good for any cube and any selection, and for many threads at once.
/// </summary>
/// <exception cref="Formelfeil">From the constructor: the formulas cannot be unfolded.</exception>
public sealed class Oppstillingsplan(Oppstillingsdefinisjon definisjon, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
{
    public Oppstillingsdefinisjon Definisjon => definisjon;

    /// <summary>How many groups of dimensions it remembers: the measure of its memory.</summary>
    public int Antall => Linjer.Antall;

    /// <summary>The fields of a dimension that its filters look at.</summary>
    public Dimensjonsfelt Felt => Linjer.Felt;

    /// <summary>The lines that an amount counts in, directly or through formulas, with how many times.</summary>
    public IEnumerable<(int Linje, int Vekt)> Vekt(Dimensjon dimensjon)
    {
        var direkte = Linjer.Linjer(dimensjon);
        return direkte.Length == 0 ? [] : Vekter.Linjer(direkte).Select(linje => (linje, Vekter.Sum(linje, direkte)));
    }

    /// <summary>The lines that an amount counts directly in: those with filters.</summary>
    public IReadOnlyList<int> Direkte(Dimensjon dimensjon) => Linjer.Linjer(dimensjon);

    /// <summary>The lines whose amounts a line is the weighted sum of: itself alone when it has no formula.</summary>
    public IEnumerable<int> Ledd(int linje) => Vekter.Ledd(linje).Select(l => l.Linje);

    internal Linjevekter Vekter { get; } = new(definisjon);

    internal Linjeplan Linjer { get; } = new(definisjon, organisasjon, fond);
}
