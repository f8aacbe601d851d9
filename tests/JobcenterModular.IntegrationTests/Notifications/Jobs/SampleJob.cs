using JobcenterModular.BuildingBlocks.Jobs;

namespace JobcenterModular.IntegrationTests.Notifications.Jobs;

/// <summary>A job that does what a test says and counts. The same one may be given to several hosts.</summary>
internal sealed class SampleJob(string name = "sample", string cron = "0 30 2 * * ?") : IScheduledJob
{
    private int _runs;
    private int _atOnce;
    private int _mostAtOnce;

    public string Name => name;

    public string Description => "Tut, was ein Test sagt.";

    public string Cron => cron;

    public int Runs => Volatile.Read(ref _runs);

    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    /// <summary>What a run does.</summary>
    public Func<CancellationToken, Task> Work { get; set; } = _ => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        int now = Interlocked.Increment(ref _atOnce);
        _mostAtOnce = Math.Max(_mostAtOnce, now);
        try
        {
            await Work(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    /// <summary>Lets each run wait until the gate opens or the run is stopped.</summary>
    public TaskCompletionSource Hold()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Work = gate.Task.WaitAsync;
        return gate;
    }
}
