using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>A document that is being written.</summary>
/// <param name="Innhold">JSON.</param>
/// <param name="Bruker">Who saved it last.</param>
public sealed record Lagretkladd(string Id, string Innhold, DateTimeOffset Endret, string Bruker);

/// <summary>
/// What a ledger keeps beside its chain, and may change and throw away: drafts of documents, who was let in to its pages, and the PDFs of its editions.
/// Ids of other things than documents have a slash, and what stands up to and including it is the room that they lie in.
/// </summary>
public interface IKladdlager
{
    Task<Lagretkladd?> FinnKladdAsync(LedgerId ledger, string id, CancellationToken ct);

    /// <summary>Those of a room, in order of their ids.</summary>
    /// <param name="rom">With its slash; empty for documents.</param>
    Task<IReadOnlyList<Lagretkladd>> KladderAsync(LedgerId ledger, string rom, CancellationToken ct);

    /// <summary>Saves what is not there yet. Of two callers that do so at once, one gets through.</summary>
    /// <returns>False when something of that id is there; nothing is written then.</returns>
    Task<bool> LeggTilKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct);

    /// <summary>In place of the draft of that id, if there is one.</summary>
    Task LagreKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct);

    /// <summary>Replaces or deletes a draft if it is still as it was read. Of two callers that do so at once, one gets through.</summary>
    /// <param name="ny">Of the same id; null to throw the draft away.</param>
    /// <returns>False when the draft was changed or deleted meanwhile; nothing is written then.</returns>
    Task<bool> ByttKladdAsync(LedgerId ledger, Lagretkladd gammel, Lagretkladd? ny, CancellationToken ct);

    Task SlettKladdAsync(LedgerId ledger, string id, CancellationToken ct);
}
