using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>The history of a job.</summary>
internal sealed record ListJobRuns(string Job, string? Cursor, int? Limit) : IRequest<Page<JobRunView>>;

internal sealed class ListJobRunsHandler(INotificationsDb db, IJobCatalog catalog) : IRequestHandler<ListJobRuns, Page<JobRunView>>
{
    public Task<Page<JobRunView>> Handle(ListJobRuns request, CancellationToken cancellationToken)
    {
        string job = catalog.Require(request.Job).Name;
        return db.JobRuns.AsNoTracking()
            .Where(run => run.Job == job)
            .PageAsync(request.Cursor, request.Limit, JobRunView.Of, cancellationToken);
    }
}
