namespace JobcenterModular.Notifications.UseCases.Staff.Stream;

/// <summary>Tells the connections of this host that there is something new.</summary>
internal sealed class StreamPulse
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Ends with the next pulse. Taken before one looks for news, it misses none.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
