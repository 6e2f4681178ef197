using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldoimport;

/// <summary>What is done with a difference in a period that is closed.</summary>
public enum LukketPeriodevalg : byte
{
    /// <summary>The import is refused, with the list of what differs.</summary>
    Avvis,

    /// <summary>
    /// It is booked in the first open period after it, and says which period it is about (bokføringsloven § 9: a correction is a new entry, and
    /// the closed period stands as it was).
    /// </summary>
    FoersteAapne,
}

/// <summary>How a file of balances is to be read.</summary>
/// <param name="Fullstendig">The file has every key of the periods that it names: one that is missing there is zero.</param>
/// <param name="Kumulativ">An amount is the balance at the end of its period, and not the movement in it.</param>
public sealed record Saldoimportvalg(
    bool Fullstendig = false, bool Kumulativ = false, LukketPeriodevalg LukketPeriode = LukketPeriodevalg.Avvis, Differansekonto? Differanse = null);

/// <summary>How much may change before a person is asked: a wrong file looks like a large change.</summary>
/// <param name="LukketAndel">The part of a closed month's turnover that may change.</param>
/// <param name="BorteAndel">The part of the source's keys that may disappear.</param>
public sealed record Saldobremse(decimal LukketAndel = 0.05m, decimal BorteAndel = 0.02m)
{
    public static readonly Saldobremse Standard = new();
}
