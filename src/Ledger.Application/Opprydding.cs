namespace Ledger.Application;

/// <summary>
/// Lets go of what large work was done with. It has lived long enough to stay until memory is short if nobody asks for it; asked for here, it
/// is collected while the service goes on.
/// </summary>
internal static class Opprydding
{
    /// <summary>What so many rows were held by is large.</summary>
    private const long RaderMellom = 200_000;

    private static long _raderSiden;

    /// <summary>After so many more rows.</summary>
    public static void Etter(long rader)
    {
        if (Interlocked.Add(ref _raderSiden, rader) > RaderMellom)
        {
            Interlocked.Exchange(ref _raderSiden, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
    }
}
