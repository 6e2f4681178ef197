using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Kjede;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;
using Ledger.Storage.Felles;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file in WAL mode with synchronous FULL, so that an acknowledged write survives a power cut.
/// </summary>
/// <remarks>Writers queue (<see cref="SqliteSkrivekoe"/>). Readers see a snapshot and never wait for a writer.</remarks>
public sealed class SqliteStore : DapperStore, IDisposable
{
    internal const string Motor = "sqlite";

    private readonly string _fil;
    private readonly int _laasvent;
    private static readonly TimeSpan Filvarighet = TimeSpan.FromMilliseconds(100);

    private readonly string _connectionString;
    private readonly TimeProvider _clock;
    private readonly SqliteSkrivekoe _koe;
    private readonly SqliteLeser _leser;
    private readonly SqliteMinne<LedgerId, Kommunehode> _hoder;
    private readonly SqliteMinne<string, Apinoekkel> _noekler;
    private readonly Lock _merkelaas = new();
    private SqliteEndringsmerke? _merke;
    private long _filSett;

    /// <param name="fil">Path of the database file; it and its folder are made when missing.</param>
    /// <param name="laasvent">How long a write waits for another process that holds the file; a minute when null.</param>
    public SqliteStore(string fil, TimeProvider clock, TimeSpan? laasvent = null)
        : base(new Setninger(Motor))
    {
        _clock = clock;
        _fil = Path.GetFullPath(fil);
        _laasvent = (int)(laasvent ?? TimeSpan.FromMinutes(1)).TotalSeconds;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _fil,
            ForeignKeys = true,
            DefaultTimeout = _laasvent,

            // Only the migration makes the file: one that is gone while the service runs must not come back empty.
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = true,
        }.ToString();
        Directory.CreateDirectory(Path.GetDirectoryName(_fil)!);
        _koe = new SqliteSkrivekoe(AapneSkriver, Setninger);
        _leser = new SqliteLeser(AapneLeser, Setninger);
        _hoder = new(ledger => Task.FromResult(_leser.Hode(ledger)));
        _noekler = new(id => base.FinnNoekkelAsync(id, CancellationToken.None));
    }

    public override Task MigrerAsync(CancellationToken ct) => _koe.AleneAsync(
        async () =>
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
            await connection.OpenAsync(ct);
            await connection.ExecuteAsync("pragma journal_mode = wal");
            await using var transaction = connection.BeginTransaction(deferred: false);
            await connection.ExecuteAsync(SqlRessurser.Mappe(Motor + "/oppstart").Single(r => r.Navn == "migreringstabell").Tekst, transaction: transaction);
            await Migrator.AnvendAsync(connection, transaction, "migrering", Migrator.Migreringer(Motor), tekst => [tekst], _clock.GetUtcNow());
            await transaction.CommitAsync(ct);
            return true;
        },
        ct);

    public override Lagerfeil? Feil(Exception exception) => Sqlitefeil.Tolk(exception);

    public override async Task<Lagerfeil?> HelseAsync(CancellationToken ct)
    {
        try
        {
            KrevFil();

            // Opened anew: a connection that is kept says how the file was when it was opened.
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
            await connection.OpenAsync(ct);
            var applied = await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Setninger.Helse, cancellationToken: ct));
            return applied is null || applied < Migrator.Migreringer(Motor)[^1].Nummer ? Lagerfeil.IkkeMigrert
                : raw.sqlite3_db_readonly(connection.Handle, "main") == 1 ? Lagerfeil.Skrivebeskyttet
                : null;
        }
        catch (SqliteException e)
        {
            return Feil(e) ?? Lagerfeil.Utilgjengelig;
        }
    }

    public override async Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct)
    {
        KrevFil();
        return await _koe.BegynnAsync(ledger, samles, ct);
    }

    public override async Task<string?> KontrollerAvledetAsync(LedgerId ledger, CancellationToken ct)
    {
        await using var connection = await AapneAsync(ct);
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Posteringsnoekkel.Kontroll, new { kommunenummer = ledger.Kommune.Nummer }, cancellationToken: ct));
        return id is null ? null : $"Posteringen i sekvens {(id >> Posisjon.Linjebiter) & uint.MaxValue} linje {id & Bilag.StoersteAntallRader} står ikke under sin nøkkel, eller under en annens.";
    }

    public override Task<Kommunehode?> FinnKommuneAsync(LedgerId ledger, CancellationToken ct)
    {
        KrevFilNylig();
        return _hoder.LesAsync(ledger, Merke());
    }

    public override Task<Apinoekkel?> FinnNoekkelAsync(string id, CancellationToken ct)
    {
        KrevFilNylig();
        return _noekler.LesAsync(id, Merke());
    }

    public override Task<bool> ErDefinertEtterAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        KrevFilNylig();
        return Task.FromResult(_leser.ErDefinertEtter(ledger, Innenfor(etterSekvens), Innenfor(tilSekvens)));
    }

    protected override Task<ILookup<Regnskapsaar, Saldopost>> LesEndringerAsync(LedgerId ledger, long etterSekvens, long tilSekvens, CancellationToken ct)
    {
        KrevFilNylig();
        var (posteringer, budsjett) = _leser.Endringer(ledger, Innenfor(etterSekvens), Innenfor(tilSekvens));
        return Task.FromResult(Endringer(posteringer, budsjett));
    }

    public override Task<IReadOnlyList<LagretPostering>> PosteringerAsync(Posteringssporring sporring, CancellationToken ct)
    {
        KrevFilNylig();
        return Task.FromResult<IReadOnlyList<LagretPostering>>(_leser.Side(Innenfor(sporring)));
    }

    public void Dispose()
    {
        _koe.Dispose();
        _leser.Dispose();
        _merke?.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
    }

    protected override async Task<DbConnection> AapneAsync(CancellationToken ct)
    {
        KrevFil();
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>Opened for reading only, which also gives these few connections with a large cache a pool of their own.</summary>
    protected override async Task<DbConnection> AapneForJournalAsync(CancellationToken ct)
    {
        KrevFil();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString());
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync("pragma cache_size = -16384");
        return connection;
    }

    /// <summary>Connections that are open go on with a file that was moved away, and what they wrote there would be lost to those who open it anew.</summary>
    private void KrevFil()
    {
        if (!File.Exists(_fil))
        {
            throw new SqliteException("The database file is gone.", Sqlitefeil.CantOpen);
        }
    }

    /// <summary>The same for reads that are made by the thousand each second: asking the file system costs more than they do.</summary>
    private void KrevFilNylig()
    {
        var now = _clock.GetTimestamp();
        if (_clock.GetElapsedTime(Volatile.Read(ref _filSett), now) > Filvarighet)
        {
            KrevFil();
            Volatile.Write(ref _filSett, now);
        }
    }

    /// <summary>Opened when it is first asked for: the file may not be there before.</summary>
    private SqliteEndringsmerke Merke()
    {
        return Volatile.Read(ref _merke) ?? Lag();

        SqliteEndringsmerke Lag()
        {
            lock (_merkelaas)
            {
                if (_merke is null)
                {
                    _merke = new SqliteEndringsmerke(AapneLeser());
                }

                return _merke;
            }
        }
    }

    private SqliteConnection AapneLeser()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private SqliteConnection AapneSkriver()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        connection.Open();
        if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            // SQLite opens such a file without a word; a writer that cannot write must not be kept for when it can.
            connection.Dispose();
            throw new SqliteException("The database file may only be read.", Sqlitefeil.ReadOnly);
        }

        // The keys that rows refer to were found or made in the same transaction, and the chain is broken by a row without its key; looking each
        // up once more is a quarter of what an insert costs.
        connection.Execute($"pragma foreign_keys = off; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -32768; pragma busy_timeout = {_laasvent * 1000}; pragma journal_size_limit = 67108864;");
        return connection;
    }

    protected override Task<DbTransaction> BegynnSnapshotAsync(DbConnection connection, LedgerId ledger, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    protected override object Heltallsliste(IEnumerable<long> verdier) => JsonSerializer.Serialize(verdier);

    protected override object Tid(DateTimeOffset tidspunkt) => Kanonisk.Tid(tidspunkt);
}
