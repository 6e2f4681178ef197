using Ledger.Tests;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// The database that a fixture runs on: the embedded file, or a database of its own on a server, made here and dropped afterwards. Without a
/// server the fixture is skipped by name.
/// </summary>
public sealed class Testlager : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";
    private readonly Testdatabase? _database;

    private Testlager(Testdatabase? database) => _database = database;

    /// <summary>What the service is to be started with.</summary>
    public (string Navn, string Verdi)[] Innstillinger => _database is null ? [] : [("Ledger__Provider", SqlServer), ("ConnectionStrings__Ledger", _database.Tilkobling)];

    public static async Task<Testlager> NyttAsync(string lager) => new(lager == Sqlite ? null : await Testdatabase.NyAsync());

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
