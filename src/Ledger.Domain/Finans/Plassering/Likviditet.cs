using Ledger.Domain.Finans.Register;

namespace Ledger.Domain.Finans.Plassering;

/// <summary>A row of the overview of liquidity.</summary>
public sealed record Likviditetsgruppe(string Gruppe, IReadOnlyList<Faktatall> Verdier);

/// <summary>The short-term portfolios: by group on some dates, and day by day.</summary>
public sealed class Likviditet(Verdibok verdier)
{
    private IReadOnlyList<Beholdning> Beholdninger { get; } =
    [
        .. verdier.Register.Definisjoner.Beholdninger
            .Where(b => verdier.Register.Portefoelje(b.Portefoelje)?.Type == Portefoeljetype.Kortsiktig),
    ];

    public IReadOnlyList<Likviditetsgruppe> Grupper(IReadOnlyList<DateOnly> datoer, ICollection<Mangel> mangler) =>
    [
        .. Beholdninger.GroupBy(b => b.Gruppe ?? b.Navn)
            .Select(g => new Likviditetsgruppe(g.Key, [.. datoer.Select(d => verdier.Sum(g, d, mangler))])),
    ];

    public Faktatall Sum(DateOnly dato, ICollection<Mangel>? mangler = null) => verdier.Sum(Beholdninger, dato, mangler);

    public Faktatall Bankinnskudd(DateOnly dato) => verdier.Sum(Beholdninger.Where(b => b.Klasse == Aktivaklasse.Bank), dato);

    /// <summary>The largest share of one counterparty of the bank deposits, in percent.</summary>
    public decimal? StoersteMotpartsandel(DateOnly dato) => Andel(dato, null);

    /// <summary>The share of one counterparty of the bank deposits, in percent; of the largest when none is named.</summary>
    public decimal? Andel(DateOnly dato, string? motpart)
    {
        var sum = Bankinnskudd(dato).Verdi;
        var deler = Beholdninger.Where(b => b.Klasse == Aktivaklasse.Bank).GroupBy(b => b.Motpart)
            .Where(g => motpart is null || g.Key == motpart).Select(g => verdier.Sum(g, dato).Verdi).ToList();
        return sum is null or 0m || deler.Any(d => d is null) ? null : deler.DefaultIfEmpty(0m).Max() / sum * 100m;
    }
}
