using System.Data;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Storage.Felles;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>
/// Many rows at once within a transaction: into a table, or into one of the session's own (<c>db/sqlserver/oekt/tabeller</c>), for a statement
/// that works on all of them. What would be a round trip for each row is then one for all.
/// </summary>
internal sealed class SqlServerMassekopi(SqlConnection connection, SqlTransaction transaction)
{
    private bool _oektstabeller;

    public static string LedgerId { get; } = Oekt("ledger_id");

    public static string NoekkelNye { get; } = Oekt("noekkel_nye");

    public static string ReferanseBrukte { get; } = Oekt("referanse_brukte");

    public static DataTable Tabell(params ReadOnlySpan<(string Navn, Type Type)> kolonner)
    {
        var table = new DataTable();
        foreach (var (navn, type) in kolonner)
        {
            table.Columns.Add(navn, type);
        }

        return table;
    }

    public static void Legg(DataTable table, params ReadOnlySpan<object?> verdier)
    {
        var row = table.NewRow();
        for (var i = 0; i < verdier.Length; i++)
        {
            row[i] = verdier[i] ?? DBNull.Value;
        }

        table.Rows.Add(row);
    }

    /// <summary>Copies the rows and empties the table they came in.</summary>
    /// <remarks>
    /// Rows come sorted by key, but the server is not told: not all who speak its language know the hint, and to sort what is sorted costs little.
    /// </remarks>
    public async Task KopierAsync(DataTable rows, string table, CancellationToken ct)
    {
        if (rows.Rows.Count == 0)
        {
            return;
        }

        if (table[0] == '#' && !_oektstabeller)
        {
            await connection.ExecuteAsync(new CommandDefinition(Oekt("tabeller"), transaction: transaction, cancellationToken: ct));
            _oektstabeller = true;
        }

        // Triggers are fired: there is none for inserts, and to copy into a table whose triggers are turned off takes the right to alter it.
        using var copy = new SqlBulkCopy(
            connection, SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers,
            transaction) { DestinationTableName = table, BulkCopyTimeout = 0 };
        foreach (DataColumn column in rows.Columns)
        {
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        }

        try
        {
            await copy.WriteToServerAsync(rows, ct);
        }
        catch (InvalidOperationException e) when (connection.State == ConnectionState.Open && e is not ObjectDisposedException)
        {
            // The types are those of the columns, so what the client cannot convert is a text that is too long.
            throw new LagerException(Lagerfeil.ForLangTekst, e.Message);
        }

        rows.Clear();
    }

    private static string Oekt(string navn) => SqlRessurser.Mappe("sqlserver/oekt").Single(r => r.Navn == navn).Tekst;
}
