using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// An insert that is run for so many rows that what each run costs by itself counts: it takes eight rows at a time, and what is left one by one.
/// </summary>
internal sealed class SqliteFlerradssetning : IDisposable
{
    private const int Samtidig = 8;

    private readonly int _felt;
    private readonly SqliteSetning _en;
    private readonly SqliteSetning _mange;

    /// <param name="en">An insert of one row of values.</param>
    /// <param name="mange">The same of eight, with the parameters of row <c>i</c> named <c>…_i</c>.</param>
    /// <param name="navn">The parameters of one row, without @.</param>
    public SqliteFlerradssetning(SqliteConnection connection, string en, string mange, params ReadOnlySpan<string> navn)
    {
        _felt = navn.Length;
        _en = new SqliteSetning(connection, en, navn);
        string[] felt = [.. navn];
        _mange = new SqliteSetning(
            connection, mange, [.. Enumerable.Range(0, Samtidig).SelectMany(i => felt.Select(n => FormattableString.Invariant($"{n}_{i}")))]);
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
}
