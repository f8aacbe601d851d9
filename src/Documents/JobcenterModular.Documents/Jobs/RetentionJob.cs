using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.Documents.UseCases.Retention;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Documents.Jobs;

/// <summary>Retention by rule: proposes what is over, deletes what was confirmed and what is no record.</summary>
internal sealed partial class RetentionJob(IServiceScopeFactory scopes, ILogger<RetentionJob> logger) : IScheduledJob
{
    public string Name => "retention";

    public string Description => "Schlägt abgelaufene Akten zur Löschung vor; löscht bestätigte Akten und infizierte Dateien.";

    public string Cron => "0 10 * * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IServiceProvider services = scope.ServiceProvider;
        int proposed = await services.GetRequiredService<ProposeDeletions>().RunAsync(cancellationToken);
        int destroyed = await services.GetRequiredService<DestroyCaseFiles>().RunAsync(cancellationToken);
        int refused = await services.GetRequiredService<DeleteRefusedFiles>().RunAsync(cancellationToken);
        if (proposed + destroyed + refused > 0)
            Done(logger, proposed, destroyed, refused);
    }

    [LoggerMessage(2051, LogLevel.Information, "Retention: {Proposed} deletions proposed, {Destroyed} case files deleted, {Refused} infected files deleted")]
    private static partial void Done(ILogger logger, int proposed, int destroyed, int refused);
}
