using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The connections that read a ledger's file. They are kept with the statements that they have prepared, since opening and preparing costs many
/// times a read.
/// </summary>
internal sealed class SqliteLesere(SqliteFil fil) : IDisposable
{
    /// <summary>As many as are kept of a file. Each holds two of the process's file handles.</summary>
    private const int MestLedige = 8;

    private readonly ConcurrentBag<SqliteLeser> _ledige = [];
    private SqliteConnection? _journal;
    private volatile bool _lukket;

    /// <summary>Reads with a connection of the file's, which is not kept if the reading fails.</summary>
    public T Les<T>(Func<SqliteLeser, T> les)
    {
        var leser = Ta();
        T lest;
        try
        {
            lest = les(leser);
        }
        catch
        {
            leser.Dispose();
            throw;
        }

        Lever(leser);
        return lest;
    }

    /// <summary>The same, given up when the token says so.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public T Les<T>(Func<SqliteLeser, T> les, CancellationToken ct) => Les(leser =>
    {
        using var avbryter = SqliteAvbrudd.Ved(leser.Connection, ct);
        try
        {
            return les(leser);
        }
        catch (SqliteException e) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, ct);
        }
    });

    /// <param name="etter">Is called when the connection has come back.</param>
    public SqliteForbindelse Lei(Action etter)
    {
        var leser = Ta();
        return new SqliteForbindelse(leser.Connection, () =>
        {
            Lever(leser);
            etter();
        });
    }

    /// <summary>One with a large cache, for whoever reads the journal from end to end and meets the same keys again and again. One is kept.</summary>
    /// <param name="etter">Is called when the connection has come back.</param>
    public SqliteForbindelse LeiForJournal(Action etter)
    {
        var connection = Interlocked.Exchange(ref _journal, null) ?? AapneForJournal();
        return new SqliteForbindelse(connection, () =>
        {
            if (_lukket || Interlocked.CompareExchange(ref _journal, connection, null) is not null)
            {
                connection.Dispose();
            }

            etter();
        });
    }

    public void Dispose()
    {
        _lukket = true;
        while (_ledige.TryTake(out var leser))
        {
            leser.Dispose();
        }

        _journal?.Dispose();
    }

    private SqliteLeser Ta() => _ledige.TryTake(out var ledig) ? ledig : new SqliteLeser(fil.Aapne());

    private void Lever(SqliteLeser leser)
    {
        if (!_lukket && _ledige.Count < MestLedige)
        {
            _ledige.Add(leser);
        }
        else
        {
            leser.Dispose();
        }
    }

    private SqliteConnection AapneForJournal()
    {
        var connection = fil.Aapne();
        connection.Execute("pragma cache_size = -16384");
        return connection;
    }
}

/// <summary>A connection that reads, with the statements that every request runs, and those that a report runs after a posting. Not for two at once.</summary>
internal sealed class SqliteLeser(SqliteConnection connection) : IDisposable
{
    private static readonly string[] Delen = ["etter", "til", "fraPeriode", "tilPeriode", "medGjelder"];
    private static readonly string[] Omraadet = ["etterSekvens", "tilSekvens"];

    private SqliteSetning? _hode;
    private SqliteSetning? _definert;
    private SqliteSetning? _posteringer;
    private SqliteSetning? _budsjett;
    private SqliteSetning? _side;
    private SqliteSetning? _del;

    public SqliteConnection Connection => connection;

    public SqliteSetning Hode => _hode ??= new(connection, SqliteSql.Setninger.LedgerFinn);

    public SqliteSetning Definert => _definert ??= new(connection, SqliteSql.Setninger.JournalDefinisjonEtter, Omraadet);

    public SqliteSetning Posteringer => _posteringer ??= new(connection, SqliteSql.Setninger.SaldoEndring, Omraadet);

    public SqliteSetning Budsjett => _budsjett ??= new(connection, SqliteSql.Setninger.BudsjettlinjeEndring, Omraadet);

    public SqliteSetning Side => _side ??= new(connection, SqliteSql.Setninger.PosteringSide, [.. Delen, "noekler", "plasser", "antall"]);

    public SqliteSetning Del => _del ??= new(connection, SqliteSql.Setninger.PosteringDel, Delen);

    public void Dispose()
    {
        foreach (var setning in new[] { _hode, _definert, _posteringer, _budsjett, _side, _del })
        {
            setning?.Dispose();
        }

        connection.Dispose();
    }
}
