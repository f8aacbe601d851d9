using JobcenterModular.Notifications.Domain.Staff;

namespace JobcenterModular.UnitTests.Notifications.Staff;

/// <summary>Who stands in for whom, whatever was entered.</summary>
public sealed class SubstitutionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Who_is_there_stands_for_herself() => Of(("tom", "ute")).PresentFor("carla").ShouldBe("carla");

    [Fact]
    public void Whose_substitute_is_away_too_is_stood_in_for_by_the_substitutes_own() =>
        Of(("carla", "tom"), ("tom", "ute"), ("ute", "vera")).PresentFor("carla").ShouldBe("vera");

    [Fact]
    public void Two_who_stand_in_for_each_other_leave_it_to_the_team() =>
        Of(("carla", "tom"), ("tom", "carla")).PresentFor("carla").ShouldBeNull();

    [Fact]
    public void A_chain_that_runs_into_a_circle_ends_with_the_team() =>
        Of(("carla", "tom"), ("tom", "ute"), ("ute", "tom")).PresentFor("carla").ShouldBeNull();

    [Fact]
    public void Without_a_substitute_it_is_the_teams() => Of(("carla", null)).PresentFor("carla").ShouldBeNull();

    [Fact]
    public void Of_two_absences_the_one_that_was_entered_last_counts() =>
        Of(("carla", "tom"), ("carla", "ute")).PresentFor("carla").ShouldBe("ute");

    [Fact]
    public void The_work_of_the_last_in_the_chain_is_that_of_all_before_her()
    {
        Substitution today = Of(("carla", "tom"), ("tom", "ute"), ("vera", null), ("willi", "ute"));

        today.WorkOf("ute").ShouldBe(["ute", "carla", "tom", "willi"], ignoreOrder: true);
        today.WorkOf("tom").ShouldBe(["tom"]);
        today.WorkOf("vera").ShouldBe(["vera"]);
    }

    private static Substitution Of(params (string Subject, string? Substitute)[] away) => new(away.Select((absence, i) =>
        StaffAbsence.Enter(Guid.CreateVersion7(Now.AddMinutes(i)), absence.Subject, Today, Today, absence.Substitute, "test", Now.AddMinutes(i))));
}
