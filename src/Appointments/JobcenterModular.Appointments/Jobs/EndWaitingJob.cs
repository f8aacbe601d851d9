using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Appointments.Jobs;

/// <summary>Ends entries of the waiting list whose days are over.</summary>
internal sealed class EndWaitingJob(IServiceScopeFactory scopes) : IScheduledJob
{
    private const int AtOnce = 100;

    public string Name => "waiting-list-end";

    public string Description => "Beendet Plätze auf der Warteliste, deren letzter Tag vorbei ist, und löscht die Kontaktdaten dazu.";

    public string Cron => "0 10 0 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int ended;
        do
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            ended = await scope.ServiceProvider.GetRequiredService<EndWaiting>().EndAsync(AtOnce, cancellationToken);
        }
        while (ended == AtOnce);
    }
}
