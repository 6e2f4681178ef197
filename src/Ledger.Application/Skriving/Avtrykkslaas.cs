using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Skriving;

/// <summary>
/// Locks the fingerprints of content with the ledger's secret key before they are stored: a fingerprint in the clear would confirm a guess of a
/// text that was erased.
/// </summary>
/// <remarks>A key never changes, so it is asked for once.</remarks>
public sealed class Avtrykkslaas(IAvtrykksnoekler noekler)
{
    private readonly ConcurrentDictionary<LedgerId, byte[]> _noekler = [];

    /// <summary>What is stored of a fingerprint in a form: itself in form 1, HMAC-SHA256 of it from form 2 on.</summary>
    public async Task<Func<Kjedeform, byte[], byte[]>> ForAsync(LedgerId ledger, CancellationToken ct)
    {
        if (!_noekler.TryGetValue(ledger, out var noekkel))
        {
            noekkel = _noekler.GetOrAdd(ledger, await noekler.AvtrykksnoekkelAsync(ledger, ct));
        }

        return (form, avtrykk) => form == Kjedeform.Ledger1 ? avtrykk : HMACSHA256.HashData(noekkel, avtrykk);
    }
}
