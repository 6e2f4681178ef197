using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Revisjon;

/// <summary>Reads the log of who asked for what.</summary>
public sealed class Tilgangsoppslag(ITilgangslager lager)
{
    /// <summary>Accesses to a municipality, newest first.</summary>
    /// <param name="foer">Only those before this id; null for all.</param>
    public Task<IReadOnlyList<Tilgangspost>> ListeAsync(LedgerId ledger, long? foer, int antall, CancellationToken ct) =>
        lager.TilgangerAsync(ledger, foer ?? long.MaxValue, antall, ct);
}
