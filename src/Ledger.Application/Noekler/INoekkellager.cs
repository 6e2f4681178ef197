
namespace Ledger.Application.Noekler;

/// <summary>Where API keys are kept. Not part of the chain: who may call is no entry of the ledger.</summary>
public interface INoekkellager
{
    Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct);

    /// <summary>All keys, also expired and revoked ones, oldest first.</summary>
    Task<IReadOnlyList<Apinoekkel>> NoeklerAsync(CancellationToken ct);

    /// <summary>False, and nothing is stored, when the key that makes it is no longer valid.</summary>
    Task<bool> LagreNoekkelAsync(Apinoekkel noekkel, CancellationToken ct);

    /// <summary>
    /// Stores a key that takes over from another, which then expires at a time, if that is earlier than it would have; both or neither.
    /// </summary>
    /// <returns>False when the old one is not valid at the time that the new one is made, or was taken over from before.</returns>
    Task<bool> AvloesNoekkelAsync(string gammel, DateTimeOffset utloeper, Apinoekkel ny, CancellationToken ct);

    /// <summary>Revokes a key, and all that it and those that it made have made.</summary>
    /// <returns>The ids of those that were not revoked before; none when the key is unknown.</returns>
    Task<IReadOnlyList<string>> TilbakekallNoekkelAsync(string id, DateTimeOffset tidspunkt, string bruker, CancellationToken ct);

    Task MerkNoekkelBruktAsync(string id, DateTimeOffset tidspunkt, CancellationToken ct);
}
