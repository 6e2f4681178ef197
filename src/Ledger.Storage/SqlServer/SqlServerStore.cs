using System.Data;
using System.Data.Common;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>
/// The production store. One writer per municipality through <c>sp_getapplock</c> owned by the transaction, so that a writer that dies
/// lets go of the lock with its transaction; several instances of the service may share a database.
/// </summary>
/// <remarks>
/// Reads that must agree use snapshot isolation where the database allows it, and otherwise share the municipality's lock, which makes
/// them wait for its writer.
/// </remarks>
public sealed class SqlServerStore(string connectionString, TimeProvider clock) : DapperStore(new Setninger(Motor))
{
    internal const string Motor = "sqlserver";
    private const string Migreringstabell = "ledger.migrering";
    private const int Laasefrist = 60_000;
    private bool? _snapshot;

    public override async Task MigrerAsync(CancellationToken ct)
    {
        await using var connection = (SqlConnection)await AapneAsync(ct);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(ct);
        await LaasAsync(connection, transaction, "ledger:migrering", "Exclusive");
        await connection.ExecuteAsync(Oppstart("migreringstabell"), transaction: transaction);
        await Migrator.AnvendAsync(connection, transaction, Migreringstabell, Migrator.Migreringer(Motor), Satser, clock.GetUtcNow());
        await transaction.CommitAsync(ct);
    }

    public override Lagerfeil? Feil(Exception exception) => SqlServerfeil.Tolk(exception);

    public override async Task<string?> HelseAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await AapneAsync(ct);
            var applied = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Setninger.Helse, cancellationToken: ct));
            return applied >= Migrator.Migreringer(Motor)[^1].Nummer ? null : "Databasen er ikke migrert.";
        }
        catch (SqlException e)
        {
            const int InvalidObjectName = 208;
            return e.Number == InvalidObjectName ? "Databasen er ikke migrert." : $"Databasen svarer ikke ({e.Number}).";
        }
    }

    public override async Task<ISkriveoekt> BegynnSkrivAsync(Kommunenummer kommunenummer, bool samles, CancellationToken ct)
    {
        var connection = (SqlConnection)await AapneAsync(ct);
        try
        {
            var transaction = (SqlTransaction)await connection.BeginTransactionAsync(ct);
            await LaasAsync(connection, transaction, Laas(kommunenummer), "Exclusive");
            var head = await FinnKommuneAsync(connection, transaction, kommunenummer, ct);
            return new SqlServerSkriveoekt(connection, transaction, Setninger, kommunenummer, head);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override async Task<DbConnection> AapneAsync(CancellationToken ct)
    {
        var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    protected override async Task<DbTransaction> BegynnSnapshotAsync(DbConnection connection, Kommunenummer kommunenummer, CancellationToken ct)
    {
        const byte On = 1;
        _snapshot ??= await connection.ExecuteScalarAsync<byte>(new CommandDefinition(Oppstart("snapshot"), cancellationToken: ct)) == On;
        var transaction = (SqlTransaction)await connection.BeginTransactionAsync(_snapshot.Value ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted, ct);
        if (!_snapshot.Value)
        {
            await LaasAsync((SqlConnection)connection, transaction, Laas(kommunenummer), "Shared");
        }

        return transaction;
    }

    protected override object Heltallsliste(IEnumerable<int> verdier) => string.Join(',', verdier);

    protected override object Tid(DateTimeOffset tidspunkt) => tidspunkt.UtcDateTime;

    private static string Laas(Kommunenummer kommunenummer) => $"ledger:{kommunenummer}";

    private static string Oppstart(string navn) => SqlRessurser.Mappe(Motor + "/oppstart").Single(r => r.Navn == navn).Tekst;

    /// <summary>A migration's batches: GO alone on a line parts them.</summary>
    internal static IEnumerable<string> Satser(string tekst) =>
        tekst.Split("\nGO\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static async Task LaasAsync(SqlConnection connection, SqlTransaction transaction, string resource, string mode)
    {
        var parameters = new DynamicParameters(new { Resource = resource, LockMode = mode, LockOwner = "Transaction", LockTimeout = Laasefrist });
        parameters.Add("result", dbType: DbType.Int32, direction: ParameterDirection.ReturnValue);
        await connection.ExecuteAsync("sp_getapplock", parameters, transaction, commandTimeout: (Laasefrist / 1000) + 5, commandType: CommandType.StoredProcedure);
        if (parameters.Get<int>("result") < 0)
        {
            throw new TimeoutException($"The lock {resource} was not given within {Laasefrist} ms.");
        }
    }
}
