using System.IO.Pipelines;

namespace JobcenterModular.Documents.UseCases.Uploads;

/// <summary>A request that is receiving. Others ask it for something; it looks between two reads and is woken for that.</summary>
internal sealed class RunningUpload(PipeReader body, Action<RunningUpload> ended) : IDisposable
{
    // A request that answers later than this has a storage that is slower still; then the token in the row decides.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _commit;
    private bool _stop;

    /// <summary>Somebody wants this request to end.</summary>
    public bool IsToStop
    {
        get
        {
            lock (_gate)
                return _stop;
        }
    }

    /// <summary>Somebody wants to know how far it is.</summary>
    public bool IsToCommit
    {
        get
        {
            lock (_gate)
                return _commit is not null;
        }
    }

    /// <summary>Asks it to make safe what it has, and to go on; waits for that, but not for ever.</summary>
    public Task CommitAsync()
    {
        Task committed;
        lock (_gate)
        {
            _commit ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            committed = _commit.Task;
            Wake();
        }

        return BoundedAsync(Task.WhenAny(committed, _end.Task));
    }

    /// <summary>Asks it to make safe what it has, and to end; waits for that, but not for ever.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _stop = true;
            Wake();
        }

        return BoundedAsync(_end.Task);
    }

    /// <summary>What it has is safe.</summary>
    public void Committed()
    {
        lock (_gate)
        {
            _commit?.SetResult();
            _commit = null;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _end.TrySetResult();
        ended(this);
    }

    // Not after the end: the connection may serve another request by then.
    private void Wake()
    {
        if (!_end.Task.IsCompleted)
            body.CancelPendingRead();
    }

    private static async Task BoundedAsync(Task task)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // It does not matter whether it has answered.
        }
    }
}
