using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Notifications.UseCases.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Jobs.Scheduled;

/// <summary>One e-mail to each team in the morning, on the days from Monday to Friday.</summary>
internal sealed class TeamDigestJob(IServiceScopeFactory scopes) : IScheduledJob
{
    public string Name { get; } = "team-digest";

    public string Description { get; } = "Schreibt jedem Team morgens eine E-Mail mit dem, was neu und ungelesen ist.";

    public string Cron { get; } = "0 30 7 ? * MON-FRI";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TeamDigest>().WriteAsync(cancellationToken);
    }
}
