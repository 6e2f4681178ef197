using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ledger.Application.Porter;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>
/// The production store: many ledgers in one database. One writer per ledger through <c>sp_getapplock</c> owned by the transaction, so that a writer that dies
/// lets go of the lock with its transaction; several instances of the service may share a database.
/// </summary>
/// <remarks>
/// Reads that must agree use snapshot isolation where the database allows it. Where it does not, they are read between two looks at the
/// ledger's version, and again if it moved; a reader whom writers overtake every time waits for their lock at last.
/// </remarks>
/// <param name="laasvent">How long a write waits for another instance that writes the same ledger; a minute when null.</param>
public sealed class SqlServerStore(string connectionString, TimeProvider clock, TimeSpan? laasvent = null)
    : DapperStore(new Setninger("sqlserver/statements"), SqlServerPosisjon.Kolonner, clock), IDisposable
{
    private const string Migreringer = "sqlserver/migrations";
    private const string Migreringstabell = "ledger.migrering";
    private readonly int _laasefrist = (int)(laasvent ?? TimeSpan.FromMinutes(1)).TotalMilliseconds;
    private const int MestForbigaatt = 5;

    /// <summary>The numbers that ledgers have here. A ledger keeps the one that it got.</summary>
    private readonly ConcurrentDictionary<LedgerId, int> _ledgere = new();

    /// <summary>Of two connections in the pool one is for those who write, and one for those who read, writers' own reads included.</summary>
    private readonly Skriveport _port = new(Math.Max(1, new SqlConnectionStringBuilder(connectionString).MaxPoolSize / 2));

    /// <summary>One reader at a time holds a ledger's lock and reads on another connection meanwhile.</summary>
    private readonly SemaphoreSlim _sistelesing = new(1, 1);

    private bool? _snapshot;

    /// <summary>Times are sent as what the columns are. The default, datetime, is rounded to a three-hundredth of a second, and times are hashed.</summary>
    static SqlServerStore()
    {
        SqlMapper.AddTypeMap(typeof(DateTime), DbType.DateTime2);
        SqlMapper.AddTypeMap(typeof(DateTime?), DbType.DateTime2);
    }

    public override async Task MigrerAsync(CancellationToken ct)
    {
        await using var connection = await KobleAsync(ct);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await LaasAsync(connection, transaction, "ledger:migrering", "Exclusive", ct);
        await connection.ExecuteAsync(Oppstart("migreringstabell"), transaction: transaction);
        await Migrator.AnvendAsync(connection, transaction, Migreringstabell, Migrator.Migreringer(Migreringer), Satser, Klokke.GetUtcNow());
        await transaction.CommitAsync(ct);
    }

    public override Lagerfeil? Feil(Exception exception) => SqlServerfeil.Tolk(exception);

    public override bool KanGjentas(Exception exception) => SqlServerfeil.KanGjentas(exception);

    public override async Task<Lagerfeil?> HelseAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await KobleAsync(ct);
            var applied = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Setninger.Helse, cancellationToken: ct));
            return applied is null || applied < Migrator.Migreringer(Migreringer)[^1].Nummer ? Lagerfeil.IkkeMigrert
                : await EgenskapAsync(connection, "skrivebeskyttet", ct) ? Lagerfeil.Skrivebeskyttet
                : null;
        }
        catch (Exception e) when (e is SqlException or LagerException or IOException)
        {
            return Feil(e) ?? Lagerfeil.Utilgjengelig;
        }
    }

    public override Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct) =>
        _port.BegynnAsync(ledger, slipp => BegynnSkrivAsync(ledger, slipp, ct), ct);

    public void Dispose()
    {
        _port.Dispose();
        _sistelesing.Dispose();
    }

    /// <param name="slipp">Lets the next writer in.</param>
    private async Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, Action slipp, CancellationToken ct)
    {
        var connection = await KobleAsync(ct);
        try
        {
            // Named, because a connection from the pool goes on with the level of its last transaction.
            var transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            await LaasAsync(connection, transaction, Laas(ledger), "Exclusive", ct);
            var id = await IdAsync(connection, transaction, ledger, ct);
            var hode = id == 0 ? null : await HodeAsync(connection, transaction, ledger, id, ct);
            return new SqlServerSkriveoekt(connection, transaction, Setninger, ledger, id, hode, slipp);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<(Kommunehode Hode, IReadOnlyList<Saldopost> Poster)> SaldoAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct) =>
        EnigAsync(ledger, () => base.SaldoAsync(ledger, aar, ct), r => r.Hode, ct);

    public override Task<(Kommunehode Hode, Saldokube Kube)> SaldokubeAsync(LedgerId ledger, Regnskapsaar aar, CancellationToken ct) =>
        EnigAsync(ledger, () => base.SaldokubeAsync(ledger, aar, ct), r => r.Hode, ct);

    private async Task<SqlConnection> KobleAsync(CancellationToken ct)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (SqlException e)
        {
            await connection.DisposeAsync();

            // Statements that wait too long have the same error number.
            throw e.Number == SqlServerfeil.Tidsavbrudd ? new IOException("The server did not answer in time.", e) : e;
        }
        catch (InvalidOperationException e)
        {
            await connection.DisposeAsync();

            // This is how the client reports that the pool had no free connection within its timeout.
            throw new LagerException(Lagerfeil.Laast, e.Message);
        }
    }

    public override async Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct)
    {
        var q = Innenfor(sporring);
        await using var lager = await AapneAsync(q.Ledger, ct);
        var side = new List<LagretPostering>();
        await lager.HverAsync(
            q.Ider is null ? Setninger.PosteringDel : Setninger.PosteringSide,
            new
            {
                aar = q.Aar.Aar,
                noekler = q.Ider is null ? null : JsonSerializer.Serialize(q.Ider),
                plasser = q.Ider is null ? null : JsonSerializer.Serialize(q.Plasser.Select(p => new { p.Sekvens, p.Linje })),
                tilSekvens = q.TilSekvens,
                etterSekvens = q.Etter.Sekvens,
                etterLinje = q.Etter.Linje,
                fraPeriode = q.FraPeriode.Nummer,
                medGjelder = (int)q.Periodisering,
                tilPeriode = q.TilPeriode.Nummer,
                antall = q.Antall,
            },
            rad => LeggPostering(q, rad, side),
            ct);
        return side;
    }

    public override async Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct)
    {
        await using var connection = await KobleAsync(ct);
        var merknader = new List<string>();
        if (!await EgenskapAsync(connection, "lesebekreftet", ct))
        {
            merknader.Add(
                "Databasen har ikke read_committed_snapshot, så lesere venter på skrivere: alter database current set read_committed_snapshot on with "
                    + "rollback immediate");
        }

        if (!await StoetterSnapshotAsync(connection, ct))
        {
            merknader.Add(
                "Databasen har ikke snapshot isolation, så rapporter leses på nytt når noen bokfører: alter database current set allow_snapshot_isolation on");
        }

        return merknader;
    }

    private protected override async Task<Forbindelse> AapneAsync(LedgerId ledger, CancellationToken ct)
    {
        var connection = await KobleAsync(ct);
        try
        {
            if (!_ledgere.TryGetValue(ledger, out var id) && (id = await IdAsync(connection, null, ledger, ct)) != 0)
            {
                _ledgere[ledger] = id;
            }

            return new SqlServerForbindelse(connection, id, await StoetterSnapshotAsync(connection, ct));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private protected override async Task<Forbindelse> AapneFellesAsync(CancellationToken ct) =>
        new SqlServerForbindelse(await KobleAsync(ct), 0, snapshot: false);

    private protected override async Task<T> SkrivFellesAsync<T>(Func<Forbindelse, Task<T>> arbeid, CancellationToken ct)
    {
        await using var felles = await AapneFellesAsync(ct);
        return await felles.SkrivAsync(() => arbeid(felles), ct);
    }

    private protected override object Tid(DateTimeOffset tidspunkt) => tidspunkt.UtcDateTime;

    private protected override long Innenfor(long sekvens) => Math.Max(sekvens, 0);

    /// <summary>The ledger's number here; 0 when it is not here, which no row has.</summary>
    private static async Task<int> IdAsync(SqlConnection connection, SqlTransaction? transaction, LedgerId ledger, CancellationToken ct) =>
        await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            SqlServerMassekopi.LedgerId, new { kommunenummer = ledger.Kommune.Nummer, enhet = ledger.Enhet }, transaction, cancellationToken: ct)) ?? 0;

    private async Task<Kommunehode?> HodeAsync(SqlConnection connection, SqlTransaction transaction, LedgerId ledger, int id, CancellationToken ct)
    {
        await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(
            new CommandDefinition(Setninger.LedgerFinn, new { ledgerId = id }, transaction, cancellationToken: ct));
        return await reader.ReadAsync(ct) ? Radkodek.Hode(new SqlServerRad(reader), ledger) : null;
    }

    private static string Laas(LedgerId ledger) => $"ledger:{ledger}";

    private static string Oppstart(string navn) => SqlRessurser.Mappe("sqlserver/oppstart").Single(r => r.Navn == navn).Tekst;

    /// <summary>A migration's batches: GO alone on a line parts them.</summary>
    internal static IEnumerable<string> Satser(string tekst) =>
        tekst.Split("\nGO\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private async Task<bool> StoetterSnapshotAsync(DbConnection connection, CancellationToken ct) =>
        _snapshot ??= await EgenskapAsync(connection, "snapshot", ct);

    /// <summary>
    /// What was read at one version. All that is committed for a municipality moves its version, so what is read between two looks at the
    /// same version belongs to it.
    /// </summary>
    /// <remarks>
    /// Nobody waits for the municipality's lock before he has been overtaken several times. So a write that holds the lock, and reads here on
    /// another connection, never waits for itself.
    /// </remarks>
    private async Task<T> EnigAsync<T>(LedgerId ledger, Func<Task<T>> les, Func<T, Kommunehode> hode, CancellationToken ct)
    {
        for (var forsoek = 0; forsoek < MestForbigaatt; forsoek++)
        {
            T read;
            try
            {
                read = await les();
            }
            catch (SqlException e) when (_snapshot == true && e.Number == SqlServerfeil.IkkeSnapshot)
            {
                // Snapshot isolation was turned off while the service runs.
                _snapshot = false;
                continue;
            }
            catch (ForbigaattException) when (_snapshot != true)
            {
                continue;
            }

            if (_snapshot == true || (await FinnKommuneAsync(ledger, ct))?.Versjon == hode(read).Versjon)
            {
                return read;
            }
        }

        await _sistelesing.WaitAsync(ct);
        try
        {
            await using var connection = await KobleAsync(ct);
            await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            await LaasAsync(connection, transaction, Laas(ledger), "Shared", ct);
            return await les();
        }
        finally
        {
            _sistelesing.Release();
        }
    }

    /// <summary>Whether a property of the database is 1. On a server without the property it is not.</summary>
    private async Task<bool> EgenskapAsync(DbConnection connection, string navn, CancellationToken ct)
    {
        try
        {
            return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Oppstart(navn), cancellationToken: ct)) == 1;
        }
        catch (SqlException e) when (!KanGjentas(e))
        {
            return false;
        }
    }

    private async Task LaasAsync(SqlConnection connection, SqlTransaction transaction, string resource, string mode, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { Resource = resource, LockMode = mode, LockOwner = "Transaction", LockTimeout = _laasefrist });
        parameters.Add("result", dbType: DbType.Int32, direction: ParameterDirection.ReturnValue);
        await connection.ExecuteAsync(
            new CommandDefinition("sp_getapplock", parameters, transaction, (_laasefrist / 1000) + 5, CommandType.StoredProcedure, cancellationToken: ct));
        if (parameters.Get<int>("result") < 0)
        {
            throw new TimeoutException($"The lock {resource} was not given within {_laasefrist} ms.");
        }
    }
}
