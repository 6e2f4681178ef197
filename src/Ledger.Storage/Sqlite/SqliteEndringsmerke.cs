using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// Tells without a call to SQLite whether anything was committed to a file since something was read of it, by whatever connection or process.
/// </summary>
/// <remarks>
/// A file in WAL mode has an index in memory that all processes share, and each commit writes the header of it anew, with a counter and
/// checksums, before it returns (sqlite.org/walformat.html § 2.1; SQLite itself sees by it that its own cache is still right). The header is read
/// where SQLite has mapped it, through the file's own methods (sqlite.org/c3ref/io_methods.html): a handle of our own to the same file would, when
/// closed, let go of SQLite's locks. Where there is no such header, or it is of another form, there is no mark, and everything is read each time.
/// </remarks>
internal sealed unsafe partial class SqliteEndringsmerke : IDisposable
{
    private const string Sqlite = "e_sqlite3";
    private const int FileControlFilePointer = 7;
    private const int IoMethodsWithSharedMemory = 2;
    private const int XShmMap = 13;
    private const int Region = 32_768;
    private const uint Format = 3_007_000;
    private const int Initialised = 12;

    // The header stands twice, so that who reads it in the middle of a commit knows.
    private const int Hode = 48;

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly byte* _hode;

    /// <param name="connection">A connection of its own, kept open and idle for as long as marks are asked for.</param>
    public SqliteEndringsmerke(SqliteConnection connection)
    {
        (_connection, _handle) = (connection, connection.Handle!);
        try
        {
            // SQLite maps the index when it first reads.
            connection.Execute("pragma schema_version");
            _hode = Finn(_handle.DangerousGetHandle());
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The mark of the file as it is now; to be taken before what it is to stand for is read. Null when there is none.</summary>
    public byte[]? Les()
    {
        var mark = new byte[2 * Hode];
        return Kopier(mark) && mark.AsSpan(0, Hode).SequenceEqual(mark.AsSpan(Hode)) && MemoryMarshal.Read<uint>(mark) == Format && mark[Initialised] == 1 ? mark : null;
    }

    /// <summary>True when nothing was committed since the mark was taken.</summary>
    public bool Gjelder(byte[] merke)
    {
        Span<byte> now = stackalloc byte[2 * Hode];
        return Kopier(now) && now.SequenceEqual(merke);
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>The memory is SQLite's until the connection is closed, which it is not while it is read.</summary>
    private bool Kopier(Span<byte> til)
    {
        if (_hode is null)
        {
            return false;
        }

        var kept = false;
        try
        {
            _handle.DangerousAddRef(ref kept);
            new ReadOnlySpan<byte>(_hode, til.Length).CopyTo(til);
            return true;
        }
        finally
        {
            if (kept)
            {
                _handle.DangerousRelease();
            }
        }
    }

    private static byte* Finn(nint db)
    {
        void** file = null;
        fixed (byte* main = "main\0"u8)
        {
            if (FileControl(db, main, FileControlFilePointer, &file) != 0 || file is null || *file is null)
            {
                return null;
            }
        }

        var methods = (void**)*file;
        void* region = null;
        return *(int*)methods >= IoMethodsWithSharedMemory && methods[XShmMap] is not null
            && ((delegate* unmanaged[Cdecl]<void*, int, int, int, void**, int>)methods[XShmMap])(file, 0, Region, 0, &region) == 0
            ? (byte*)region
            : null;
    }

    [LibraryImport(Sqlite, EntryPoint = "sqlite3_file_control")]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static partial int FileControl(nint db, byte* name, int operation, void* answer);
}
