using System.Collections.Concurrent;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>
/// A clock that is put forward by hand, and goes as the machine's between. Whoever waits is woken when the time that it waits for is reached, so
/// that nobody waits for time that was skipped; what is to be done once a day is not done more often for that.
/// </summary>
internal sealed class Testklokke : TimeProvider
{
    private readonly ConcurrentDictionary<Vekker, bool> _vekkere = new();
    private long _fram;
    private (string Hvem, Action Gjoer)? _naar;

    /// <summary>Once, when something asks what time it is: what is done between two steps of it.</summary>
    /// <param name="hvem">The name of the method that asks.</param>
    public void Naar(string hvem, Action gjoer) => _naar = (hvem, gjoer);

    public void Fram(TimeSpan tid)
    {
        Interlocked.Add(ref _fram, tid.Ticks);
        foreach (var vekker in _vekkere.Keys)
        {
            vekker.Still();
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        if (_naar is { } naar && Environment.StackTrace.Contains(naar.Hvem, StringComparison.Ordinal))
        {
            _naar = null;
            naar.Gjoer();
        }

        return Naa;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var vekker = new Vekker(this, callback, state);
        vekker.Change(dueTime, period);
        return vekker;
    }

    private DateTimeOffset Naa => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _fram));

    private sealed class Vekker : ITimer
    {
        private readonly Lock _laas = new();
        private readonly Testklokke _klokke;
        private readonly ITimer _maskinens;
        private DateTimeOffset? _ringer;
        private TimeSpan _periode;

        public Vekker(Testklokke klokke, TimerCallback callback, object? state)
        {
            _klokke = klokke;
            _maskinens = System.CreateTimer(
                s =>
                {
                    lock (_laas)
                    {
                        _ringer = _periode > TimeSpan.Zero ? _klokke.Naa + _periode : null;
                    }

                    callback(s);
                },
                state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_laas)
            {
                (_ringer, _periode) = (dueTime < TimeSpan.Zero ? null : _klokke.Naa + dueTime, period);
                _klokke._vekkere[this] = true;
                return _maskinens.Change(dueTime, period);
            }
        }

        /// <summary>By what the clock shows now.</summary>
        public void Still()
        {
            lock (_laas)
            {
                if (_ringer is { } ringer)
                {
                    var igjen = ringer - _klokke.Naa;
                    _maskinens.Change(igjen > TimeSpan.Zero ? igjen : TimeSpan.Zero, _periode);
                }
            }
        }

        public void Dispose()
        {
            _klokke._vekkere.TryRemove(this, out _);
            _maskinens.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _klokke._vekkere.TryRemove(this, out _);
            return _maskinens.DisposeAsync();
        }
    }
}
