using Ledger.Domain.Verdier;

namespace Ledger.Domain.Organisasjon;

/// <summary>
/// The organisation of one year: a forest of units. Rows are booked on leaves only, so that sums upwards count each row once.
/// </summary>
public sealed class Organisasjonsplan
{
    public static readonly Organisasjonsplan Tom = new([]);

    /// <summary>Replacements of replacements are followed so far; rings are refused before.</summary>
    private const int MestHopp = 50;

    private readonly bool _harErstattede;
    private readonly HashSet<string> _nivaaer;
    private readonly Dictionary<Ansvar, Enhet> _enheter;
    private readonly ILookup<Ansvar, Enhet> _underordnede;

    /// <param name="enheter">Units whose codes are unique, whose overordnet exist, and whose levels do not shrink downwards.</param>
    /// <param name="bevilgningsnivaa">The level that the council appropriates at, by its name; null for the one below the top.</param>
    /// <exception cref="ArgumentException">The units are not a forest; validate first with <see cref="Organisasjonsregler"/>.</exception>
    public Organisasjonsplan(IReadOnlyList<Enhet> enheter, string? bevilgningsnivaa = null)
    {
        enheter = [.. enheter.OrderBy(e => e.Kode)];
        Enheter = enheter;
        Bevilgningsnivaa = bevilgningsnivaa;
        _harErstattede = enheter.Any(e => !e.ErstattetAv.ErTom);
        _nivaaer = [.. enheter.Select(e => e.Nivaatekst)];
        _enheter = enheter.ToDictionary(e => e.Kode);
        _underordnede = enheter.ToLookup(e => e.Overordnet);
        foreach (var enhet in enheter)
        {
            if (!enhet.Overordnet.ErTom && (!_enheter.TryGetValue(enhet.Overordnet, out var over) || over.Nivaa > enhet.Nivaa))
            {
                throw new ArgumentException($"Unit {enhet.Kode} lies wrongly in the organisation.", nameof(enheter));
            }
        }
    }

    /// <summary>By code (<see cref="Kodeorden"/>), whatever order they were sent in.</summary>
    public IReadOnlyList<Enhet> Enheter { get; }

    /// <summary>The level that the council appropriates at; null for the one below the top.</summary>
    public string? Bevilgningsnivaa { get; }

    /// <summary>The unit that answers for what stands on a unit now: itself, or the one that it was replaced by.</summary>
    public Ansvar Ansvarlig(Ansvar kode)
    {
        for (var hopp = 0; _harErstattede && hopp < MestHopp && Finn(kode) is { ErstattetAv.ErTom: false } enhet; hopp++)
        {
            kode = enhet.ErstattetAv;
        }

        return kode;
    }

    /// <summary>The unit with those below it that are of a level, and nothing below these; empty when there are none.</summary>
    public IEnumerable<Enhet> AvNivaa(Enhet enhet, string nivaa) =>
        ErAvNivaa(enhet, nivaa) ? [enhet] : _underordnede[enhet.Kode].SelectMany(under => AvNivaa(under, nivaa));

    /// <summary>Whether a unit is of a level: the municipality's own level of that name, or else one of the three built-in levels.</summary>
    public bool ErAvNivaa(Enhet enhet, string nivaa) => _nivaaer.Contains(nivaa) ? enhet.Nivaatekst == nivaa : enhet.Nivaa.Navn() == nivaa;

    public Enhet? Finn(Ansvar kode) => _enheter.GetValueOrDefault(kode);

    /// <summary>True for a unit without units below it: the only ones that rows are booked on.</summary>
    public bool ErBlad(Ansvar kode) => _enheter.ContainsKey(kode) && !_underordnede.Contains(kode);

    /// <summary>A unit outside the areas if there is one, for what belongs to no service; otherwise the first leaf.</summary>
    public Ansvar Fellesenhet() => _enheter.Values.Where(e => ErBlad(e.Kode)).OrderBy(e => !(e.Nivaa == Nivaa.Ansvar && e.Overordnet.ErTom))
        .ThenBy(e => e.Kode).First().Kode;

    public IEnumerable<Enhet> Underordnede(Ansvar kode) => _underordnede[kode];

    /// <summary>All units, each before those below it.</summary>
    public IEnumerable<Enhet> Tre() => _underordnede[default].SelectMany(e => MedUnderordnede(e.Kode)).Select(kode => _enheter[kode]);

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
