using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Rules;
using static JobcenterModular.UnitTests.Appointments.SampleRules;

namespace JobcenterModular.UnitTests.Appointments.Rules;

public sealed class TypeContentValidatorTests
{
    [Fact]
    public void A_kind_of_talk_that_is_right_is_accepted()
    {
        Errors(OneType).ShouldBeEmpty();
        Errors(OneType with
        {
            Name = Text(100), Description = Text(1000), Bring = [Text(200)], DurationMinutes = 480, PreparationMinutes = 120, FollowUpMinutes = 120,
            StepMinutes = 480, LeadMinutes = 43_200, HorizonDays = 366, ChangeHours = 336, Skills = [Text(60)], ValidUntil = First,
        }).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_have_a_length() =>
        Errors(OneType with { Name = Text(101), Description = Text(1001), Bring = ["Ausweis", "", Text(201)], Skills = [Text(61)] }).ShouldBe(
            [
                "Name MaximumLengthValidator", "Description MaximumLengthValidator", "Bring[1] NotEmptyValidator", "Bring[2] MaximumLengthValidator",
                "Skills[0] MaximumLengthValidator",
            ]);

    [Fact]
    public void Numbers_have_their_bounds()
    {
        string[] wrong =
        [
            .. ((string[])["Duration", "Preparation", "FollowUp", "Step", "Lead"]).Select(name => name + "Minutes InclusiveBetweenValidator"),
            "HorizonDays InclusiveBetweenValidator", "ChangeHours InclusiveBetweenValidator",
        ];

        Errors(OneType with { DurationMinutes = 4, PreparationMinutes = -1, FollowUpMinutes = -1, StepMinutes = 0, LeadMinutes = -1, HorizonDays = 0, ChangeHours = -1 })
            .ShouldBe(wrong);
        Errors(OneType with
        {
            DurationMinutes = 481, PreparationMinutes = 121, FollowUpMinutes = 121, StepMinutes = 481, LeadMinutes = 43_201, HorizonDays = 367, ChangeHours = 337,
        }).ShouldBe(wrong);
    }

    [Fact]
    public void The_longest_talk_stays_within_what_the_guard_of_the_database_allows() =>
        (OneType with { DurationMinutes = 480, PreparationMinutes = 120, FollowUpMinutes = 120 }).BusyMinutes.ShouldBeLessThanOrEqualTo(RuleLimits.MostBusyMinutes);

    [Fact]
    public void It_takes_place_somehow_and_ends_after_it_began() =>
        Errors(OneType with { Modes = [], ValidUntil = First.AddDays(-1) }).ShouldBe(["Modes NotEmptyValidator", "ValidUntil end_before_begin"]);

    [Fact]
    public void There_is_a_limit_to_lists() =>
        Errors(OneType with { Bring = [.. Enumerable.Repeat("x", 31)], Skills = [.. Enumerable.Repeat("x", 21)] }).ShouldBe(
            ["Bring PredicateValidator", "Skills PredicateValidator"]);

    private static string Text(int length) => new('x', length);

    private static List<string> Errors(TypeContent type) =>
        [.. new TypeContentValidator().Validate(type).Errors.Select(error => $"{error.PropertyName} {error.ErrorCode}")];
}
