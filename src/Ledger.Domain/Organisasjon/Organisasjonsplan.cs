using Ledger.Domain.Verdier;

namespace Ledger.Domain.Organisasjon;

/// <summary>
/// The organisation of one year: a forest of units. Rows are booked on leaves only, so that sums upwards count each row once.
/// </summary>
public sealed class Organisasjonsplan
{
    public static readonly Organisasjonsplan Tom = new([]);

    private readonly Dictionary<Ansvar, Enhet> _enheter;
    private readonly ILookup<Ansvar, Enhet> _underordnede;

    /// <param name="enheter">Units whose codes are unique, whose overordnet exist, and whose levels grow downwards.</param>
    /// <exception cref="ArgumentException">The units are not a forest; validate first with <see cref="Organisasjonsregler"/>.</exception>
    public Organisasjonsplan(IReadOnlyList<Enhet> enheter)
    {
        Enheter = enheter;
        _enheter = enheter.ToDictionary(e => e.Kode);
        _underordnede = enheter.ToLookup(e => e.Overordnet);
        foreach (var enhet in enheter)
        {
            if (!enhet.Overordnet.ErTom && (!_enheter.TryGetValue(enhet.Overordnet, out var over) || over.Nivaa >= enhet.Nivaa))
            {
                throw new ArgumentException($"Unit {enhet.Kode} lies wrongly in the organisation.", nameof(enheter));
            }
        }
    }

    public IReadOnlyList<Enhet> Enheter { get; }

    public Enhet? Finn(Ansvar kode) => _enheter.GetValueOrDefault(kode);

    /// <summary>True for a unit without units below it: the only ones that rows are booked on.</summary>
    public bool ErBlad(Ansvar kode) => _enheter.ContainsKey(kode) && !_underordnede.Contains(kode);

    public IEnumerable<Enhet> Underordnede(Ansvar kode) => _underordnede[kode];

    /// <summary>The leaves at or below a unit; empty for an unknown unit.</summary>
    public IEnumerable<Ansvar> Blader(Ansvar kode)
    {
        if (!_enheter.ContainsKey(kode))
        {
            yield break;
        }

        if (!_underordnede.Contains(kode))
        {
            yield return kode;
            yield break;
        }

        foreach (var under in _underordnede[kode])
        {
            foreach (var blad in Blader(under.Kode))
            {
                yield return blad;
            }
        }
    }

    /// <summary>
    /// A unit and everything below it; empty for an unknown unit. Unlike <see cref="Blader"/> it keeps units that rows are no longer booked on.
    /// </summary>
    public IEnumerable<Ansvar> MedUnderordnede(Ansvar kode) =>
        _enheter.ContainsKey(kode) ? _underordnede[kode].SelectMany(under => MedUnderordnede(under.Kode)).Prepend(kode) : [];
}
