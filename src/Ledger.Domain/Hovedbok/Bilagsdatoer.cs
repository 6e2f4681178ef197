using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>How a bilag's date stands to its period.</summary>
public static class Bilagsdatoer
{
    /// <summary>How many days a date may lie after the period without being told of; for periods 0 and 13 also before.</summary>
    public const int Toleranse = 31;

    /// <summary>The last day of a period: that of its month, 1 January for period 0, 31 December for period 13.</summary>
    public static DateOnly SisteDag(Periode periode, Regnskapsaar aar) => Dager(periode, aar).Til;

    public static readonly string Melding =
        $"Bilagsdatoen er i en tidligere måned enn perioden som bilaget føres i, eller mer enn {Toleranse} dager etter den.";

    /// <summary>
    /// The one who books is to be told. A bilag of a month that is over belongs to that month, unless somebody chose otherwise
    /// (bokføringsloven § 7); one that is dated some weeks later is an ordinary invoice of what was received before.
    /// </summary>
    public static bool ErUtenfor(DateOnly dato, Periode periode, Regnskapsaar aar) =>
        DagerUtenfor(dato, periode, aar) > Toleranse || (periode.Nummer is >= 1 and <= 12 && dato < Dager(periode, aar).Fra);

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
