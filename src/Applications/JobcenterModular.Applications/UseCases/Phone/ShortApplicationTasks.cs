using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>The task of a short application: over as soon as there is nothing left to help with. Part of the coming save.</summary>
internal static class ShortApplicationTasks
{
    /// <summary>The application was sent: nobody needs to call back.</summary>
    public static async Task FinishShortApplicationAsync(
        this IApplicationsDb db, BenefitApplication application, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<WorkItem> tasks = await db.WorkItems
            .Where(item => item.ApplicationId == application.Id && item.Reason == TaskReason.ShortApplication && item.State != WorkState.Done)
            .ToListAsync(cancellationToken);
        foreach (WorkItem task in tasks)
            task.MoveTo(WorkState.Done, Actor.System, "submitted", reason: null, now);
    }

    /// <summary>The draft is deleted: name and number in the task's note go with it.</summary>
    public static async Task RemoveShortApplicationAsync(this IApplicationsDb db, BenefitApplication draft, CancellationToken cancellationToken) =>
        db.WorkItems.RemoveRange(await db.WorkItems.Where(item => item.ApplicationId == draft.Id).ToListAsync(cancellationToken));
}
