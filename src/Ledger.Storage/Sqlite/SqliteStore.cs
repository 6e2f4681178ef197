using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Kjede;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file in WAL mode with synchronous FULL, so that an acknowledged write survives a power cut.
/// </summary>
/// <remarks>
/// Writers of this process queue at a semaphore rather than at SQLite's busy handler; other processes on the same file are met by
/// BEGIN IMMEDIATE with a timeout. Readers see a snapshot and never wait for a writer.
/// </remarks>
public sealed class SqliteStore : DapperStore, IDisposable
{
    internal const string Motor = "sqlite";

    private readonly string _connectionString;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="fil">Path of the database file; it and its folder are made when missing.</param>
    public SqliteStore(string fil, TimeProvider clock)
        : base(new Setninger(Motor))
    {
        _clock = clock;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = fil,
            ForeignKeys = true,
            DefaultTimeout = 60,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
        }.ToString();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(fil))!);
    }

    public override async Task MigrerAsync(CancellationToken ct)
    {
        await _writer.WaitAsync(ct);
        try
        {
            await using var connection = (SqliteConnection)await AapneAsync(ct);
            await connection.ExecuteAsync("pragma journal_mode = wal");
            await using var transaction = connection.BeginTransaction(deferred: false);
            await connection.ExecuteAsync(SqlRessurser.Mappe(Motor + "/oppstart").Single(r => r.Navn == "migreringstabell").Tekst, transaction: transaction);
            await Migrator.AnvendAsync(connection, transaction, "migrering", Migrator.Migreringer(Motor), tekst => [tekst], _clock.GetUtcNow());
            await transaction.CommitAsync(ct);
        }
        finally
        {
            _writer.Release();
        }
    }

    public override async Task<string?> HelseAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await AapneAsync(ct);
            var applied = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Setninger.Helse, cancellationToken: ct));
            return applied == Migrator.Migreringer(Motor)[^1].Nummer ? null : "Databasen er ikke migrert.";
        }
        catch (SqliteException e)
        {
            return $"Databasen svarer ikke ({e.SqliteErrorCode}).";
        }
    }

    public override async Task<ISkriveoekt> BegynnSkrivAsync(Kommunenummer kommunenummer, CancellationToken ct)
    {
        await _writer.WaitAsync(ct);
        SqliteConnection? connection = null;
        try
        {
            connection = (SqliteConnection)await AapneAsync(ct);
            var transaction = connection.BeginTransaction(deferred: false);
            var head = await FinnKommuneAsync(connection, transaction, kommunenummer, ct);
            return new SqliteSkriveoekt(connection, transaction, Setninger, kommunenummer, head, () => _writer.Release());
        }
        catch
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            _writer.Release();
            throw;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        _writer.Dispose();
    }

    protected override async Task<DbConnection> AapneAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync("pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -65536;");
        return connection;
    }

    protected override Task<DbTransaction> BegynnSnapshotAsync(DbConnection connection, Kommunenummer kommunenummer, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    protected override object Heltallsliste(IEnumerable<int> verdier) => JsonSerializer.Serialize(verdier);

    protected override object Tid(DateTimeOffset tidspunkt) => Kanonisk.Tid(tidspunkt);
}
