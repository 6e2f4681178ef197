using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Tells whether anything was committed to a file since something was read of it, by whatever connection or process: SQLite counts for each
/// connection the commits that others made (sqlite.org/pragma.html#pragma_data_version).
/// </summary>
/// <remarks>
/// Measured 2026-11-26 on two busy cores, 200 000 reads in turn: a head that nobody changed is answered in 8 to 13 µs. The version before read the
/// header of SQLite's shared memory through its own tables of functions (unsafe code, without a barrier) and took 1.2 to 2.1 µs. A request takes
/// hundreds of µs, so the difference did not pay for that.
/// </remarks>
internal sealed class SqliteEndringsmerke : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteSetning _versjon;
    private readonly Lock _laas = new();
    private bool _lukket;

    /// <param name="connection">A connection of its own: the count is of the others, and of this one alone.</param>
    public SqliteEndringsmerke(SqliteConnection connection)
    {
        _connection = connection;
        try
        {
            _versjon = new SqliteSetning(connection, "pragma data_version");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The mark of the file as it is now; to be taken before what it is to stand for is read.</summary>
    public long Les()
    {
        lock (_laas)
        {
            ObjectDisposedException.ThrowIf(_lukket, this);
            return _versjon.Tall().GetValueOrDefault();
        }
    }

    public void Dispose()
    {
        lock (_laas)
        {
            _lukket = true;
            _versjon.Dispose();
            _connection.Dispose();
        }
    }
}
