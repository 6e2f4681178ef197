using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>A statement prepared once and run many times with parameters by position.</summary>
internal sealed class SqlitePreparert : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public SqlitePreparert(SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<string> names)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
#pragma warning disable CA2100 // The text is an embedded file.
        _command.CommandText = sql;
#pragma warning restore CA2100
        _parameters = new SqliteParameter[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            _parameters[i] = _command.Parameters.Add(new SqliteParameter { ParameterName = "@" + names[i] });
        }
    }

    public SqliteCommand Bind(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            _parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return _command;
    }

    public void Dispose() => _command.Dispose();
}
