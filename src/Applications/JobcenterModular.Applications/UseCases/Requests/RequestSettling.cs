using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Drafts;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Requests;

/// <summary>
/// Looks, after something came, whether a request has all it asked for: then it is closed and the application is worked on
/// again. What comes after the deadline counts as well (§ 67 SGB I), and a person is told of it once.
/// </summary>
internal static class RequestSettling
{
    /// <summary>For an application whose evidence was loaded to be changed; saved by the caller.</summary>
    public static async Task SettleRequestsAsync(
        this IApplicationsDb db, BenefitApplication application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<InformationRequest> requests = application.IsDraft
            ? []
            : await db.InformationRequests.Where(row => row.ApplicationId == application.Id).ToListAsync(cancellationToken);
        if (requests.Count == 0)
            return;
        EvidenceKnown known = db.EvidenceAtHand(application.Id);
        WorkItem? item = null;
        foreach (InformationRequest request in requests.Where(request => request.State != RequestState.Withdrawn))
        {
            RequestProgress progress = RequestProgress.Of(request, known);
            bool whole = request.State == RequestState.Open && progress.IsWhole;
            if (!whole && !progress.CameLate)
                continue;
            item ??= await db.ItemOfAsync(application.Id, cancellationToken);

            // Who has decided already would not look again by themselves.
            if (progress.CameLate || item.State == WorkState.Done)
                await db.RaiseOnceAsync(request.Id, TaskReason.LateAnswer, item, now, cancellationToken);
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

    /// <summary>Raises a task that the same cause raises once only.</summary>
    public static async Task<bool> RaiseOnceAsync(
        this IApplicationsDb db, Guid cause, TaskReason reason, WorkItem about, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Guid id = TaskIds.Of(cause, reason);
        if (db.WorkItems.Local.Any(row => row.Id == id) || await db.WorkItems.AnyAsync(row => row.Id == id, cancellationToken))
            return false;
        db.WorkItems.Add(WorkItem.ForTask(id, reason, about, dueOn: null, now));
        return true;
    }
}
