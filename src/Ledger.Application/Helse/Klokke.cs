namespace Ledger.Application.Helse;

public static class Klokke
{
    /// <summary>
    /// Now, without fractions of a second: for an answer that says when it was made. JSON leaves out the trailing zeros of a fraction, so that with one the
    /// length of the answer would change from time to time, and HEAD would tell another length than GET.
    /// </summary>
    public static DateTimeOffset Sekund(this TimeProvider klokke)
    {
        var naa = klokke.GetUtcNow();
        return naa.AddTicks(-(naa.Ticks % TimeSpan.TicksPerSecond));
    }
}
