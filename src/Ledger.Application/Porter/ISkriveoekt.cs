using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;

namespace Ledger.Application.Porter;

/// <summary>
/// One database transaction that holds the municipality's write lock. Disposing without <see cref="CommitAsync"/> rolls all of it back.
/// </summary>
/// <remarks>Reads see what the session itself has appended.</remarks>
public interface ISkriveoekt : IAsyncDisposable
{
    /// <summary>The head at the start of the session; null when the municipality is not registered.</summary>
    Kommunehode? Hode { get; }

    Task<Transaksjon?> FinnIdempotentAsync(string noekkel, CancellationToken ct);

    /// <summary>The write that made a version.</summary>
    Task<Transaksjon?> FinnTransaksjonAsync(long versjon, CancellationToken ct);

    /// <inheritdoc cref="IHovedbokleser.ErDefinertEtterAsync"/>
    Task<bool> ErDefinertEtterAsync(long etterSekvens, long tilSekvens, CancellationToken ct);

    /// <inheritdoc cref="IHovedbokleser.GrunndataAsync"/>
    Task<IReadOnlyList<Journalpost>> GrunndataAsync(Journalslag slag, int aar, long tilSekvens, CancellationToken ct, long etterSekvens = 0);

    /// <summary>The highest number used for a kind and year; 0 when none.</summary>
    Task<int> SisteNummerAsync(int aar, Journalslag slag, CancellationToken ct);

    /// <summary>Those of the references that are used, with the number of the entry that has each.</summary>
    Task<IReadOnlyDictionary<string, int>> FinnReferanserAsync(int aar, Journalslag slag, IReadOnlyCollection<string> referanser, CancellationToken ct);

    /// <summary>The number of the bilag that reverses another, or null.</summary>
    Task<int?> FinnTilbakefoeringAsync(int aar, int bilagsnummer, CancellationToken ct);

    /// <summary>The interned ids of dimensions of a year, in their order; makes those that are new.</summary>
    ValueTask<IReadOnlyList<int>> NoeklerAsync(int aar, IReadOnlyList<Dimensjon> dimensjoner, CancellationToken ct);

    /// <summary>Appends an entry and its rows.</summary>
    Task AppendAsync(Journalpost post, Journalrad[] rader, CancellationToken ct);

    Task EndreSaldoAsync(IEnumerable<Saldodelta> deltas, CancellationToken ct);

    /// <summary>Notes when a source of a year was last heard from. It is no part of the chain.</summary>
    Task KildeMottattAsync(int aar, string kilde, DateTimeOffset tidspunkt, CancellationToken ct);

    /// <summary>Erases a protected text: the text and its salt are removed, also from where the engine kept them, and the salted hash stays.</summary>
    Task SlettTekstAsync(Tekststed sted, Kjedehash hash, CancellationToken ct);

    /// <summary>
    /// Removes all saldo of a year, which are then made anew from the journal, and makes anew what the engine itself derives. Commit with
    /// <see cref="CommitVedlikeholdAsync"/>.
    /// </summary>
    Task SlettSaldoAsync(int aar, CancellationToken ct);

    /// <summary>Commits maintenance that changes nothing of the journal: neither version nor head moves.</summary>
    Task CommitVedlikeholdAsync(CancellationToken ct);

    /// <summary>Records the write and who asked for it, moves the head and commits. Returns when it is on disk.</summary>
    Task CommitAsync(Transaksjon transaksjon, Tilgangspost? tilgang, CancellationToken ct);
}

public static class Skriveoekter
{
    /// <summary>The number of the entry with a reference, or null.</summary>
    public static async Task<int?> FinnReferanseAsync(this ISkriveoekt oekt, int aar, Journalslag slag, string referanse, CancellationToken ct) =>
        (await oekt.FinnReferanserAsync(aar, slag, [referanse], ct)).TryGetValue(referanse, out var nummer) ? nummer : null;
}
