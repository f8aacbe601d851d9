using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Appointments.Jobs;

/// <summary>Offers other times to those whom a changed rule has hit; woken by the change, and looking for what a killed host left.</summary>
internal sealed class OfferReplacementsJob(IServiceScopeFactory scopes) : IRecurringJob
{
    private const int AtOnce = 50;

    public string Name => "offer-replacements";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await OfferAsync(cancellationToken) == AtOnce)
        {
            // More may be hit.
        }
    }

    private async Task<int> OfferAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope look = scopes.CreateAsyncScope();
        List<Guid> hit = await look.ServiceProvider.GetRequiredService<OfferReplacements>().FindAsync(AtOnce, cancellationToken);
        foreach (Guid id in hit)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OfferReplacements>().OfferAsync(id, cancellationToken);
        }

        return hit.Count;
    }
}

/// <summary>Wakes the job after rules were changed.</summary>
internal sealed class ReplacementQueue(JobWakeUp<OfferReplacementsJob> wakeUp) : IReplacementQueue
{
    public void Wake() => wakeUp.Wake();
}
