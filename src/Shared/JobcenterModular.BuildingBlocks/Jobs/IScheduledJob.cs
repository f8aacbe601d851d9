namespace JobcenterModular.BuildingBlocks.Jobs;

/// <summary>
/// Work with an hour of its own, such as "every night": one run over all hosts, with history, pause and alarm. It may be
/// run a second time when its host was killed in the middle, so it begins where it stands.
/// </summary>
public interface IScheduledJob
{
    /// <summary>Name in addresses, settings, history and logs: lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>What it does, for people: one line of German.</summary>
    string Description { get; }

    /// <summary>
    /// When it runs: a Quartz cron expression (seconds first), read by the clock of the office. The setting
    /// <c>Jobs:{name}:Cron</c> overrides it (hyphens may be left out there).
    /// </summary>
    string Cron { get; }

    /// <summary>One run.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
