namespace Ledger.Application.Porter;

/// <summary>Does again what the database undid: a deadlock, a failover, a connection that was lost.</summary>
public static class Gjentak
{
    /// <summary>How many times something is tried in all.</summary>
    public const int Forsoek = 4;

    /// <summary>The wait after the first try; four times as long after each that follows, so that a failover has some seconds to end.</summary>
    private static readonly TimeSpan Foerste = TimeSpan.FromMilliseconds(150);

    /// <param name="arbeid">Begins from the beginning each time it is called.</param>
    /// <param name="kanGjentas">Whether it is safe and useful to do it again after this.</param>
    public static async Task<T> UtfoerAsync<T>(Func<Task<T>> arbeid, Func<Exception, bool> kanGjentas, TimeProvider clock, CancellationToken ct)
    {
        var pause = Foerste;
        for (var forsoek = 1; ; forsoek++)
        {
            try
            {
                return await arbeid();
            }
            catch (Exception e) when (forsoek < Forsoek && !ct.IsCancellationRequested && kanGjentas(e))
            {
                Maaling.Gjentak.Add(1);
                await Task.Delay(pause, clock, ct);
                pause *= 4;
            }
        }
    }
}
