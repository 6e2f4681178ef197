using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldo;

/// <summary>What a saldo sums.</summary>
public enum Saldoslag : byte
{
    Regnskap = 0,

    /// <summary>Lines of decisions of type opprinnelig.</summary>
    OpprinneligBudsjett = 1,

    /// <summary>Lines of all later decisions; opprinnelig plus these is revidert budsjett.</summary>
    Budsjettendring = 2,
}

/// <summary>Which period an amount counts in.</summary>
public enum Saldoperiode : byte
{
    /// <summary>The period that the amount is booked in.</summary>
    Bokfoert,

    /// <summary>The period that the amount is about: an earlier one where that period was closed when it was booked.</summary>
    Gjelder,
}

/// <summary>The sum of a key's rows in a period.</summary>
/// <param name="Beloep">Kroner in ledger sign.</param>
/// <param name="Antall">How many rows it sums (for budgets: lines, counted in period 1).</param>
/// <param name="Id">The store's id of the dimension; 0 when it has none.</param>
/// <param name="Foerste">Where in the chain the first of the rows stands; the default for budgets, and where it is not known.</param>
public readonly record struct Saldopost(
    Dimensjon Dimensjon, Saldoslag Slag, Periode Periode, Beloep Beloep, long Antall, int Id = 0, Posisjon Foerste = default)
{
    /// <summary>The period that the rows are about; the one that they are booked in, unless it is said.</summary>
    public Periode Gjelder { get; init; } = Periode;

    /// <summary>The same, counted in the period that is chosen.</summary>
    public Saldopost Etter(Saldoperiode valg) => valg == Saldoperiode.Gjelder ? this with { Periode = Gjelder } : this;
}
