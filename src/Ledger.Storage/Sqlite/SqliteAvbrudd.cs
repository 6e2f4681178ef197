using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Ends a statement that SQLite is computing when nobody waits for it any more (sqlite.org/c3ref/interrupt.html): its client looks at a token
/// before a statement begins and not while it runs.
/// </summary>
internal static class SqliteAvbrudd
{
    /// <summary>To be disposed of before the connection is anybody else's: it is then sure that no interrupt comes later.</summary>
    public static CancellationTokenRegistration Ved(SqliteConnection connection, CancellationToken ct) =>
        ct.UnsafeRegister(static c => raw.sqlite3_interrupt(((SqliteConnection)c!).Handle), connection);
}
