using Ledger.Application.Porter;

namespace Ledger.Application.Helse;

/// <summary>Whether the service can serve.</summary>
public sealed class Helsetjeneste(ILagertilstand tilstand, IEnumerable<IHelsekilde> kilder)
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public Task<Lagerfeil?> KontrollerAsync(CancellationToken ct) => tilstand.HelseAsync(ct);

    /// <summary>What is wrong and stops nothing.</summary>
    public async Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct)
    {
        var merknader = new List<string>();
        foreach (var kilde in kilder)
        {
            merknader.AddRange(await kilde.MerknaderAsync(ct));
        }

        return merknader;
    }
}
