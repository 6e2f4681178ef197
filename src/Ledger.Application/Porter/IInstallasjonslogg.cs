using System.Text.Json;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>A line of the installation's log: keys made and revoked, ledgers made, taken in and out.</summary>
/// <param name="Gjelder">The key or the ledger that it happened to.</param>
/// <param name="Tilstand">The hash of the row that it is about, as it was afterwards; null when there is no such row any more.</param>
/// <param name="Hash">Over the line and the hash of the line before.</param>
public sealed record Installasjonslinje(
    long Id, DateTimeOffset Tidspunkt, string Hendelse, string Gjelder, string? Bruker, string? Innhold, Kjedehash? Tilstand, Kjedehash? Hash)
{
    /// <summary>What the hash is, after a line.</summary>
    public Kjedehash Beregnet(Kjedehash forrige) => Kjedehash.Av(JsonSerializer.SerializeToUtf8Bytes(new[]
    {
        "installasjon1", forrige.ToString(), Kanonisk.Tid(Tidspunkt), Hendelse, Gjelder, Bruker, Innhold, Tilstand?.ToString(),
    }));
}

/// <summary>The log of the installation.</summary>
public interface IInstallasjonslogg
{
    /// <summary>Newest first, at or before a time.</summary>
    Task<IReadOnlyList<Installasjonslinje>> InstallasjonslinjerAsync(DateTimeOffset til, int antall, CancellationToken ct);

    /// <summary>Whether the log's chain holds, and whether keys and placements are what it says of them; what is wrong first, or null.</summary>
    Task<string?> KontrollerInstallasjonAsync(CancellationToken ct);

    /// <summary>Logs that a ledger was found damaged, or whole again.</summary>
    /// <param name="skade">What is wrong with it; null when nothing is any more.</param>
    Task LoggSkadeAsync(LedgerId ledger, string? skade, CancellationToken ct);

    /// <summary>The ledgers that were found damaged and not whole since, with what was wrong.</summary>
    Task<IReadOnlyDictionary<LedgerId, string>> SkaderAsync(CancellationToken ct);
}
