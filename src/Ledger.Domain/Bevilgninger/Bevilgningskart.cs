using Ledger.Domain.Budsjett;
using Ledger.Domain.Fond;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Bevilgninger;

/// <summary>Finds the appropriation that a key lies in.</summary>
public sealed class Bevilgningskart(
    IReadOnlyList<Bevilgning> bevilgninger, Rammeposter poster, Organisasjonsplan organisasjon, IReadOnlyDictionary<Fondskode, Fondsopplysning> fond)
{
    private readonly ILookup<string, (Bevilgning Bevilgning, Func<Dimensjon, bool> Er)> _slag =
        bevilgninger.Select(b => (Bevilgning: b, Er: b.Filter.Kompiler(organisasjon, fond))).ToLookup(b => b.Bevilgning.Ramme);

    /// <summary>Null for what lies in none.</summary>
    public Bevilgning? Av(Dimensjon d) => poster.Av(d) is { } slag ? _slag[slag].FirstOrDefault(b => b.Er(d)).Bevilgning : null;

    /// <summary>What lines have in each appropriation, by its code.</summary>
    /// <param name="betydning">What keys mean by the chart.</param>
    public IReadOnlyDictionary<string, Beloep> Sum(IEnumerable<Budsjettlinje> linjer, Func<Dimensjon, Dimensjon> betydning) => linjer
        .GroupBy(l => l.Dimensjon).Select(g => (Bevilgning: Av(betydning(g.Key)), Sum: Beloep.Sum(g.Select(l => l.Beloep))))
        .Where(s => s.Bevilgning is not null).GroupBy(s => s.Bevilgning!.Kode).ToDictionary(g => g.Key, g => Beloep.Sum(g.Select(s => s.Sum)));
}
