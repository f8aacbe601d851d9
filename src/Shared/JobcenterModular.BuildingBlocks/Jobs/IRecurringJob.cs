namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>
/// A worker that looks for work again and again: a name, how often, one method. It runs on every host at once and must
/// allow it; what has an hour of its own is an <see cref="IScheduledJob"/>.
/// </summary>
public interface IRecurringJob
{
    /// <summary>Name in logs.</summary>
    string Name { get; }

    /// <summary>Time between the end of one run and the start of the next.</summary>
    TimeSpan Every { get; }

    /// <summary>One run.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
