using Ledger.Application.Porter;

namespace Ledger.Application.Helse;

/// <summary>Whether the service can serve.</summary>
public sealed class Helsetjeneste(ILagertilstand tilstand)
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public Task<Lagerfeil?> KontrollerAsync(CancellationToken ct) => tilstand.HelseAsync(ct);
}
