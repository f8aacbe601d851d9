using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Staff.Stream;

namespace JobcenterModular.Notifications.Jobs;

/// <summary>Gives new notices their place in the stream and wakes who listens at this host; at other hosts they look for themselves.</summary>
internal sealed class NumberNoticesJob(INoticeNumbering numbering, StreamPulse pulse) : IRecurringJob
{
    public string Name => "number-notices";

    /// <summary>The slow look behind the wake-up; as long as nothing is unnumbered it is one read of an index.</summary>
    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await numbering.RunAsync(cancellationToken) > 0)
            pulse.Beat();
    }
}
