using Ledger.Domain.Verdier;

namespace Ledger.Domain.Saldoimport;

/// <summary>What is told of a source that is not heard from.</summary>
public static class Kildefunn
{
    /// <summary>A night and half a day: a job that runs at another hour than the day before has come within it.</summary>
    public static readonly TimeSpan Frist = TimeSpan.FromHours(36);

    /// <summary>A night that did not come; null when the source is fresh, or the year is done and nothing more is to come.</summary>
    /// <param name="sist">When it last sent its balances, changed or not; null when nobody knows.</param>
    public static Funn? Uteble(string kilde, DateTimeOffset? sist, DateTimeOffset naa, Regnskapsaar aar, bool erAvsluttet)
    {
        var ventes = !erAvsluttet && naa.Year - aar.Aar is 0 or 1;
        return ventes && sist is { } mottatt && naa - mottatt > Frist
            ? Funnregler.KildeUteble.Funnet(
                $"Kilden {kilde} har ikke sendt saldoer siden {mottatt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; det er mer enn {Frist.TotalHours:0} timer.",
                verdi: kilde)
            : null;
    }
}
