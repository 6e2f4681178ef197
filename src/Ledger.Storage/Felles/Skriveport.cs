using System.Collections.Concurrent;
using Ledger.Domain.Verdier;

namespace Ledger.Storage.Felles;

/// <summary>
/// Where writers wait before they have a connection: one of each ledger is let in at a time, in the order that they came, and no more than so
/// many altogether, so that a pool of connections always has some for those who read.
/// </summary>
/// <remarks>
/// A writer that waits for a lock in the database holds a connection meanwhile. With 200 writers of one ledger and a pool of 100 the one that
/// had the lock got no second connection, and readers none at all (26 November 2026: 101 of 200 answered 500, a read after 15 s).
/// </remarks>
/// <param name="mestSamtidige">How many ledgers may be written at the same time.</param>
public sealed class Skriveport(int mestSamtidige) : IDisposable
{
    private readonly ConcurrentDictionary<LedgerId, SemaphoreSlim> _ledgere = new();
    private readonly SemaphoreSlim _plasser = new(mestSamtidige, mestSamtidige);

    /// <summary>Waits for the turn, and begins.</summary>
    /// <param name="begynn">Takes a connection and begins. What it gets is to be called once, when the write has ended and its connection is let go of.</param>
    public async Task<T> BegynnAsync<T>(LedgerId ledger, Func<Action, Task<T>> begynn, CancellationToken ct)
    {
        // First the ledger's turn: who waits for it takes no place from other ledgers.
        var tur = _ledgere.GetOrAdd(ledger, _ => new SemaphoreSlim(1, 1));
        await tur.WaitAsync(ct);
        try
        {
            await _plasser.WaitAsync(ct);
        }
        catch
        {
            tur.Release();
            throw;
        }

        var sluppet = 0;
        try
        {
            return await begynn(Slipp);
        }
        catch
        {
            Slipp();
            throw;
        }

        void Slipp()
        {
            if (Interlocked.Exchange(ref sluppet, 1) == 0)
            {
                _plasser.Release();
                tur.Release();
            }
        }
    }

    public void Dispose()
    {
        _plasser.Dispose();
        foreach (var tur in _ledgere.Values)
        {
            tur.Dispose();
        }
    }
}
