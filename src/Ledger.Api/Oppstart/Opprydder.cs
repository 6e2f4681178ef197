using Ledger.Application;

namespace Ledger.Api.Oppstart;

/// <summary>
/// Collects garbage after large work. What an import or a cube was made with has lived long enough to reach the oldest generation, which the
/// runtime leaves until memory is short; here it is collected in the background, while requests go on.
/// </summary>
internal sealed class Opprydder : IOpprydder
{
    /// <summary>
    /// Chosen and not measured: a monthly import is past it, and the small ones that come all day (most are under 1 000 rows) do not each pay for a
    /// collection.
    /// </summary>
    private const long RaderMellom = 200_000;

    private long _raderSiden;

    public void Brukte(long rader)
    {
        if (Interlocked.Add(ref _raderSiden, rader) > RaderMellom)
        {
            Interlocked.Exchange(ref _raderSiden, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
    }
}
