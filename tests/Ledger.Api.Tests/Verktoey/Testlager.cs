using Microsoft.Data.SqlClient;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// The database that a fixture runs on: the embedded file, or a database of its own on a server, made here and dropped afterwards. Without a
/// server the fixture is skipped by name.
/// </summary>
public sealed class Testlager : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";
    private const string Variable = "LEDGER_TEST_SQLSERVER";

    private readonly string? _server;
    private readonly string _database = $"ledger_test_{Guid.NewGuid():N}";

    private Testlager(string? server) => _server = server;

    /// <summary>What the service is to be started with.</summary>
    public (string Navn, string Verdi)[] Innstillinger => _server is null
        ? []
        : [("Ledger__Provider", SqlServer), ("ConnectionStrings__Ledger", new SqlConnectionStringBuilder(_server) { InitialCatalog = _database }.ToString())];

    public static async Task<Testlager> NyttAsync(string lager)
    {
        if (lager == Sqlite)
        {
            return new Testlager(null);
        }

        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            Assert.Ignore($"SQL Server is not configured: set {Variable} to a connection string to run this on a server.");
        }

        var made = new Testlager(server);
        await made.UtfoerAsync($"create database {made._database}");
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            SqlConnection.ClearAllPools();
            await SlettAsync();
        }
    }

    /// <summary>A server notices a moment later that a process was killed, and drops no database that somebody uses.</summary>
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
                await Task.Delay(500);
            }
        }
    }

    private async Task UtfoerAsync(string sql)
    {
        await using var connection = new SqlConnection(_server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
