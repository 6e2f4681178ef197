using Ledger.Application.Porter;
using Ledger.Storage.SqlServer;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.Tests;

/// <summary>The conformance suite on a server. Each test makes and drops a database of its own.</summary>
public sealed class SqlServerStoreTests : StoreConformance
{
    private const string Variable = "LEDGER_TEST_SQLSERVER";
    private string _database = "";

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    protected override async Task<ILedgerStore> NyAsync()
    {
        if (string.IsNullOrEmpty(Server))
        {
            Assert.Ignore($"SQL Server is not configured: set {Variable} to a connection string to run this on a server.");
        }

        _database = $"ledger_test_{Guid.NewGuid():N}";
        await UtfoerAsync($"create database {_database}");
        var store = Annen();
        await store.MigrerAsync(CancellationToken.None);
        return store;
    }

    protected override ILedgerStore Annen() =>
        new SqlServerStore(new SqlConnectionStringBuilder(Server) { InitialCatalog = _database }.ToString(), TimeProvider.System);

    protected override async Task FjernAsync()
    {
        if (_database.Length > 0)
        {
            SqlConnection.ClearAllPools();
            await SlettAsync();
        }
    }

    private async Task SlettAsync()
    {
        for (var left = 20; ; left--)
        {
            try
            {
                await UtfoerAsync($"drop database {_database}");
                return;
            }
            catch (SqlException) when (left > 0)
            {
                // A connection that was closed is not gone at once, and a database that somebody uses is not dropped.
                await Task.Delay(500);
            }
        }
    }

    private static async Task UtfoerAsync(string sql)
    {
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
