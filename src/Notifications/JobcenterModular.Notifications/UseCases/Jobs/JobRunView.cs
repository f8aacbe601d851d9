using JobcenterModular.Notifications.Domain.Jobs;

namespace JobcenterModular.Notifications.UseCases.Jobs;

/// <summary>One run of a job.</summary>
/// <param name="Id">The run.</param>
/// <param name="ScheduledFor">The instant of the schedule that it ran for (UTC); null where it was asked for or is a repeat.</param>
/// <param name="StartedBy"><c>schedule</c>, <c>catch-up</c>, <c>repeat</c> of an abandoned run, or the subject of a person.</param>
/// <param name="StartedAt">When a host began (UTC).</param>
/// <param name="EndedAt">When it ended (UTC); null while it runs.</param>
/// <param name="Outcome">How far it came.</param>
/// <param name="Error">Type of the error.</param>
internal sealed record JobRunView(
    Guid Id, DateTimeOffset? ScheduledFor, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, JobOutcome Outcome, string? Error)
{
    public static JobRunView Of(JobRun run) =>
        new(run.Id, run.Occurrence, run.StartedBy, run.CreatedAt, run.EndedAt, run.Outcome, run.Error);
}
