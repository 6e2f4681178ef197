using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>The secret keys that fingerprints of content are computed under, one per ledger.</summary>
/// <remarks>
/// A key is kept apart from the ledger's journal where the engine can: whoever has a copy of the journal alone cannot confirm a guess of a text
/// that was erased from it. It is made when the ledger is made and never changes, since a repeated request is known again by it.
/// </remarks>
public interface IAvtrykksnoekler
{
    /// <summary>32 random bytes; the same for a ledger each time, made at the first call if the ledger has none.</summary>
    Task<byte[]> AvtrykksnoekkelAsync(LedgerId ledger, CancellationToken ct);

    /// <summary>
    /// Keeps the key of a ledger that comes from another store, so that what was sent there is known again here. A ledger that has a key keeps it.
    /// </summary>
    Task TaMedAvtrykksnoekkelAsync(LedgerId ledger, byte[] noekkel, CancellationToken ct);
}
