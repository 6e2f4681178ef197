using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>How a bilag's date stands to its period.</summary>
public static class Bilagsdatoer
{
    /// <summary>How many days a date may lie outside the period without being told of.</summary>
    public const int Toleranse = 31;

    /// <summary>The last day of a period: that of its month, 1 January for period 0, 31 December for period 13.</summary>
    public static DateOnly SisteDag(Periode periode, Regnskapsaar aar) => Dager(periode, aar).Til;

    public static readonly string Melding = $"Bilagsdatoen ligger mer enn {Toleranse} dager utenfor perioden som bilaget føres i.";

    /// <summary>How many days a date lies before or after the period: its month, 1 January for period 0, 31 December for period 13.</summary>
    public static int DagerUtenfor(DateOnly dato, Periode periode, Regnskapsaar aar)
    {
        var (fra, til) = Dager(periode, aar);
        return Math.Max(0, Math.Max(fra.DayNumber - dato.DayNumber, dato.DayNumber - til.DayNumber));
    }

    private static (DateOnly Fra, DateOnly Til) Dager(Periode periode, Regnskapsaar aar) => periode.Nummer switch
    {
        0 => (new DateOnly(aar.Aar, 1, 1), new DateOnly(aar.Aar, 1, 1)),
        13 => (new DateOnly(aar.Aar, 12, 31), new DateOnly(aar.Aar, 12, 31)),
        var maaned => (new DateOnly(aar.Aar, maaned, 1), new DateOnly(aar.Aar, maaned, DateTime.DaysInMonth(aar.Aar, maaned))),
    };
}
