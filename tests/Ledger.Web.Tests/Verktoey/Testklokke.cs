namespace Ledger.Web.Tests.Verktoey;

/// <summary>A clock that is put forward by hand. Who waits for it looks at it again at once, so that nobody waits for the time that was skipped.</summary>
internal sealed class Testklokke : TimeProvider
{
    private static readonly TimeSpan Lengst = TimeSpan.FromMilliseconds(50);
    private TimeSpan _fram;

    public void Fram(TimeSpan tid) => _fram += tid;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _fram;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > Lengst ? Lengst : dueTime, period);
}
