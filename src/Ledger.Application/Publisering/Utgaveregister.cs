using System.Collections.Concurrent;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>The editions in the chains of the ledgers; remembered until something is defined.</summary>
public sealed class Utgaveregister(IHovedbokleser leser) : IUtgaver
{
    private readonly ConcurrentDictionary<LedgerId, (long Sekvens, IReadOnlyList<Utgave> Utgaver)> _kjente = new();

    public Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct) => leser.LedgereAsync(ct);

    public async Task<IReadOnlyList<Utgave>> AvAsync(LedgerId ledger, CancellationToken ct)
    {
        if (await leser.FinnKommuneAsync(ledger, ct) is not { } hode)
        {
            return [];
        }

        if (_kjente.TryGetValue(ledger, out var kjent)
            && (kjent.Sekvens >= hode.Sekvens || !await leser.ErDefinertEtterAsync(ledger, kjent.Sekvens, hode.Sekvens, ct)))
        {
            return kjent.Utgaver;
        }

        var utgaver = Utgaveform.Les(ledger, await leser.GrunndataAsync(ledger, Journalslag.Publikasjon, 0, hode.Sekvens, ct));
        _kjente[ledger] = (hode.Sekvens, utgaver);
        return utgaver;
    }
}
