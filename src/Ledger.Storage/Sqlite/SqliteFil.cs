using Dapper;
using Ledger.Application.Porter;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>One database file in WAL mode: how it is made, migrated and opened, and whether it is still there.</summary>
/// <param name="laasvent">How long a connection waits for another process that holds the file.</param>
internal sealed class SqliteFil(string sti, TimeSpan laasvent, TimeProvider klokke)
{
    /// <summary>How old the answer to whether the file is there may be: asking the file system costs more than the reads of a request do.</summary>
    private static readonly TimeSpan Varighet = TimeSpan.FromMilliseconds(100);

    private long _settSist;

    public string Sti { get; } = sti;

    public bool Finnes => File.Exists(Sti);

    /// <summary>Makes a folder that only the service's own user may enter.</summary>
    public static void LagMappe(string mappe)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(mappe);
        }
        else
        {
            // The rights are given to the last folder alone, so each that is missing is made by itself.
            if (Path.GetDirectoryName(mappe) is { Length: > 0 } over && !Directory.Exists(over))
            {
                LagMappe(over);
            }

            Directory.CreateDirectory(mappe, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An empty file that only the service's own user may read. SQLite gives the files that it makes beside it the same rights.</summary>
    public static void LagTom(string sti, FileMode modus)
    {
        var valg = new FileStreamOptions { Mode = modus, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            valg.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(sti, valg).Dispose();
    }

    /// <summary>Makes the file if it is not there, and brings its schema to the newest version.</summary>
    public async Task MigrerAsync(IReadOnlyList<Migrering> migreringer, CancellationToken ct)
    {
        LagMappe(Path.GetDirectoryName(Sti)!);
        if (!Finnes)
        {
            LagTom(Sti, FileMode.OpenOrCreate);
        }

        await using var connection = Aapne(SqliteOpenMode.ReadWrite);
        await connection.ExecuteAsync("pragma journal_mode = wal");
        await using var transaction = connection.BeginTransaction(deferred: false);
        await connection.ExecuteAsync(SqliteSql.Oppstart("migreringstabell"), transaction: transaction);
        await Migrator.AnvendAsync(connection, transaction, "migrering", migreringer, tekst => [tekst], klokke.GetUtcNow());
        await transaction.CommitAsync(ct);
    }

    /// <summary>For reading; also for small writes that no queue is kept for.</summary>
    public SqliteConnection Aapne()
    {
        Krev();
        return Aapne(SqliteOpenMode.ReadWrite);
    }

    /// <summary>Refuses a file whose schema is older than this program needs. A newer one is no fault: its migrations have only added.</summary>
    public void KrevMigrert(SqliteConnection connection, IReadOnlyList<Migrering> migreringer)
    {
        var harTabell = connection.ExecuteScalar<int>(SqliteSql.Oppstart("harmigrering")) == 1;
        if (!harTabell || (connection.ExecuteScalar<int?>(SqliteSql.Oppstart("skjema")) ?? 0) < migreringer[^1].Nummer)
        {
            throw new LagerException(Lagerfeil.IkkeMigrert, $"Databasefilen {Sti} er ikke migrert.");
        }
    }

    /// <summary>For the one who writes the ledger.</summary>
    public SqliteConnection AapneSkriver()
    {
        var connection = Aapne(SqliteOpenMode.ReadWrite);
        if (ErSkrivebeskyttet(connection))
        {
            // SQLite opens a file that may not be written without an error. The connection must not be kept, since it would stay read-only.
            connection.Dispose();
            throw new SqliteException("The database file may only be read.", Sqlitefeil.ReadOnly);
        }

        // The keys that rows refer to were found or made in the same transaction, and the chain is broken by a row without its key; looking each
        // up once more is a quarter of what an insert costs.
        connection.Execute(
            "pragma foreign_keys = off; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -32768; pragma journal_size_limit "
                + "= 67108864;");
        return connection;
    }

    /// <summary>Connections that are open go on with a file that was moved away, and what they wrote there would be lost to those who open it anew.</summary>
    public void Krev()
    {
        if (!Finnes)
        {
            throw new LagerException(Lagerfeil.Utilgjengelig, $"Databasefilen {Sti} er borte.");
        }
    }

    /// <summary>True now and then: when it is time to look at the file system, and at the catalogue, once more.</summary>
    public bool ErForeldet()
    {
        var naa = klokke.GetTimestamp();
        if (klokke.GetElapsedTime(Volatile.Read(ref _settSist), naa) <= Varighet)
        {
            return false;
        }

        Volatile.Write(ref _settSist, naa);
        return true;
    }

    /// <summary>Whether the file may only be read.</summary>
    /// <param name="connection">One that was opened just now: an older one says how the file was then.</param>
    /// <remarks>
    /// The file system is asked too, since SQLite may give a new connection the handle of one that was closed while another had a lock
    /// (sqlite.org/src/file/src/os_unix.c, findReusableFd). We may not open the file to see: closing it would let go of SQLite's locks.
    /// </remarks>
    public bool ErSkrivebeskyttet(SqliteConnection connection) => raw.sqlite3_db_readonly(connection.Handle, "main") == 1 || new FileInfo(Sti).IsReadOnly;

    private SqliteConnection Aapne(SqliteOpenMode modus)
    {
        SqliteMotor.Klargjoer();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Sti,
            ForeignKeys = true,
            DefaultTimeout = (int)laasvent.TotalSeconds,

            // Only a migration creates the file. If it disappears while the service runs, an empty one must not take its place.
            Mode = modus,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();

            // The busy timeout of statements that are run without ADO.NET.
            connection.Execute($"pragma busy_timeout = {(int)laasvent.TotalMilliseconds}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
