using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>The log of who wrote what: each line is of the transaction of its write. Requests that write nothing are in <see cref="ILeselogg"/>.</summary>
public interface ITilgangslager
{
    /// <summary>The lines, newest first, at or before a time.</summary>
    Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(LedgerId ledger, DateTimeOffset til, int antall, CancellationToken ct);

    /// <summary>The line of a write as it is stored; null when it has none.</summary>
    Task<Tilgangspost?> TilgangAsync(LedgerId ledger, long versjon, CancellationToken ct);

    /// <summary>Lines as they are stored, oldest first, after an id.</summary>
    Task<IReadOnlyList<Tilgangspost>> TilgangssideAsync(LedgerId ledger, long etter, int antall, CancellationToken ct);
}

/// <summary>Who asked for what, when, from where, and what it was answered with.</summary>
/// <param name="Id">0 before it is stored.</param>
public sealed record Tilgangspost(long Id, DateTimeOffset Tidspunkt, LedgerId Ledger, string Bruker, string Adresse, string Metode, string Sti, int Status)
{
    /// <summary>The version that a write made; null for a request that wrote nothing.</summary>
    public long? Versjon { get; init; }

    /// <summary>What a write appended, such as <c>bilag 2026/12–15</c>.</summary>
    public string? Gjelder { get; init; }

    /// <summary>The hash of a line of no version, whose lines have a chain of their own. The line of a write is under the write's seal.</summary>
    public Kjedehash? Hash { get; init; }

    /// <summary>The hash of the line of a write. Who it was is in the write's own record, and is not here, so that a person can be erased.</summary>
    public Kjedehash Linjehash() => Tilgangslinje.Hash(null, Tidspunkt, null, Adresse, Metode, Sti, Status, Versjon, Gjelder);
}
