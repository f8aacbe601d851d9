using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain.Jobs;
using MediatR;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>Somebody wants a job to run now, paused or not. It runs in the background.</summary>
internal sealed record RunJobNow(string Job, Caller Caller) : IRequest<StartedRun>;

/// <summary>A run that has begun.</summary>
/// <param name="Id">The run.</param>
internal sealed record StartedRun(Guid Id);

internal sealed class RunJobNowHandler(IJobCatalog catalog, IJobRunner runner) : IRequestHandler<RunJobNow, StartedRun>
{
    public async Task<StartedRun> Handle(RunJobNow request, CancellationToken cancellationToken)
    {
        JobPlan plan = catalog.Require(request.Job);
        RunInHand? run = await runner.TryStartAsync(plan, RunCause.By(request.Caller.Subject!), cancellationToken);
        return run is null ? throw JobRefusals.Running.ToException() : new StartedRun(run.Id);
    }
}
