using System.Collections.Concurrent;
using JobcenterModular.BuildingBlocks.Jobs;
using JobcenterModular.BuildingBlocks.Persistence;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Wakes a dispatcher after a commit and tells the saver when its events have arrived.</summary>
public interface IOutboxSignal
{
    /// <summary>Rows are waiting.</summary>
    void Wake();

    /// <summary>Announces events that are about to be saved; the task ends when all of them are delivered.</summary>
    Task Expect(IEnumerable<Guid> eventIds);
}

/// <summary>One per module context.</summary>
/// <typeparam name="TContext">The module's context.</typeparam>
public sealed class OutboxSignal<TContext>(TimeProvider clock) : IOutboxSignal
    where TContext : ModuleDbContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WakeUp _wakeUp = new();
    private readonly ConcurrentDictionary<Guid, Expected> _expected = new();

    /// <inheritdoc />
    public void Wake() => _wakeUp.Wake();

    /// <inheritdoc />
    public Task Expect(IEnumerable<Guid> eventIds)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return Task.WhenAll(eventIds.Select(id => _expected.GetOrAdd(id, _ => new Expected(now)).Arrived.Task).ToList());
    }

    /// <summary>Waits for a wake-up, at most as long as the slow poll.</summary>
    internal Task WaitAsync(TimeSpan poll, CancellationToken cancellationToken) => _wakeUp.WaitAsync(poll, cancellationToken);

    /// <summary>Tells the saver.</summary>
    internal void Delivered(Guid eventId)
    {
        if (_expected.TryRemove(eventId, out Expected? expected))
            expected.Arrived.TrySetResult();
    }

    /// <summary>Forgets events that another host delivers or that failed to be saved.</summary>
    internal void ForgetOld()
    {
        DateTimeOffset limit = clock.GetUtcNow() - Patience;
        foreach ((Guid id, Expected expected) in _expected)
        {
            if (expected.Since < limit)
                _expected.TryRemove(id, out _);
        }
    }

    private sealed record Expected(DateTimeOffset Since)
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
