using System.Collections.Concurrent;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Grunndata;

/// <summary>Which ledgers are trials. A ledger is or is not for all its life, so what was read once is remembered.</summary>
public sealed class Proeveregnskap(IHovedbokleser leser, Grunndataleser grunndata)
{
    private readonly ConcurrentDictionary<LedgerId, bool> _kjente = new();

    /// <summary>False for one that is not registered.</summary>
    public ValueTask<bool> ErProeveAsync(LedgerId ledger) => _kjente.TryGetValue(ledger, out var kjent) ? new(kjent) : new(LesAsync(ledger));

    private async Task<bool> LesAsync(LedgerId ledger)
    {
        if (await leser.FinnKommuneAsync(ledger, CancellationToken.None) is null)
        {
            return false;
        }

        return _kjente[ledger] = (await grunndata.KommuneAsync(ledger, CancellationToken.None)).Kommune.Proeve;
    }
}
