using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>An edition: a document at a version of the ledger, which does not change. A correction is a new edition.</summary>
/// <param name="Nummer">1 for the first; 0 for a draft that is looked at.</param>
/// <param name="Versjon">The version that every figure is of.</param>
public sealed record Utgave(LedgerId Ledger, Publikasjon Publikasjon, int Nummer, long Versjon)
{
    public Utgavestatus Status { get; init; } = Utgavestatus.Publisert;

    /// <summary>When it was published, or withdrawn.</summary>
    public DateTimeOffset? Tidspunkt { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Grunn { get; init; }

    /// <summary>What it keeps back since editions before it do.</summary>
    public Arvetskjerming Arv { get; init; } = Arvetskjerming.Ingen;

    /// <summary>The SHA-256 of its texts and tables, 64 hexadecimal digits; null for one that is not in the chain.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What tells its pages from all others.</summary>
    public string Kjenning => $"{Publikasjon.Id}/u{Nummer}/{Versjon}/{Status}/{Sha256}";
}

/// <summary>The editions that were published.</summary>
public interface IUtgaver
{
    /// <summary>The ledgers that may have editions, in order.</summary>
    Task<IReadOnlyList<LedgerId>> LedgereAsync(CancellationToken ct);

    /// <summary>A ledger's editions in all states, newest edition of a document first; none for a ledger that is not here.</summary>
    Task<IReadOnlyList<Utgave>> AvAsync(LedgerId ledger, CancellationToken ct);
}
