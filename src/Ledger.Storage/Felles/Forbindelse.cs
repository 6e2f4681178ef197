using System.Data.Common;
using Dapper;

namespace Ledger.Storage.Felles;

/// <summary>
/// A connection to the place where the rows of a ledger, or those of the installation, lie. Whoever asks for one gives it back by disposing it.
/// </summary>
/// <param name="ledger">The number that the ledger's rows have there; each statement gets it as <c>@ledgerId</c> if it asks for it.</param>
/// <param name="transaksjon">The transaction that runs on it already.</param>
internal abstract class Forbindelse(DbConnection connection, int ledger, DbTransaction? transaksjon = null) : IAsyncDisposable
{
    private DbTransaction? _transaksjon = transaksjon;

    /// <summary>Whether there is no ledger behind it.</summary>
    public bool ErTom => ledger == 0;

    protected DbConnection Connection { get; } = connection;

    public async Task<List<T>> AlleAsync<T>(string sql, object? parametre, Func<IRad, T> les, CancellationToken ct)
    {
        var rader = new List<T>();
        await HverAsync(
            sql,
            parametre,
            rad =>
            {
                rader.Add(les(rad));
                return true;
            },
            ct);
        return rader;
    }

    /// <summary>The first row, or the default.</summary>
    public async Task<T?> EnAsync<T>(string sql, object? parametre, Func<IRad, T> les, CancellationToken ct)
    {
        var lest = default(T);
        await HverAsync(
            sql,
            parametre,
            rad =>
            {
                lest = les(rad);
                return false;
            },
            ct);
        return lest;
    }

    /// <summary>The rows in turn, until one says that it is the last one needed.</summary>
    public async Task HverAsync(string sql, object? parametre, Func<IRad, bool> les, CancellationToken ct)
    {
        using var avbryter = AvbrytVed(ct);
        try
        {
            await using var reader = (DbDataReader)await Connection.ExecuteReaderAsync(Kommando(sql, parametre, ct));
            var rad = Rad(reader);
            while (await reader.ReadAsync(ct))
            {
                if (!les(rad))
                {
                    Avbryt(reader);
                    return;
                }
            }
        }
        catch (DbException e) when (ct.IsCancellationRequested)
        {
            // Each engine has its own word for a statement that was given up.
            throw new OperationCanceledException(e.Message, e, ct);
        }
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    public Task<int?> TallAsync(string sql, object? parametre, CancellationToken ct) => EnAsync(sql, parametre, rad => rad.TallEllerNull(0), ct);

    /// <returns>How many rows it changed.</returns>
    public Task<int> UtfoerAsync(string sql, object? parametre, CancellationToken ct) => Connection.ExecuteAsync(Kommando(sql, parametre, ct));

    /// <summary>From here on all reads see the same state, until the connection is given back.</summary>
    public async Task BegynnSnapshotAsync(CancellationToken ct) => _transaksjon = await SnapshotAsync(ct);

    /// <summary>Does work in one transaction.</summary>
    public async Task<T> SkrivAsync<T>(Func<Task<T>> arbeid, CancellationToken ct)
    {
        _transaksjon = await BegynnAsync(ct);
        var svar = await arbeid();
        await _transaksjon.CommitAsync(ct);
        return svar;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_transaksjon is not null)
        {
            await _transaksjon.DisposeAsync();
        }
    }

    protected abstract IRad Rad(DbDataReader reader);

    /// <summary>Says that the rest of the rows are not needed, where the engine would else send them.</summary>
    protected virtual void Avbryt(DbDataReader reader)
    {
    }

    /// <summary>Ends the statement that runs when somebody gives it up, where the engine is not told of it otherwise.</summary>
    protected virtual IDisposable? AvbrytVed(CancellationToken ct) => null;

    protected abstract Task<DbTransaction> SnapshotAsync(CancellationToken ct);

    /// <summary>Begins a transaction that is to write.</summary>
    protected abstract Task<DbTransaction> BegynnAsync(CancellationToken ct);

    private CommandDefinition Kommando(string sql, object? parametre, CancellationToken ct)
    {
        var alle = new DynamicParameters(parametre);
        alle.AddDynamicParams(new { ledgerId = ledger });
        return new CommandDefinition(sql, alle, _transaksjon, cancellationToken: ct);
    }
}
