using Microsoft.Data.SqlClient;

namespace Ledger.Tests;

/// <summary>A database of its own on the server that <c>LEDGER_TEST_SQLSERVER</c> names; a test that asks for one without a server is skipped by name.</summary>
internal sealed class Testdatabase : IAsyncDisposable
{
    private const string Variable = "LEDGER_TEST_SQLSERVER";
    private readonly string _server;
    private readonly string _navn = $"ledger_test_{Guid.NewGuid():N}";

    private Testdatabase(string server) => _server = server;

    public string Tilkobling => new SqlConnectionStringBuilder(_server) { InitialCatalog = _navn }.ToString();

    public static async Task<Testdatabase> NyAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            Assert.Ignore($"SQL Server is not configured: set {Variable} to a connection string to run this on a server.");
        }

        var made = new Testdatabase(server!);
        await made.UtfoerAsync("create database ");
        return made;
    }

    /// <summary>A server notices a moment later that a connection is gone, or a process killed, and drops no database that somebody uses.</summary>
    public async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        for (var left = 20; ; left--)
        {
            try
            {
                await UtfoerAsync("drop database ");
                return;
            }
            catch (SqlException) when (left > 0)
            {
                await Task.Delay(500);
            }
        }
    }

    private async Task UtfoerAsync(string hva)
    {
        await using var connection = new SqlConnection(_server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made above.
        command.CommandText = hva + _navn;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
