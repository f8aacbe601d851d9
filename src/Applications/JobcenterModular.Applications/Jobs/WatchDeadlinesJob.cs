using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>
/// Tells a person when the deadline of an information request is over without a whole answer. It does no more than that:
/// what follows, a person decides (§§ 66, 67 SGB I).
/// </summary>
internal sealed partial class WatchDeadlinesJob(IServiceScopeFactory scopes, OfficeClock clock, ILogger<WatchDeadlinesJob> logger) : IScheduledJob
{
    private const int MostOfOneRun = 10_000;

    public string Name => "watch-deadlines";

    public string Description => "Legt eine Aufgabe an, wenn die Frist einer Nachfrage ohne vollständige Antwort vorbei ist.";

    public string Cron => "0 5 * * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateOnly today = clock.Read().Today;
        List<Guid> over;
        await using (AsyncServiceScope scope = scopes.CreateAsyncScope())
        {
            over = await scope.ServiceProvider.GetRequiredService<IApplicationsDb>().InformationRequests
                .Where(row => row.State == RequestState.Open && row.OverdueAt == null && row.DueOn < today)
                .OrderBy(row => row.DueOn)
                .Take(MostOfOneRun)
                .Select(row => row.Id)
                .ToListAsync(cancellationToken);
        }

        int raised = 0;
        foreach (Guid id in over)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            raised += await TellAsync(scope.ServiceProvider.GetRequiredService<IApplicationsDb>(), id, today, cancellationToken) ? 1 : 0;
        }

        if (raised > 0)
            Raised(logger, raised);
    }

    private async Task<bool> TellAsync(IApplicationsDb db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        InformationRequest? request = await db.InformationRequests.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (request is not { State: RequestState.Open, OverdueAt: null } || request.DueOn >= today)
            return false;

        // What came in time and waits for its check is no missing answer.
        if (RequestProgress.Of(request, await db.EvidenceOfAsync(request.ApplicationId, cancellationToken)).IsAllHere)
            return false;
        DateTimeOffset now = clock.Read().Now;
        request.PassDeadline(now);
        WorkItem item = await db.ItemOfAsync(request.ApplicationId, cancellationToken);
        if (!await db.RaiseOnceAsync(request.Id, TaskReason.InformationOverdue, item, now, cancellationToken))
        {
            Guid task = TaskIds.Of(request.Id, TaskReason.InformationOverdue);
            (await db.WorkItems.SingleAsync(row => row.Id == task, cancellationToken)).MoveTo(WorkState.New, Actor.System, "overdueAgain", null, now);
        }

        try
        {
            await db.SaveOrStartOverAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Answered, extended or told in this very moment; the next run looks again.
            return false;
        }
    }

    [LoggerMessage(1010, LogLevel.Information, "{Count} deadlines passed without a whole answer; a person was told of each")]
    private static partial void Raised(ILogger logger, int count);
}
