using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Avvik;

/// <summary>A unit with the codes that count in its line: its own and those of all below it.</summary>
public sealed record Avviksenhet(Enhet Enhet, IReadOnlyList<Ansvar> Koder);

/// <summary>Which units a deviation report lists, and what its sum is of; the same for every group of an answer.</summary>
/// <remarks>
/// The areas are the units at the top that are an area or have one below them. Beside them stand units that are only accounted on, such as the
/// one of taxes and finance, which the areas live of and no area answers for. Where no unit is an area, all are within.
/// </remarks>
public sealed class Avviksplan
{
    private readonly HashSet<Ansvar> _innenfor;

    /// <param name="avNivaa">The units that are listed; null lists all, each before those below it.</param>
    private Avviksplan(Organisasjonsplan organisasjon, Func<Enhet, bool>? avNivaa, Ansvar overordnet)
    {
        Omraader = overordnet.ErTom ? FinnOmraader(organisasjon) : [overordnet];
        ErDel = !overordnet.ErTom;
        _innenfor = [.. Omraader.SelectMany(organisasjon.MedUnderordnede)];
        var enheter = (avNivaa is null ? organisasjon.Tre() : organisasjon.Enheter.Where(avNivaa))
            .Where(e => overordnet.ErTom || (_innenfor.Contains(e.Kode) && e.Kode != overordnet))
            .ToLookup(e => _innenfor.Contains(e.Kode), e => new Avviksenhet(e, [.. organisasjon.MedUnderordnede(e.Kode)]));
        (Enheter, Utenfor) = ([.. enheter[true]], [.. enheter[false]]);
        UtenEnhet = [.. _innenfor.Except(Enheter.SelectMany(e => e.Koder))];
        UtenforOmraadene = [.. organisasjon.Enheter.Select(e => e.Kode).Where(k => !ErDel && !_innenfor.Contains(k))];
    }

    /// <summary>The units that the sum is of, with all below them.</summary>
    public IReadOnlyList<Ansvar> Omraader { get; }

    /// <summary>The report is of one unit's part of the organisation, and there is nothing outside.</summary>
    public bool ErDel { get; }

    /// <summary>The units of the level within the areas.</summary>
    public IReadOnlyList<Avviksenhet> Enheter { get; }

    /// <summary>The units of the level outside the areas.</summary>
    public IReadOnlyList<Avviksenhet> Utenfor { get; }

    /// <summary>The codes within the areas that no unit of the level has.</summary>
    public IReadOnlyList<Ansvar> UtenEnhet { get; }

    /// <summary>The codes that count in the sum.</summary>
    public IReadOnlyCollection<Ansvar> Innenfor => _innenfor;

    /// <summary>The codes outside the areas.</summary>
    public IReadOnlyList<Ansvar> UtenforOmraadene { get; }

    /// <param name="nivaa">
    /// For ansvar, the leaves are listed, whatever their level: they are what rows are booked on. Null lists all units, each before those below it.
    /// </param>
    /// <param name="overordnet">Only units below this one, which then is the only area; empty for all.</param>
    public static Avviksplan Lag(Organisasjonsplan organisasjon, Nivaa? nivaa, Ansvar overordnet = default) => new(
        organisasjon,
        nivaa switch { null => null, Nivaa.Ansvar => e => organisasjon.ErBlad(e.Kode), _ => e => e.Nivaa == nivaa },
        overordnet);

    /// <summary>The same of a level by the municipality's own name.</summary>
    public static Avviksplan LagAvEget(Organisasjonsplan organisasjon, string nivaa, Ansvar overordnet = default) =>
        new(organisasjon, e => organisasjon.ErAvNivaa(e, nivaa), overordnet);

    /// <summary>True for a code that counts in the sum.</summary>
    public bool ErInnenfor(Ansvar kode) => _innenfor.Contains(kode);

    private static IReadOnlyList<Ansvar> FinnOmraader(Organisasjonsplan organisasjon)
    {
        var oeverst = organisasjon.Enheter.Where(e => e.Overordnet.ErTom).ToList();
        var omraader = oeverst.Where(e => e.Nivaa != Nivaa.Ansvar).ToList();
        return [.. (omraader.Count > 0 ? omraader : oeverst).Select(e => e.Kode)];
    }
}
