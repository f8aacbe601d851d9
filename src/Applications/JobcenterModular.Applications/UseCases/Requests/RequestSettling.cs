using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Drafts;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>
/// Looks, after something came, whether a request has all it asked for: then it is closed and the application is worked on
/// again. What comes after the deadline counts as well (§ 67 SGB I): a person gets one task, which opens again for what came after it was done.
/// </summary>
internal static class RequestSettling
{
    private const string CameAgain = "Nachdem diese Aufgabe erledigt war, ist noch etwas eingegangen. Bitte sehen Sie es an (§ 67 SGB I).";

    /// <summary>For an application whose evidence was loaded to be changed; saved by the caller.</summary>
    public static async Task SettleRequestsAsync(
        this IApplicationsDb db, BenefitApplication application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<InformationRequest> requests = application.IsDraft
            ? []
            : await db.InformationRequests.Where(row => row.ApplicationId == application.Id && row.State != RequestState.Withdrawn).ToListAsync(cancellationToken);
        if (requests.Count == 0)
            return;
        EvidenceKnown known = db.EvidenceAtHand(application.Id);
        WorkItem? item = null;
        foreach (InformationRequest request in requests)
        {
            RequestProgress progress = RequestProgress.Of(request, known);
            bool whole = request.State == RequestState.Open && progress.IsWhole;
            if (!whole && !progress.CameLate)
                continue;
            item ??= await db.ItemOfAsync(application.Id, cancellationToken);

            // Who has decided already would not look again by themselves.
            if (progress.CameLate || item.State == WorkState.Done)
                await db.TellLateAsync(request, progress, item, now, cancellationToken);
            if (whole)
            {
                request.Answer(now);
                item.GoOn(request, requests, "informationAnswered", Actor.Applicant, null, now);
            }
        }
    }

    /// <summary>A request waits for nothing any more; the application is worked on again when it was the last.</summary>
    public static void GoOn(
        this WorkItem item,
        InformationRequest closed,
        IReadOnlyList<InformationRequest> all,
        string what,
        Actor by,
        string? reason,
        DateTimeOffset now)
    {
        bool waits = all.Any(request => request.Id != closed.Id && request.State == RequestState.Open);
        if (item.DueOn == closed.DueOn)
            item.SetDue(waits ? all.Where(request => request.State == RequestState.Open).Min(request => request.DueOn) : null);
        item.MoveTo(item.State == WorkState.WaitingForCustomer && !waits ? WorkState.InProgress : item.State, by, what, reason, now);
    }

    private static async Task TellLateAsync(
        this IApplicationsDb db, InformationRequest request, RequestProgress progress, WorkItem about, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RaisedTask task = await db.RaiseOnceAsync(request.Id, TaskReason.LateAnswer, about, now, cancellationToken);
        if (!task.IsNew && task.Item.DoneAt is { } doneAt && progress.LatestAt > doneAt)
            await db.RaiseAgainAsync(task.Item, "lateAnswerAgain", CameAgain, now, cancellationToken);
    }
}
