namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>Runs scheduled jobs without waiting for their clock.</summary>
public interface IJobScheduler
{
    /// <summary>
    /// Runs every job that is due now to its end, in the order in which they became due. A job that has missed several
    /// occurrences runs once.
    /// </summary>
    /// <returns>The names of the jobs that ran, in that order.</returns>
    Task<IReadOnlyList<string>> RunDueAsync(CancellationToken cancellationToken);
}
