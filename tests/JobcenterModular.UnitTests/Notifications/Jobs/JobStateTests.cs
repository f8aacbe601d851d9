using JobcenterModular.Notifications.Domain.Jobs;

namespace JobcenterModular.UnitTests.Notifications.Jobs;

/// <summary>Which occurrences count.</summary>
public sealed class JobStateTests
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_came_before_the_job_was_first_seen_does_not_count()
    {
        var state = JobState.FirstSeen("sample", Seen);

        state.Take(Seen.AddHours(-1)).ShouldBeFalse();
        state.Take(Seen).ShouldBeFalse();
        state.DueAfter.ShouldBe(Seen);
    }

    [Fact]
    public void An_occurrence_is_taken_once_and_takes_the_older_ones_with_it()
    {
        var state = JobState.FirstSeen("sample", Seen);

        state.Take(Seen.AddDays(3)).ShouldBeTrue();
        state.Take(Seen.AddDays(3)).ShouldBeFalse();
        state.Take(Seen.AddDays(2)).ShouldBeFalse();
        state.Take(Seen.AddDays(4)).ShouldBeTrue();
    }

    [Fact]
    public void A_run_is_late_or_not_repeats_or_was_asked_for()
    {
        RunCause.Due(Seen, late: false).ShouldBe(new RunCause("schedule", Seen, null));
        RunCause.Due(Seen, late: true).StartedBy.ShouldBe("catch-up");
        RunCause.By("demo:ada").ShouldBe(new RunCause("demo:ada", null, null));
        RunCause.Again(Guid.Empty).ShouldBe(new RunCause("repeat", null, Guid.Empty));
    }
}
