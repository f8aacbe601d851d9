using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>The job is not run by its schedule any more. A run under way goes on. The first pause counts.</summary>
internal sealed record PauseJob(string Job, Caller Caller) : IRequest<Unit>;

internal sealed class PauseJobHandler(INotificationsDb db, IJobCatalog catalog, JobStates states, TimeProvider clock) : IRequestHandler<PauseJob, Unit>
{
    public async Task<Unit> Handle(PauseJob request, CancellationToken cancellationToken)
    {
        string job = catalog.Require(request.Job).Name;
        await states.ReadAsync(cancellationToken);

        // One statement: it does not disturb a host that takes an occurrence at this moment, which then loses.
        DateTimeOffset? now = clock.GetUtcNow();
        string? by = request.Caller.Subject;
        await db.JobStates.Where(state => state.Job == job && state.PausedAt == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(state => state.PausedAt, now)
                .SetProperty(state => state.PausedBy, by)
                .SetProperty(state => state.Version, state => state.Version + 1),
            cancellationToken);
        return Unit.Value;
    }
}

/// <summary>The job is run by its schedule again, from its next occurrence on: what came in the pause is not caught up.</summary>
internal sealed record ResumeJob(string Job) : IRequest<Unit>;

internal sealed class ResumeJobHandler(INotificationsDb db, IJobCatalog catalog, TimeProvider clock) : IRequestHandler<ResumeJob, Unit>
{
    public async Task<Unit> Handle(ResumeJob request, CancellationToken cancellationToken)
    {
        string job = catalog.Require(request.Job).Name;
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? never = null;
        string? nobody = null;
        await db.JobStates.Where(state => state.Job == job && state.PausedAt != null).ExecuteUpdateAsync(
            set => set
                .SetProperty(state => state.PausedAt, never)
                .SetProperty(state => state.PausedBy, nobody)
                .SetProperty(state => state.DueAfter, now)
                .SetProperty(state => state.Version, state => state.Version + 1),
            cancellationToken);
        return Unit.Value;
    }
}
