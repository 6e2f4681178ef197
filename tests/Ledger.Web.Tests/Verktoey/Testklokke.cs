namespace Ledger.Web.Tests.Verktoey;

/// <summary>A clock that is put forward by hand. Who waits for it looks at it again at once, so that nobody waits for the time that was skipped.</summary>
internal sealed class Testklokke : TimeProvider
{
    private static readonly TimeSpan Lengst = TimeSpan.FromMilliseconds(50);
    private TimeSpan _fram;
    private (string Hvem, Action Gjoer)? _naar;

    /// <summary>Once, when something asks what time it is: what is done between two steps of it.</summary>
    /// <param name="hvem">The name of the method that asks.</param>
    public void Naar(string hvem, Action gjoer) => _naar = (hvem, gjoer);

    public void Fram(TimeSpan tid) => _fram += tid;

    public override DateTimeOffset GetUtcNow()
    {
        if (_naar is { } naar && Environment.StackTrace.Contains(naar.Hvem, StringComparison.Ordinal))
        {
            _naar = null;
            naar.Gjoer();
        }

        return base.GetUtcNow() + _fram;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > Lengst ? Lengst : dueTime, period);
}
