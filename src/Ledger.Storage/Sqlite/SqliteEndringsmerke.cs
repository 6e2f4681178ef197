using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Tells whether anything was committed to a file since something was read of it, by whatever connection or process: by the header of its shared
/// index (<see cref="SqliteWalindeks"/>), or where that cannot be read by the commits of others that SQLite counts for a connection
/// (sqlite.org/pragma.html#pragma_data_version).
/// </summary>
internal sealed class SqliteEndringsmerke : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteSetning _versjon;
    private readonly SqliteWalindeks _indeks;
    private readonly Lock _laas = new();
    private volatile bool _lukket;

    /// <param name="connection">A connection of its own, kept open: the count is of the others, and of this one alone.</param>
    public SqliteEndringsmerke(SqliteConnection connection)
    {
        _connection = connection;
        try
        {
            _versjon = new SqliteSetning(connection, "pragma data_version");
            _ = _versjon.Tall();
            _indeks = new SqliteWalindeks(connection.Handle!);
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
        ObjectDisposedException.ThrowIf(_lukket, this);
        return _indeks.TryLes(out var merke) ? merke : Spoer();
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

    private long Spoer()
    {
        lock (_laas)
        {
            ObjectDisposedException.ThrowIf(_lukket, this);
            return _versjon.Tall().GetValueOrDefault();
        }
    }
}
