using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Api.Innstillinger;
using Ledger.Application.Porter;
using Ledger.Application.Publisering;
using Ledger.Domain.Verdier;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Oppstart;

/// <summary>
/// The published editions until publication is part of the ledger: the demo's report, of the version that the demo was loaded as. What is
/// posted later does not change it.
/// </summary>
internal sealed class Demoutgaver(IHovedbokleser store, IOptions<Ledgervalg> valg, IHostEnvironment miljoe) : IUtgaver
{
    private IReadOnlyList<Utgave>? _kjente;

    public async Task<IReadOnlyList<Utgave>> PubliserteAsync(CancellationToken ct)
    {
        if (_kjente is not null || !(valg.Value.Demo ?? miljoe.IsDevelopment()))
        {
            return _kjente ?? [];
        }

        // Not there yet while the demo is being loaded, or where another ledger has the number.
        if (await store.FinnIdempotentAsync(Demolaster.Ledger, Demolaster.Sistenoekkel, ct) is not { } siste)
        {
            return [];
        }

        var fil = await File.ReadAllBytesAsync(Path.Combine(Demolaster.Mappe, "publikasjon.json"), ct);
        var publikasjon = JsonSerializer.Deserialize<Publikasjon>(fil, JsonOppsett.Valg) ?? throw new InvalidDataException("publikasjon.json er tom.");
        return _kjente = [new Utgave(Demolaster.Ledger, publikasjon, 1, siste.Versjon)];
    }
}
