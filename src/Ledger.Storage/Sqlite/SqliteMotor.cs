using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>What is set for the engine as a whole, before the first connection.</summary>
internal static class SqliteMotor
{
    // The engine counts what it allocates, under a lock of its own at each page and statement, and nobody asks for the count
    // (sqlite.org/c3ref/c_config_covering_index_scan.html, SQLITE_CONFIG_MEMSTATUS).
    private const int TelleverkForMinne = 9;

    static SqliteMotor()
    {
        Batteries_V2.Init();

        // Refused when a connection was opened by somebody else before: it then goes on counting.
        _ = raw.sqlite3_config(TelleverkForMinne, 0);
    }

    /// <summary>To be called before a connection is opened.</summary>
    public static void Klargjoer()
    {
    }
}
