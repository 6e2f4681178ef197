
namespace Ledger.Application.Noekler;

/// <summary>Where API keys are kept. Not part of the chain: who may call is no entry of the ledger.</summary>
public interface INoekkellager
{
    Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct);

    /// <summary>All keys, also expired and revoked ones, oldest first.</summary>
    Task<IReadOnlyList<Apinoekkel>> NoeklerAsync(CancellationToken ct);

    Task LagreNoekkelAsync(Apinoekkel noekkel, CancellationToken ct);

    /// <summary>False when the key is unknown or was revoked before.</summary>
    Task<bool> TilbakekallNoekkelAsync(string id, DateTimeOffset tidspunkt, string bruker, CancellationToken ct);

    /// <summary>Lets a key expire at a time, if that is earlier than it would have.</summary>
    Task ForkortNoekkelAsync(string id, DateTimeOffset utloeper, CancellationToken ct);

    Task MerkNoekkelBruktAsync(string id, DateTimeOffset tidspunkt, CancellationToken ct);
}
