using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Watches that whoever had to be told was told, is being told, or an alarm is raised.</summary>
internal sealed class LedgerWatchJob(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "ledger-watch";

    public string Description => "Prüft, ob alle Nachrichten angekommen oder unterwegs sind, und gibt sonst Alarm.";

    public string Cron => "30 0/5 * * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LedgerWatch>().CloseOrphansAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<LedgerAlarms>().CheckAsync(cancellationToken);
    }
}
