using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>An insert that is run for so many rows that what each run costs by itself counts: it takes eight rows at a time, and what is left one by one.</summary>
internal sealed partial class SqliteFlerradssetning : IDisposable
{
    private const int Samtidig = 8;

    private readonly int _felt;
    private readonly SqliteSetning _en;
    private readonly SqliteSetning _mange;

    /// <param name="sql">An insert of one row of values.</param>
    /// <param name="names">Its parameters, without @.</param>
    public SqliteFlerradssetning(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        _felt = names.Length;
        _en = new SqliteSetning(connection, sql, names);
        var at = sql.IndexOf("values", StringComparison.Ordinal);
        var row = sql[(at + "values".Length)..].Trim().TrimEnd(';');
        var rows = Enumerable.Range(0, Samtidig).Select(i => Parameter().Replace(row, "$0_" + i.ToString(CultureInfo.InvariantCulture)));
        string[] own = [.. names];

        // What was inserted before a row that fails is undone with the whole of the write, so that SQLite need not keep for each run how its pages were.
        var insert = sql[..at].Replace("insert into", "insert or fail into", StringComparison.Ordinal);
        _mange = new SqliteSetning(connection, $"{insert}values {string.Join(", ", rows)}", [.. Enumerable.Range(0, Samtidig).SelectMany(i => own.Select(n => $"{n}_{i.ToString(CultureInfo.InvariantCulture)}"))]);
    }

    /// <param name="sett">Binds a row to a statement, its first parameter at the given place.</param>
    public void Utfoer<T>(ReadOnlySpan<T> rader, Sett<T> sett)
    {
        while (rader.Length >= Samtidig)
        {
            for (var i = 0; i < Samtidig; i++)
            {
                sett(_mange, i * _felt, rader[i]);
            }

            _mange.Utfoer();
            rader = rader[Samtidig..];
        }

        foreach (ref readonly var rad in rader)
        {
            sett(_en, 0, rad);
            _en.Utfoer();
        }
    }

    public void Dispose()
    {
        _en.Dispose();
        _mange.Dispose();
    }

    public delegate void Sett<T>(SqliteSetning setning, int foerste, in T rad);

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
