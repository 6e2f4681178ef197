namespace Ledger.Application.Porter;

/// <summary>The schema and the health of the database, and what its exceptions mean.</summary>
public interface ILagertilstand
{
    /// <summary>Brings the schema to the newest version. Throws <see cref="MigreringException"/> with a clear message when it may not.</summary>
    Task MigrerAsync(CancellationToken ct);

    /// <summary>
    /// What keeps the database, just now, from being read and written by this program; null when nothing does. A schema newer than this
    /// program's is no fault: in a rolling deploy it is migrated first.
    /// </summary>
    Task<Lagerfeil?> HelseAsync(CancellationToken ct);

    /// <summary>What an operator should know and a caller is not told, a line each: a ledger whose file is gone, a file that no ledger has.</summary>
    Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct);

    /// <summary>What an exception that a member here threw says of the database; null when it says nothing of it.</summary>
    Lagerfeil? Feil(Exception exception);

    /// <summary>
    /// Whether what an exception ended may well succeed when it is done again from the beginning. It does not say that nothing was done: a
    /// commit whose answer was lost may have been carried out.
    /// </summary>
    bool KanGjentas(Exception exception);
}
