using System.Collections.Concurrent;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// What was read last of each key, for as long as nothing is committed to the file. What is not there is not kept: whoever asks for much that is
/// not would fill it.
/// </summary>
internal sealed class SqliteMinne<TNoekkel, TVerdi>(Func<TNoekkel, Task<TVerdi?>> les)
    where TNoekkel : notnull
    where TVerdi : class
{
    private const int MestNoekler = 10_000;
    private readonly ConcurrentDictionary<TNoekkel, (Task<TVerdi?> Lest, byte[] Merke)> _lest = new();

    public Task<TVerdi?> LesAsync(TNoekkel noekkel, SqliteEndringsmerke merke) =>
        _lest.TryGetValue(noekkel, out var kept) && merke.Gjelder(kept.Merke) ? kept.Lest : LesPaaNyttAsync(noekkel, merke);

    private async Task<TVerdi?> LesPaaNyttAsync(TNoekkel noekkel, SqliteEndringsmerke merke)
    {
        // Before: what is committed while it is read makes it read once more.
        var mark = merke.Les();
        var value = await les(noekkel);
        if (value is not null && mark is not null && (_lest.Count < MestNoekler || _lest.ContainsKey(noekkel)))
        {
            _lest[noekkel] = (Task.FromResult<TVerdi?>(value), mark);
        }

        return value;
    }
}
