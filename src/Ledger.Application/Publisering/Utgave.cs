using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>A published edition: a document at a version of the ledger, which does not change. A correction is a new edition.</summary>
/// <param name="Nummer">1 for the first.</param>
/// <param name="Versjon">The version that every figure is of.</param>
public sealed record Utgave(LedgerId Ledger, Publikasjon Publikasjon, int Nummer, long Versjon);

/// <summary>The published editions.</summary>
public interface IUtgaver
{
    /// <summary>All of them, newest edition of a document first. Few: a handful a year.</summary>
    Task<IReadOnlyList<Utgave>> PubliserteAsync(CancellationToken ct);
}
