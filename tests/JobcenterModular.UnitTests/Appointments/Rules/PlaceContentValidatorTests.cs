using FluentValidation.Results;
using JobcenterModular.BuildingBlocks.Calendar;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Rules;
using static JobcenterModular.UnitTests.Appointments.SampleRules;

namespace JobcenterModular.UnitTests.Appointments.Rules;

public sealed class PlaceContentValidatorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_place_that_is_right_is_accepted() => Errors(OnePlace).ShouldBeEmpty();

    [Fact]
    public void Texts_have_a_length() => Errors(OnePlace with
    {
        Name = "", Street = Text(101), Town = " ", Directions = Text(501), Accessibility = Text(501), PostalCode = "1011",
    }).ShouldBe(
        [
            "Name NotEmptyValidator", "Street MaximumLengthValidator", "PostalCode malformed", "Town NotEmptyValidator",
            "Directions MaximumLengthValidator", "Accessibility MaximumLengthValidator",
        ]);

    [Theory]
    [InlineData("1011a")]
    [InlineData("101156")]
    [InlineData("١٠١١٥")]
    [InlineData("")]
    public void A_postal_code_has_five_digits(string code) => Errors(OnePlace with { PostalCode = code }).ShouldBe(["PostalCode malformed"]);

    [Fact]
    public void The_longest_texts_are_accepted() =>
        Errors(OnePlace with { Name = Text(100), Street = Text(100), Town = Text(100), Directions = Text(500), Accessibility = Text(500) }).ShouldBeEmpty();

    [Fact]
    public void An_end_before_its_begin_is_named_wherever_it_stands()
    {
        DateOnly before = First.AddDays(-1);
        Errors(OnePlace with { ValidUntil = before }).ShouldBe(["ValidUntil end_before_begin"]);
        Errors(OnePlace with { ValidUntil = First }).ShouldBeEmpty();
        Errors(OnePlace with { Counters = [OneCounter with { ValidUntil = before }] }).ShouldBe(["Counters[0].ValidUntil end_before_begin"]);
        Errors(PlaceWith(Hours with { ValidUntil = before })).ShouldBe(["Counters[0].Hours[0].ValidUntil end_before_begin"]);
        Errors(PlaceWith(Hours with { Until = Hours.From })).ShouldBe(["Counters[0].Hours[0].Until end_before_begin"]);
        Errors(PlaceWith(Hours with { Until = new TimeOnly(7, 0) })).ShouldBe(["Counters[0].Hours[0].Until end_before_begin"]);
        Errors(OnePlace with { Closures = [new Closed(Guid.Empty, Noon, Noon, null)] }).ShouldBe(["Closures[0].Until end_before_begin"]);
        Errors(OnePlace with { Counters = [OneCounter with { Absences = [new Closed(Guid.Empty, Noon, Noon.AddHours(-1), Text(201))] }] }).ShouldBe(
            ["Counters[0].Absences[0].Until end_before_begin", "Counters[0].Absences[0].Note MaximumLengthValidator"]);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_counter_receives_one_to_fifty_at_once(int capacity, bool right) =>
        Errors(PlaceWith(Hours with { Capacity = capacity })).ShouldBe(right ? [] : ["Counters[0].Hours[0].Capacity InclusiveBetweenValidator"]);

    [Theory]
    [InlineData(0, false)]
    [InlineData(-2, false)]
    [InlineData(1, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(int.MaxValue, false)]
    public void Hours_come_again_after_one_to_twelve_weeks_and_nothing_else_is_compared(int weeks, bool right)
    {
        OpeningHours other = Hours with { From = Hours.Until, Until = new TimeOnly(15, 0) };
        string[] wrong = ["Counters[0].Hours[0].EveryWeeks InclusiveBetweenValidator"];

        Errors(PlaceWith(Hours with { EveryWeeks = weeks }, other)).ShouldBe(right ? [] : wrong);
        Errors(PlaceWith(Hours with { EveryWeeks = weeks }, Hours)).ShouldBe(right ? ["Counters[0].Hours hours_meet"] : wrong);
    }

    [Fact]
    public void Hours_without_a_weekday_are_none() =>
        Errors(PlaceWith(Hours with { Weekdays = [] })).ShouldBe(["Counters[0].Hours[0].Weekdays NotEmptyValidator"]);

    [Fact]
    public void Hours_of_one_counter_must_not_meet_and_those_of_two_may()
    {
        OpeningHours late = Hours with { From = new TimeOnly(11, 30), Until = new TimeOnly(15, 0) };
        Counter second = OneCounter with { Id = Guid.NewGuid(), Hours = [late] };

        Errors(PlaceWith(Hours, late)).ShouldBe(["Counters[0].Hours hours_meet"]);
        Errors(OnePlace with { Counters = [OneCounter, second] }).ShouldBeEmpty();
        Errors(OnePlace with { Counters = [OneCounter, second with { Hours = [late, late] }] }).ShouldBe(["Counters[1].Hours hours_meet"]);
    }

    [Fact]
    public void A_local_day_must_be_one()
    {
        Errors(OnePlace with { LocalDays = [new LocalDay("Friedensfest", "08-08", null), new LocalDay("Nie", "02-30", null)] }).ShouldBe(["LocalDays[1].On malformed"]);
        Errors(OnePlace with { LocalDays = [new LocalDay("", "easter+39", null)] }).ShouldBe(["LocalDays[0].Name NotEmptyValidator"]);
        Errors(OnePlace with { LocalDays = [new LocalDay(Text(101), "irgendwann", null)] }).ShouldBe(
            ["LocalDays[0].Name MaximumLengthValidator", "LocalDays[0].On malformed"]);
    }

    [Fact]
    public void A_counter_has_a_name_a_team_and_a_mode() =>
        Errors(OnePlace with { Counters = [OneCounter with { Name = "", Team = Text(61), Modes = [], Skills = [""], Languages = ["uk", "Ukrainisch"] }] }).ShouldBe(
            [
                "Counters[0].Name NotEmptyValidator", "Counters[0].Team MaximumLengthValidator", "Counters[0].Modes NotEmptyValidator",
                "Counters[0].Skills[0] NotEmptyValidator", "Counters[0].Languages[1] malformed",
            ]);

    [Fact]
    public void Two_counters_have_two_identities() => Errors(OnePlace with { Counters = [OneCounter, OneCounter] }).ShouldBe(["Counters repeated"]);

    [Fact]
    public void There_is_a_limit_to_counters_and_closures()
    {
        Counter[] counters = [.. Enumerable.Range(0, 101).Select(_ => OneCounter with { Id = Guid.NewGuid() })];
        Closed closed = new(Guid.Empty, Noon, Noon.AddHours(1), null);

        Errors(OnePlace with { Counters = counters }).ShouldBe(["Counters count"]);
        Errors(OnePlace with { Counters = counters[..100], Closures = [.. Enumerable.Repeat(closed, 1000)] }).ShouldBeEmpty();
        Errors(OnePlace with { Closures = [.. Enumerable.Repeat(closed, 1001)] }).ShouldBe(["Closures count"]);
    }

    [Fact]
    public void The_reasons_are_told_in_German() =>
        new PlaceContentValidator().Validate(PlaceWith(Hours, Hours)).Errors.ShouldHaveSingleItem().ErrorMessage
            .ShouldBe("Zwei Öffnungszeiten dieses Schalters überschneiden sich.");

    private static string Text(int length) => new('x', length);

    private static List<string> Errors(PlaceContent place) =>
        [.. new PlaceContentValidator().Validate(place).Errors.Select((ValidationFailure error) => $"{error.PropertyName} {error.ErrorCode}")];
}
