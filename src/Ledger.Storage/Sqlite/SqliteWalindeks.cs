using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The header of the index that all processes share of a file in WAL mode. Each commit writes it anew, with a counter and checksums, before it
/// returns (sqlite.org/walformat.html § 2.1), and SQLite itself sees by it whether its own cache is still right.
/// </summary>
/// <remarks>
/// The one unsafe code there is, for what it gains: <c>pragma data_version</c> takes 5 to 13 µs, some three times a request and one at a time, where
/// this takes 1 to 2 (measured 2026-11-26 on two cores). To ask the pragma once a millisecond was tried and rejected: a key that another process
/// revoked would still be taken for that long.
/// The header is read where SQLite has mapped it, through the file's own methods (sqlite.org/c3ref/io_methods.html): a handle of our own to that file
/// would, when closed, let go of SQLite's locks. Where there is no such header, or one of another form, <see cref="TryLes"/> says so.
/// </remarks>
internal sealed unsafe partial class SqliteWalindeks
{
    private const string Sqlite = "e_sqlite3";
    private const int FileControlFilePointer = 7;
    private const int IoMethodsWithSharedMemory = 2;
    private const int XShmMap = 13;
    private const int Region = 32_768;
    private const uint Format = 3_007_000;
    private const int Initialised = 12;

    /// <summary>The header stands twice, so that whoever reads it in the middle of a commit knows.</summary>
    private const int Hode = 48;

    private readonly sqlite3 _handle;
    private readonly byte* _hode;

    /// <param name="handle">A connection that has read from the file, so that SQLite has mapped the index, and is kept open.</param>
    public SqliteWalindeks(sqlite3 handle)
    {
        _handle = handle;
        _hode = Finn(handle.DangerousGetHandle());
    }

    /// <summary>A number that is another after each commit; false when the header cannot be read just now, or not at all.</summary>
    public bool TryLes(out long merke)
    {
        merke = 0;
        if (_hode is null)
        {
            return false;
        }

        Span<byte> lest = stackalloc byte[2 * Hode];
        Kopier(lest);
        var hode = lest[..Hode];
        if (!hode.SequenceEqual(lest[Hode..]) || MemoryMarshal.Read<uint>(hode) != Format || hode[Initialised] != 1)
        {
            return false;
        }

        foreach (var ord in MemoryMarshal.Cast<byte, ulong>(hode))
        {
            merke = unchecked((long)(((ulong)merke ^ ord) * 0x9E3779B97F4A7C15));
            merke ^= merke >>> 32;
        }

        return true;
    }

    /// <summary>
    /// The memory is SQLite's until the connection is closed, which it is not while it is read. The barriers keep the copy between what was read
    /// before it and what is read after it, as SQLite's own do (walIndexTryHdr).
    /// </summary>
    private void Kopier(Span<byte> til)
    {
        var holdt = false;
        try
        {
            _handle.DangerousAddRef(ref holdt);
            Interlocked.MemoryBarrier();
            new ReadOnlySpan<byte>(_hode, til.Length).CopyTo(til);
            Interlocked.MemoryBarrier();
        }
        finally
        {
            if (holdt)
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
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int FileControl(nint db, byte* name, int operation, void* answer);
}
