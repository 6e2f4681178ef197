using System.Collections.Concurrent;

namespace Ledger.Api.Http.Vern;

/// <summary>
/// How much computing each caller may ask for. What a heavy read costs is known when it is made: it is then taken from what the caller has, and
/// whoever has used more than he has waits until it is given back.
/// </summary>
/// <param name="perSekund">
/// Milliseconds that are given back each second. One who asks for one thing at a time never waits when it is 1 000 or more.
/// </param>
/// <param name="samlet">The most that a caller has: milliseconds.</param>
internal sealed class Regnetidskvote(TimeProvider klokke, int perSekund, int samlet)
{
    /// <summary>How many callers are remembered. Beyond it, those whose allowance is full again are forgotten.</summary>
    private const int MestHusket = 10_000;

    private readonly ConcurrentDictionary<string, Konto> _kontoer = new(StringComparer.Ordinal);

    /// <summary>How long a caller must wait before he may ask for more; null when he need not.</summary>
    public TimeSpan? Ventetid(string hvem) => _kontoer.TryGetValue(hvem, out var konto) && Rest(konto, 0) is < 0 and var rest
        ? TimeSpan.FromTicks((long)(-rest / perSekund * TimeSpan.TicksPerSecond)) : null;

    /// <summary>Takes what a caller's request cost.</summary>
    public void Bruk(string hvem, TimeSpan tid)
    {
        Rest(_kontoer.GetOrAdd(hvem, _ => new Konto { Rest = samlet, Naar = klokke.GetTimestamp() }), Millisekunder(tid));
        if (_kontoer.Count > MestHusket)
        {
            foreach (var full in _kontoer.Where(k => Rest(k.Value, 0) >= samlet))
            {
                _kontoer.TryRemove(full);
            }
        }
    }

    /// <summary>What a caller has left when so much is taken, in milliseconds; less than 0 when he has used more than he had.</summary>
    private decimal Rest(Konto konto, decimal brukt)
    {
        lock (konto)
        {
            var naa = klokke.GetTimestamp();
            konto.Rest = Math.Min(samlet, konto.Rest + (Millisekunder(klokke.GetElapsedTime(konto.Naar, naa)) * perSekund / 1_000)) - brukt;
            konto.Naar = naa;
            return konto.Rest;
        }
    }

    private static decimal Millisekunder(TimeSpan tid) => (decimal)tid.Ticks / TimeSpan.TicksPerMillisecond;

    private sealed class Konto
    {
        public decimal Rest { get; set; }

        public long Naar { get; set; }
    }
}
