using JobcenterModular.Notifications.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>One run of a job.</summary>
internal sealed record GetJobRun(string Job, Guid RunId) : IRequest<JobRunView>;

internal sealed class GetJobRunHandler(INotificationsDb db, IJobCatalog catalog) : IRequestHandler<GetJobRun, JobRunView>
{
    public async Task<JobRunView> Handle(GetJobRun request, CancellationToken cancellationToken)
    {
        string job = catalog.Require(request.Job).Name;
        JobRun? run = await db.JobRuns.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == request.RunId && row.Job == job, cancellationToken);
        return run is null ? throw JobRefusals.UnknownRun.ToException() : JobRunView.Of(run);
    }
}
