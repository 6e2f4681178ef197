using System.Globalization;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Utvikling;

/// <summary>A yearly price index as data; the built-in one is <c>kpi.csv</c>, others are told by the municipality.</summary>
public sealed class Prisindeks
{
    private const string Kontrollert = "kontrollert mot";
    private readonly IReadOnlyDictionary<int, (decimal Verdi, bool ErKontrollert)> _verdier;

    private Prisindeks(IReadOnlyDictionary<int, (decimal Verdi, bool ErKontrollert)> verdier) => _verdier = verdier;

    /// <summary>The consumer price index, yearly averages.</summary>
    public static Prisindeks Kpi { get; } = new(Kodelister.Les("kpi.csv").ToDictionary(
        r => int.Parse(r["aar"], CultureInfo.InvariantCulture),
        r => (decimal.Parse(r["indeks"], CultureInfo.InvariantCulture), r["merknad"].StartsWith(Kontrollert, StringComparison.Ordinal))));

    /// <summary>An index that somebody has told; a year without a value, or with none above zero, is not known.</summary>
    public static Prisindeks Meldt(IEnumerable<(int Aar, decimal Verdi)> verdier) =>
        new(verdier.Where(v => v.Verdi > 0).ToDictionary(v => v.Aar, v => (v.Verdi, false)));

    /// <summary>The index of a year, or null when it is not known.</summary>
    public decimal? Verdi(int aar) => _verdier.TryGetValue(aar, out var v) ? v.Verdi : null;

    /// <summary>Whether the index of a year was checked against its source; false when it is not known.</summary>
    public bool ErKontrollert(int aar) => _verdier.TryGetValue(aar, out var v) && v.ErKontrollert;

    /// <summary>An amount of a year in another year's kroner, to øre half away from zero; null when an index is missing.</summary>
    public Beloep? Regn(Beloep beloep, int fra, int til)
    {
        if (Verdi(fra) is not { } before || Verdi(til) is not { } after)
        {
            return null;
        }

        return Beloep.FraKroner(decimal.Round(beloep.Kroner * after / before, 2, MidpointRounding.AwayFromZero));
    }
}
