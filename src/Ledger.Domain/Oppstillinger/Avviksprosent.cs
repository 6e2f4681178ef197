using Ledger.Domain.Verdier;

namespace Ledger.Domain.Oppstillinger;

/// <summary>A deviation in percent.</summary>
public static class Avviksprosent
{
    /// <summary>
    /// The deviation in percent of the revised budget's magnitude, so that its sign is the deviation's; one decimal, half away from zero;
    /// null when the budget is 0 or the percentage is beyond what a figure can say (a thousand million).
    /// </summary>
    public static decimal? Av(Beloep avvik, Beloep revidertBudsjett)
    {
        if (Int128.Abs(avvik.SumOere) / 10_000_000 >= Int128.Abs(revidertBudsjett.SumOere))
        {
            return null;
        }

        return decimal.Round(avvik.Kroner / revidertBudsjett.Abs().Kroner * 100m, 1, MidpointRounding.AwayFromZero);
    }
}
