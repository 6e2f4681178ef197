using System.Text;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times. It stands directly on SQLite's own calls: binding through ADO.NET parameters costs
/// more than the insert itself. Values are bound in the order of the names given.
/// </summary>
internal sealed class SqliteSetning : IDisposable
{
    private static readonly object Number = new();

    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteRad _rad;
    private readonly int[] _places;

    // The value that each parameter is bound to. SQLite keeps bindings between runs, so a column that repeats need not be bound again.
    private readonly Bundet[] _bundet;
    private byte[] _utf8 = new byte[256];

    /// <param name="sql">One statement.</param>
    /// <param name="names">Its parameters, without @.</param>
    public SqliteSetning(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        _db = connection.Handle!;
        Krev(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _rad = new SqliteRad(_statement);
        _places = new int[names.Length];
        _bundet = new Bundet[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, "@" + names[i]);
            if (_places[i] == 0)
            {
                throw new InvalidOperationException($"The statement has no parameter @{names[i]}.");
            }
        }
    }

    public SqliteSetning Sett(int i, long value)
    {
        ref var bundet = ref _bundet[i];
        if (!ReferenceEquals(bundet.Verdi, Number) || bundet.Tall != value)
        {
            Krev(raw.sqlite3_bind_int64(_statement, _places[i], value));
            bundet.Verdi = Number;
            bundet.Tall = value;
        }

        return this;
    }

    public SqliteSetning Sett(int i, string? value)
    {
        ref var bundet = ref _bundet[i];
        if (value is null)
        {
            if (!ReferenceEquals(bundet.Verdi, DBNull.Value))
            {
                Krev(raw.sqlite3_bind_null(_statement, _places[i]));
                bundet.Verdi = DBNull.Value;
            }
        }
        else if (!ReferenceEquals(bundet.Verdi, value))
        {
            var most = Encoding.UTF8.GetMaxByteCount(value.Length);
            if (_utf8.Length < most)
            {
                _utf8 = new byte[most];
            }

            var written = Encoding.UTF8.GetBytes(value, _utf8);
            Krev(written == 0 ? raw.sqlite3_bind_text(_statement, _places[i], "") : raw.sqlite3_bind_text(_statement, _places[i], _utf8.AsSpan(0, written)));
            bundet.Verdi = value;
        }

        return this;
    }

    public SqliteSetning Sett(int i, byte[]? value)
    {
        if (value is null)
        {
            return Sett(i, (string?)null);
        }

        Krev(raw.sqlite3_bind_blob(_statement, _places[i], value));
        _bundet[i].Verdi = value;
        return this;
    }

    public SqliteSetning Sett(int i, long? value) => value is { } v ? Sett(i, v) : Sett(i, (string?)null);

    /// <summary>Runs a statement that answers no rows, and says how many it changed.</summary>
    public int Endret()
    {
        Utfoer();
        return raw.sqlite3_changes(_db);
    }

    /// <summary>Runs a statement that answers no rows.</summary>
    public void Utfoer()
    {
        try
        {
            Stegvis();
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>The first column of the first row; null when there is no row or it is null.</summary>
    public long? Tall() => Les(static r => r.ErNull(0) ? (long?)null : r.Heltall(0));

    /// <summary>What <paramref name="rad"/> reads of the first row; the default when there is none.</summary>
    public T? Les<T>(Func<IRad, T> rad)
    {
        try
        {
            return Stegvis() == raw.SQLITE_ROW ? rad(_rad) : default;
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Every row.</summary>
    public List<T> LesAlle<T>(Func<IRad, T> rad)
    {
        var lest = new List<T>();
        LesMens(r =>
        {
            lest.Add(rad(r));
            return true;
        });
        return lest;
    }

    /// <summary>The rows, until one says that it is the last one needed.</summary>
    public void LesMens(Func<IRad, bool> rad)
    {
        try
        {
            while (Stegvis() == raw.SQLITE_ROW && rad(_rad))
            {
            }
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Stegvis()
    {
        var rc = raw.sqlite3_step(_statement);
        if (rc is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Krev(rc);
        }

        return rc;
    }

    private void Krev(int rc)
    {
        if (rc != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), rc & 0xFF, raw.sqlite3_extended_errcode(_db));
        }
    }

    /// <summary>A text or blob, or one of two marks: for a number, which stands beside it, and for null.</summary>
    private struct Bundet
    {
        public object? Verdi;
        public long Tall;
    }
}
