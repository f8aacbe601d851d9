using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;

namespace JobcenterModular.Applications.UseCases.Desk;

/// <summary>A task that a cause has raised.</summary>
/// <param name="Item">The task, to be changed.</param>
/// <param name="IsNew">It is raised now; else it was there before.</param>
internal sealed record RaisedTask(WorkItem Item, bool IsNew);

/// <summary>Tasks that dates and events raise. They go to whoever works on the application and is there, else to the team.</summary>
internal static class RaisedTasks
{
    /// <summary>Raises a task that the same cause raises once only.</summary>
    /// <param name="db">Saved by the caller.</param>
    /// <param name="cause">What asks for it, such as a request.</param>
    /// <param name="reason">Why.</param>
    /// <param name="about">The application's own item.</param>
    /// <param name="now">Server time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="receivedAt">When the cause reached the office; null: now.</param>
    public static async Task<RaisedTask> RaiseOnceAsync(
        this IApplicationsDb db,
        Guid cause,
        TaskReason reason,
        WorkItem about,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        DateTimeOffset? receivedAt = null)
    {
        Guid id = TaskIds.Of(cause, reason);
        if (await db.WorkItems.FindAsync([id], cancellationToken) is { } known)
            return new RaisedTask(known, IsNew: false);
        string? taker = await db.TakerAsync(about.Assignee, now, cancellationToken);
        return new RaisedTask(db.WorkItems.Add(WorkItem.ForTask(id, reason, about, taker, receivedAt ?? now, now)).Entity, IsNew: true);
    }

    /// <summary>The same cause asks again: the task is new once more, with whoever is there for the one who had it.</summary>
    /// <param name="db">Saved by the caller.</param>
    /// <param name="task">The task that was raised before.</param>
    /// <param name="what">Stable code of what happened.</param>
    /// <param name="why">The same for people; null where the code says it all.</param>
    /// <param name="now">Server time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RaiseAgainAsync(
        this IApplicationsDb db, WorkItem task, string what, string? why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        task.MoveTo(WorkState.New, Actor.System, what, why, now);
        string? taker = await db.TakerAsync(task.Assignee, now, cancellationToken);
        if (taker != task.Assignee)
            task.AssignTo(taker, Actor.System, taker is null ? DeskSteps.Returned : DeskSteps.AssignedByRule, null, now);
    }
}
