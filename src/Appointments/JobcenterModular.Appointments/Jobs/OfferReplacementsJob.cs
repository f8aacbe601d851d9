using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Appointments.Jobs;

/// <summary>Offers other times to those whom a changed rule has hit; woken by the change, and looking for what a killed host left.</summary>
internal sealed partial class OfferReplacementsJob(IServiceScopeFactory scopes, ILogger<OfferReplacementsJob> logger) : IRecurringJob
{
    private const int AtOnce = 50;

    public string Name => "offer-replacements";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await OfferAsync(cancellationToken) > 0)
        {
            // More may be hit.
        }
    }

    private async Task<int> OfferAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope look = scopes.CreateAsyncScope();
        int offered = 0;
        foreach (Guid id in await look.ServiceProvider.GetRequiredService<OfferReplacements>().FindAsync(AtOnce, cancellationToken))
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<OfferReplacements>().OfferAsync(id, cancellationToken);
                offered++;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // It stands in the list of staff; the others are offered theirs. The kind of error alone: its words may carry what stands in the row.
                Failed(logger, id, failed.GetType().Name);
            }
        }

        return offered;
    }

    [LoggerMessage(503, LogLevel.Error, "Could not offer other times for the appointment {Id}: {Error}")]
    private static partial void Failed(ILogger logger, Guid id, string error);
}

/// <summary>Wakes the job after rules were changed.</summary>
internal sealed class ReplacementQueue(JobWakeUp<OfferReplacementsJob> wakeUp) : IReplacementQueue
{
    public void Wake() => wakeUp.Wake();
}
