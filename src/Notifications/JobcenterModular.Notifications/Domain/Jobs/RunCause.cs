namespace JobcenterModular.Notifications.Domain.Jobs;

/// <summary>Why a job runs.</summary>
/// <param name="StartedBy">One of the words below, or the subject of the person who asked for it.</param>
/// <param name="Occurrence">The instant of the schedule that it runs for.</param>
/// <param name="RepeatOf">The abandoned run that it repeats.</param>
internal sealed record RunCause(string StartedBy, DateTimeOffset? Occurrence, Guid? RepeatOf)
{
    public const string Schedule = "schedule";
    public const string CatchUp = "catch-up";
    public const string Repeat = "repeat";

    /// <summary>Its hour has come, or came while no host was there.</summary>
    public static RunCause Due(DateTimeOffset occurrence, bool late) => new(late ? CatchUp : Schedule, occurrence, null);

    public static RunCause Again(Guid abandoned) => new(Repeat, null, abandoned);

    public static RunCause By(string subject) => new(subject, null, null);
}
