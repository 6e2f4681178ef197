using Microsoft.Data.Sqlite;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// The queue of a ledger's writers: one at a time, in order of arrival. Small writes that wait in line share one commit, since what a commit
/// costs is the disk's flush and not the rows; each is answered only after that flush.
/// </summary>
/// <remarks>Other processes on the same file are met by BEGIN IMMEDIATE with a timeout.</remarks>
internal sealed class SqliteSkrivekoe(SqliteFil fil) : IDisposable
{
    /// <summary>How many small writes share a commit, so that the first of them is not kept waiting for long.</summary>
    private const int MestSammen = 256;
    private static readonly TimeSpan Nedstengningsfrist = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _tur = new(1, 1);
    private int _smaaIKoe;
    private bool _stengt;
    private SqliteSkriver? _skriver;
    private Fellescommit? _felles;

    /// <summary>A commit that several small writes share.</summary>
    private sealed class Fellescommit
    {
        public int Antall { get; set; }

        public TaskCompletionSource Ferdig { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>
    /// Waits for the turn and begins a write. It ends with <see cref="BeholdAsync"/> or <see cref="ForkastAsync"/>, and until then nobody else has
    /// the writer.
    /// </summary>
    /// <param name="samles">The write is small and defines nothing, so that it may share its commit with others.</param>
    /// <param name="lag">Makes what is to write with the writer.</param>
    public async Task<T> BegynnAsync<T>(bool samles, Func<SqliteSkriver, T> lag, CancellationToken ct)
    {
        await VentPaaTurAsync(samles, ct);
        if (ct.IsCancellationRequested)
        {
            _ = SlippTuren();
            ct.ThrowIfCancellationRequested();
        }

        try
        {
            if (_felles is not null && !samles)
            {
                AvsluttFelles();
            }

            if (_felles is null)
            {
                // Before each commit begins, and not by each who joins it: the file system is slower to ask than the writer is to write.
                fil.Krev();
                _skriver ??= new SqliteSkriver(fil.AapneSkriver());
                _skriver.Begynn();
            }

            if (samles)
            {
                _felles ??= new Fellescommit();
                _felles.Antall++;
                _skriver!.Merk();
            }

            return lag(_skriver!);
        }
        catch
        {
            AvbrytAlle();
            throw;
        }
    }

    /// <summary>Ends a write that has the turn, keeps what it wrote, and returns when that is on disk.</summary>
    public async Task BeholdAsync(bool samles)
    {
        try
        {
            if (samles)
            {
                _skriver!.BeholdSidenMerket();
            }
            else
            {
                _skriver!.CommitUtenInnflytting();
            }
        }
        catch
        {
            AvbrytAlle();
            throw;
        }

        if (!samles)
        {
            // The write is on disk, so its caller is answered now. The next writer waits for the checkpoint, or the WAL would grow with each write.
            _ = Task.Run(FlyttInnOgSlipp);
            return;
        }

        if (SlippTuren() is { } felles)
        {
            await felles;
        }
    }

    /// <summary>
    /// Ends a write that has the turn and undoes what it wrote. Returns when what it may have read of the writes it shares a commit with is
    /// on disk: an answer must not build on something that is lost.
    /// </summary>
    public async Task ForkastAsync(bool samles)
    {
        try
        {
            if (!_skriver!.ITransaksjon)
            {
                throw new SqliteException("The transaction was ended by an error before.", Sqlitefeil.IoErr);
            }

            if (samles)
            {
                _skriver.TilbakeTilMerket();
            }
            else
            {
                _skriver.RullTilbake();
            }
        }
        catch (SqliteException)
        {
            // The transaction is gone, which undoes this write as asked. The writers that shared it must be told that theirs is undone too.
            AvbrytAlle();
            return;
        }

        if (SlippTuren() is { } felles)
        {
            await felles;
        }
    }

    public void Dispose()
    {
        if (_stengt)
        {
            return;
        }

        // Whoever has the turn uses the connection.
        _stengt = true;
        _tur.Wait(Nedstengningsfrist);
        _skriver?.Dispose();
        _skriver = null;
        _tur.Dispose();
    }

    /// <summary>Someone in line keeps a shared commit open and is bound to end it, and so cannot leave the line.</summary>
    private async Task VentPaaTurAsync(bool samles, CancellationToken ct)
    {
        if (!samles)
        {
            await _tur.WaitAsync(ct);
            return;
        }

        Interlocked.Increment(ref _smaaIKoe);
        await _tur.WaitAsync(CancellationToken.None);
        Interlocked.Decrement(ref _smaaIKoe);
    }

    /// <summary>Passes the turn on; a shared commit is left open when another small write waits to join it.</summary>
    /// <returns>What to wait for before answering; null when it is on disk.</returns>
    private Task? SlippTuren()
    {
        var felles = _felles;
        if (felles is not null && (Volatile.Read(ref _smaaIKoe) == 0 || felles.Antall >= MestSammen))
        {
            AvsluttFelles();
        }

        _tur.Release();
        return felles?.Ferdig.Task;
    }

    private void FlyttInnOgSlipp()
    {
        try
        {
            _skriver?.FlyttInn();
            _skriver?.SlippMinne();
        }
        finally
        {
            _tur.Release();
        }
    }

    private void AvsluttFelles()
    {
        var felles = _felles!;
        _felles = null;
        try
        {
            _skriver!.Commit();
            felles.Ferdig.SetResult();
        }
        catch (SqliteException e)
        {
            Mislykkes(felles, e);
            KastSkriver();
        }
    }

    /// <summary>After an error in the transaction itself: everything in it is undone, those that share it are told, and the connection is made anew.</summary>
    private void AvbrytAlle()
    {
        try
        {
            if (_felles is { } felles)
            {
                _felles = null;
                Mislykkes(felles, new SqliteException("The shared commit failed.", Sqlitefeil.IoErr));
            }

            KastSkriver();
        }
        finally
        {
            _tur.Release();
        }
    }

    private static void Mislykkes(Fellescommit felles, SqliteException e)
    {
        felles.Ferdig.SetException(e);
        _ = felles.Ferdig.Task.Exception; // Observed here: all who wait may have been turned down already.
    }

    /// <summary>Closing the connection rolls back what is open on it.</summary>
    private void KastSkriver()
    {
        _skriver?.Dispose();
        _skriver = null;
    }
}
