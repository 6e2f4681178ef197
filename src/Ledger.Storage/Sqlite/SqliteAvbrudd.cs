using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Ends a statement that SQLite is computing when nobody waits for it any more (sqlite.org/c3ref/interrupt.html): its client looks at a token
/// before a statement begins and not while it runs. An interrupt that comes between the two is lost, since there is nothing to interrupt yet,
/// so it is repeated until the statement has ended.
/// </summary>
internal sealed class SqliteAvbrudd : IDisposable
{
    private static readonly TimeSpan Igjen = TimeSpan.FromMilliseconds(20);

    private readonly Lock _laas = new();
    private readonly SqliteConnection _connection;
    private readonly CancellationTokenRegistration _oppgitt;
    private Timer? _gjentar;
    private bool _slutt;

    private SqliteAvbrudd(SqliteConnection connection, CancellationToken ct)
    {
        _connection = connection;
        _oppgitt = ct.UnsafeRegister(static a => ((SqliteAvbrudd)a!).Begynn(), this);
    }

    /// <returns>To be disposed of before the connection is anybody else's: it is then sure that no interrupt comes later.</returns>
    public static SqliteAvbrudd? Ved(SqliteConnection connection, CancellationToken ct) => ct.CanBeCanceled ? new(connection, ct) : null;

    public void Dispose()
    {
        _oppgitt.Dispose();
        lock (_laas)
        {
            _slutt = true;
            _gjentar?.Dispose();
        }
    }

    private void Begynn()
    {
        lock (_laas)
        {
            Avbryt();
            if (!_slutt)
            {
                _gjentar = new Timer(static a => ((SqliteAvbrudd)a!).Avbryt(), this, Igjen, Igjen);
            }
        }
    }

    private void Avbryt()
    {
        lock (_laas)
        {
            if (!_slutt)
            {
                raw.sqlite3_interrupt(_connection.Handle);
            }
        }
    }
}
