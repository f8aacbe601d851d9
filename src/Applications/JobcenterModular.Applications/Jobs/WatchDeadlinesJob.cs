using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Applications.Jobs;

/// <summary>
/// Tells a person when the deadline of an information request is over without a whole answer. It does no more than that:
/// what follows, a person decides (§§ 66, 67 SGB I).
/// </summary>
internal sealed partial class WatchDeadlinesJob(RowWatch watch, OfficeClock clock, ILogger<WatchDeadlinesJob> logger) : IScheduledJob
{
    public string Name => "watch-deadlines";

    public string Description => "Legt eine Aufgabe an, wenn die Frist einer Nachfrage ohne vollständige Antwort vorbei ist.";

    public string Cron => "0 5 * * * ?";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateOnly today = clock.Read().Today;
        int told = await watch.RunAsync(
            Name,
            db => db.InformationRequests
                .Where(row => row.State == RequestState.Open && row.OverdueAt == null && row.DueOn < today)
                .Select(row => new DueRow { Day = row.DueOn, Id = row.Id }),
            (db, id, cancelled) => TellAsync(db, id, today, cancelled),
            cancellationToken);
        if (told > 0)
            Raised(logger, told);
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
        RaisedTask task = await db.RaiseOnceAsync(request.Id, TaskReason.InformationOverdue, item, now, cancellationToken);
        if (!task.IsNew)
            await db.RaiseAgainAsync(task.Item, "overdueAgain", null, now, cancellationToken);
        return true;
    }

    [LoggerMessage(1010, LogLevel.Information, "{Count} deadlines passed without a whole answer; a person was told of each")]
    private static partial void Raised(ILogger logger, int count);
}
