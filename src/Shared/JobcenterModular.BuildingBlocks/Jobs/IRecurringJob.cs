namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>A scheduled piece of work: a name, how often, one method. It may run on several hosts at once and must allow it.</summary>
public interface IRecurringJob
{
    /// <summary>Name in logs.</summary>
    string Name { get; }

    /// <summary>Time between the end of one run and the start of the next.</summary>
    TimeSpan Every { get; }

    /// <summary>One run.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
