using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>Which amount of a cube a column is.</summary>
public enum Kolonneverdi
{
    OpprinneligBudsjett,
    RevidertBudsjett,
    Regnskap,
}

/// <summary>A column that is computed as the accounts are, from other amounts on the same keys.</summary>
/// <param name="Kube">Null when nobody knows it.</param>
/// <param name="Dekning">Of a forecast: the units that have a part, by kontoklasse; null for what covers all.</param>
public sealed record Kolonnekilde(string Navn, Saldokube? Kube, Kolonneverdi Verdi, IReadOnlySet<(Kontoklasse Klasse, Ansvar Enhet)>? Dekning = null)
{
    /// <summary>The series that the column is of, where that is asked for.</summary>
    public Seriehode? Serie { get; init; }

    /// <summary>Of a forecast, when that is asked for: what it is made of in some units, or in all (null).</summary>
    public Func<IReadOnlySet<Ansvar>?, IReadOnlyList<(Prognosedel Del, long? Versjon)>>? Deler { get; init; }
}
