using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>Tries the next channel where a binding notice lies unread, and asks the team at the end of the chain.</summary>
internal sealed class UnreadBindingJob(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name => "unread-binding";

    public string Description => "Versucht bei ungelesenen wichtigen Nachrichten den nächsten Weg.";

    public string Cron => "0 20 7-20 * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LedgerWatch>().BreakSilenceAsync(cancellationToken);
    }
}
