using System.Collections.Concurrent;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// What was read last of each key, for as long as nothing is committed to the file.
/// </summary>
/// <remarks>A key that has nothing is not kept: requests for many such keys would fill the memory.</remarks>
internal sealed class SqliteMinne<TNoekkel, TVerdi>(SqliteEndringsmerke merke, Func<TNoekkel, TVerdi?> les)
    where TNoekkel : notnull
    where TVerdi : class
{
    /// <summary>With so many keys kept, the values of further ones are read each time.</summary>
    private const int MestNoekler = 10_000;
    private readonly ConcurrentDictionary<TNoekkel, (TVerdi Lest, long Merke)> _lest = new();

    public TVerdi? Les(TNoekkel noekkel)
    {
        // The mark is taken before the reading, so that a commit in between makes the value stale and not current.
        var naa = merke.Les();
        if (_lest.TryGetValue(noekkel, out var kjent) && kjent.Merke == naa)
        {
            return kjent.Lest;
        }

        var lest = les(noekkel);
        if (lest is not null && (_lest.Count < MestNoekler || _lest.ContainsKey(noekkel)))
        {
            _lest[noekkel] = (lest, naa);
        }

        return lest;
    }
}
