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
        if (revidertBudsjett.ErNull)
        {
            return null;
        }

        var percent = avvik.Kroner / revidertBudsjett.Abs().Kroner * 100m;
        return Math.Abs(percent) > 1_000_000_000m ? null : decimal.Round(percent, 1, MidpointRounding.AwayFromZero);
    }
}
