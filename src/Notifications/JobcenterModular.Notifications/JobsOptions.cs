namespace JobcenterModular.Notifications;

/// <summary>The section <c>Jobs</c>: scheduled jobs. A section below it that is named like a job holds its <c>Cron</c>.</summary>
internal sealed record JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Off: this host runs no job by schedule and leaves them to the others; it still raises the alarm if nobody runs them.</summary>
    public bool Schedule { get; init; } = true;

    /// <summary>How long a host has a run in hand without renewing it; a killed host's run is given up then.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often each host looks for what was missed, abandoned or stands still.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A job that has been due for so long and does not run stands still.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long runs and cleared alarms are kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(90);

    public bool IsValid => Lease >= TimeSpan.FromSeconds(1) && Watch > TimeSpan.Zero && Grace > TimeSpan.Zero && Keep >= TimeSpan.FromDays(1);
}
