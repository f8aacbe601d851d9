using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain.Staff;

/// <summary>
/// How far the notices of an audience are numbered. One row an audience: whoever changes it holds it until the commit, so
/// that positions are given one batch after the other and none becomes visible before a lower one.
/// </summary>
internal sealed class StreamHead : AggregateRoot
{
    private StreamHead()
    {
    }

    public Audience Audience { get; private set; }

    public long LastPosition { get; private set; }

    /// <summary>Everything up to this position is numbered. It never goes back, even if the last notices are deleted.</summary>
    public void MoveTo(long position) => LastPosition = Math.Max(LastPosition, position);
}
