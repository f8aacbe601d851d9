using System.Collections.Concurrent;
using JobcenterModular.Notifications.Domain.Alarms;
using JobcenterModular.Notifications.Domain.Jobs;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.Notifications.UseCases.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>Takes runs in hand, runs them to their end and writes down how it was.</summary>
internal sealed partial class JobRunner(
    RunRows rows, RunLease lease, IAlarms alarms, IHostApplicationLifetime host, ILogger<JobRunner> logger) : IJobRunner
{
    private const int MostTries = 5;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, RunInHand> _inHand = new();

    public async Task<RunInHand?> TryStartAsync(JobPlan plan, RunCause cause, CancellationToken cancellationToken)
    {
        if (host.ApplicationStopping.IsCancellationRequested)
            return null;
        JobRun? run = await rows.ClaimAsync(plan.Name, cause, cancellationToken);
        if (run is null)
            return null;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inHand = new RunInHand(run.Id, plan.Name, ended.Task);
        _inHand[run.Id] = inHand;
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await RunToEndAsync(plan, run.Id);
                }
                finally
                {
                    _inHand.TryRemove(run.Id, out _);
                    ended.SetResult();
                }
            },
            CancellationToken.None);
        return inHand;
    }

    /// <summary>Whether this host has the run in hand: then it lives, whatever its lease says.</summary>
    public bool Has(Guid run) => _inHand.ContainsKey(run);

    /// <summary>This host's run of a job; null if it has none.</summary>
    public RunInHand? RunOf(string job) => _inHand.Values.FirstOrDefault(run => run.Job == job);

    /// <summary>Ends with the last run of this host.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_inHand.Values.Select(run => run.Ended)).WaitAsync(cancellationToken);

    private async Task RunToEndAsync(JobPlan plan, Guid run)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping);
        using var over = new CancellationTokenSource();
        Task renewing = lease.KeepAsync(run, plan.Name, stop, over.Token);
        (JobOutcome outcome, string? error) = await RunAsync(plan, stop.Token);
        await over.CancelAsync();
        await renewing;
        await WriteDownAsync(plan.Name, run, outcome, error);
    }

    private async Task<(JobOutcome Outcome, string? Error)> RunAsync(JobPlan plan, CancellationToken stop)
    {
        try
        {
            await plan.Job.RunAsync(stop);
            return (JobOutcome.Succeeded, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Not its own fault: the host is stopped, or the run was given up. It is run again.
            return (JobOutcome.Abandoned, null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            RunFailed(logger, plan.Name, exception);
            return (JobOutcome.Failed, exception.GetType().Name);
        }
    }

    // Also while the host is stopping: what was done must not be done again. If the database is away for longer, the run
    // counts as abandoned when its lease ends.
    private async Task WriteDownAsync(string job, Guid run, JobOutcome outcome, string? error)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                // The alarm first: killed in between, the run counts as abandoned, and that raises it too.
                if (outcome == JobOutcome.Failed)
                    await alarms.RaiseAsync(AlarmKinds.JobFailed, job, CancellationToken.None);
                if (await rows.EndAsync(run, outcome, error, CancellationToken.None) && outcome == JobOutcome.Succeeded)
                    await alarms.ClearAsync(AlarmKinds.JobFailed, job, CancellationToken.None);
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                NotWrittenDown(logger, job, attempt, exception);
                if (attempt == MostTries)
                    return;
            }

            await Task.Delay(BetweenTries, CancellationToken.None);
        }
    }

    [LoggerMessage(2120, LogLevel.Error, "Job {Job} failed")]
    private static partial void RunFailed(ILogger logger, string job, Exception exception);

    [LoggerMessage(2121, LogLevel.Error, "The end of job {Job} could not be written down, attempt {Attempt}")]
    private static partial void NotWrittenDown(ILogger logger, string job, int attempt, Exception exception);
}
