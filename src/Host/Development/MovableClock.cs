namespace JobcenterModular.Host.Development;

/// <summary>
/// Real time plus an offset that only grows, for Development: whoever writes a script need not wait sixty days for a reminder.
/// Timers stay real.
/// </summary>
internal sealed class MovableClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _offset, by.Ticks);
    }
}
