using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Phone;

/// <summary>The task of a short application: done as soon as there is nothing left to help with.</summary>
internal static class ShortApplicationTasks
{
    /// <summary>The application was sent or is gone: nobody needs to call back. Part of the coming save.</summary>
    /// <param name="what">Stable code of why.</param>
    public static async Task FinishShortApplicationAsync(
        this IApplicationsDb db, BenefitApplication application, string what, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<WorkItem> tasks = await db.WorkItems
            .Where(item => item.ApplicationId == application.Id && item.Reason == TaskReason.ShortApplication && item.State != WorkState.Done)
            .ToListAsync(cancellationToken);
        foreach (WorkItem task in tasks)
            task.MoveTo(WorkState.Done, Actor.System, what, reason: null, now);
    }
}
