using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>A document that is being written.</summary>
/// <param name="Innhold">JSON.</param>
/// <param name="Bruker">Who saved it last.</param>
public sealed record Lagretkladd(string Id, string Innhold, DateTimeOffset Endret, string Bruker);

/// <summary>
/// What a ledger keeps beside its chain, and may change and throw away: drafts of documents, and who was let in to its pages. Ids of other things
/// than documents have a slash.
/// </summary>
public interface IKladdlager
{
    Task<Lagretkladd?> FinnKladdAsync(LedgerId ledger, string id, CancellationToken ct);

    /// <summary>In order of their ids.</summary>
    Task<IReadOnlyList<Lagretkladd>> KladderAsync(LedgerId ledger, CancellationToken ct);

    /// <summary>In place of the draft of that id, if there is one.</summary>
    Task LagreKladdAsync(LedgerId ledger, Lagretkladd kladd, CancellationToken ct);

    /// <summary>In place of a draft, or away with it, if it is still what was read: of those who write at once, one does.</summary>
    /// <param name="ny">Of the same id; null to throw the draft away.</param>
    /// <returns>False when the draft is another now, or gone, and nothing is written.</returns>
    Task<bool> ByttKladdAsync(LedgerId ledger, Lagretkladd gammel, Lagretkladd? ny, CancellationToken ct);

    Task SlettKladdAsync(LedgerId ledger, string id, CancellationToken ct);
}
