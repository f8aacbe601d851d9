using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.Jobs;

/// <summary>Ends holds whose time is over and offers their times to who waits. Every host runs it; each hold ends once.</summary>
internal sealed class EndHoldsJob(OverHolds overHolds, IOptions<AppointmentsOptions> options) : IRecurringJob
{
    public string Name => "end-holds";

    public TimeSpan Every => options.Value.Sweep;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await overHolds.ReleaseAllAsync(cancellationToken) > 0)
        {
            // More may be over.
        }
    }
}
