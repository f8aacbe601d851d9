using JobcenterModular.Notifications.Domain.Jobs;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>Runs jobs in the background of this host.</summary>
internal interface IJobRunner
{
    /// <summary>
    /// Starts a run unless the job runs already, on any host, or another host has taken this occurrence. The run goes on
    /// when the caller is gone.
    /// </summary>
    /// <returns>The run; null where it is not for this host to do.</returns>
    Task<RunInHand?> TryStartAsync(JobPlan plan, RunCause cause, CancellationToken cancellationToken);
}

/// <summary>A run of this host.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Job">Name of the job.</param>
/// <param name="Ended">Ends with the run; never fails.</param>
internal sealed record RunInHand(Guid Id, string Job, Task Ended);
