using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Orientation;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Orientation;

public sealed class RoughOrientationTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public void A_single_person_who_rents_has_a_rough_need_of_563_and_590_euros()
    {
        RoughOrientation orientation = Of("scenario-1");

        orientation.Need.Select(line => (line.Code, line.Cents)).ShouldBe([("standard.1", 56300), ("housing", 59000)]);
        orientation.NeedCents.ShouldBe(115300);
        (orientation.Assets.StatedCents, orientation.Assets.AllowanceCents).ShouldBe((320000, 1000000));
        orientation.Flags.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_parent_of_two_has_36_percent_more_and_hot_water_by_age()
    {
        RoughOrientation orientation = Of("scenario-2");

        orientation.Need.Select(line => (line.Code, line.Person, line.Cents)).ShouldBe(
        [
            ("standard.1", "ap", 56300), ("standard.6", "p1", 35700), ("standard.5", "p2", 39000),
            ("singleParent", "ap", 20268),
            ("hotWater", "ap", 1295), ("hotWater", "p1", 286), ("hotWater", "p2", 468),
            ("housing", null, 77500),
        ]);
    }

    [Fact]
    public void A_couple_has_the_second_step_twice() =>
        Of("scenario-3").Need.Where(line => line.Code.StartsWith("standard", StringComparison.Ordinal)).Select(line => (line.Code, line.Cents))
            .ShouldBe([("standard.2", 50600), ("standard.2", 50600)]);

    [Fact]
    public void Who_is_22_and_lives_with_the_parents_has_the_third_step_and_they_the_second() =>
        Of("scenario-4").Need.Where(line => line.Code.StartsWith("standard", StringComparison.Ordinal)).Select(line => (line.Person, line.Code, line.Cents))
            .ShouldBe([("ap", "standard.3", 45100), ("p1", "standard.2", 50600), ("p2", "standard.2", 50600)]);

    [Theory]
    [InlineData("1996-11-30", 1000000)]
    [InlineData("1996-12-01", 500000)]
    [InlineData("1986-11-30", 1250000)]
    [InlineData("1976-11-30", 2000000)]
    [InlineData("1976-12-01", 1250000)]
    public void What_is_left_rises_with_the_month_of_the_birthday(string born, long cents) =>
        Of("scenario-1", "person", "ap.birthDate", JsonValue.Create(born)).Assets.AllowanceCents.ShouldBe(cents);

    [Fact]
    public void What_one_does_not_use_others_of_the_household_may()
    {
        RoughAssets assets = Of("scenario-3").Assets;

        assets.Allowances.Select(allowance => allowance.Value.Number).ShouldBe([2000000, 1250000]);
        assets.StatedCents.ShouldBe(247000, "the car is called adequate");
    }

    [Fact]
    public void Savings_above_the_limit_are_flagged_for_a_person_to_look_at()
    {
        RoughOrientation orientation = Of("scenario-1", "assets", "vm.cash", JsonValue.Create(680001));

        orientation.Assets.StatedCents.ShouldBe(1000001);
        orientation.Flags.ShouldHaveSingleItem().Code.ShouldBe("assets.above_allowance");
    }

    [Fact]
    public void Another_date_range_changes_the_amount_without_code()
    {
        RoughOrientation orientation = RoughOrientation.Of(
            Evaluated("scenario-1").Evaluation, Evaluated("scenario-1").Answers, new OrientationValues(With("rbs.step1", 60000, November), November));

        orientation.Need[0].Cents.ShouldBe(60000);
        orientation.Need[0].Value!.ValidFrom.ShouldBe(November);
    }

    [Fact]
    public void Where_no_value_is_known_for_a_month_no_amount_stands_and_the_answer_says_so()
    {
        (FormEvaluation evaluation, AnswerSheet answers) = Evaluated("scenario-1");

        RoughOrientation orientation = RoughOrientation.Of(
            evaluation, answers, new OrientationValues(FormFixture.Real.LegalParameters, new DateOnly(2027, 1, 1)));

        orientation.Need.Select(line => line.Code).ShouldBe(["housing"]);
        orientation.Flags.ShouldContain(flag => flag.Code == "value.missing" && flag.Text.Contains("rbs.step1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2027-04-20", true)]
    [InlineData("2027-06-30", false)]
    public void The_need_of_a_pregnant_woman_begins_after_the_twelfth_week(string due, bool counts)
    {
        JsonNode pregnant = JsonNode.Parse($$"""{"meb.disab":{"has":false},"meb.diet":false,"meb.pregnant":true,"meb.due":"{{due}}"}""")!;

        Of("scenario-1", "needs", question: null, pregnant).Need.Any(line => line.Code == "pregnant" && line.Cents == 9571).ShouldBe(counts);
    }

    [Fact]
    public void Every_amount_of_the_law_names_its_source() =>
        Of("scenario-2").Need.Where(line => line.Code != "housing").ShouldAllBe(line => line.Value!.Source.Contains('§'));

    private static RoughOrientation Of(string scenario, string? section = null, string? question = null, JsonNode? answer = null)
    {
        (FormEvaluation evaluation, AnswerSheet answers) = Evaluated(scenario, section, question, answer);
        return RoughOrientation.Of(evaluation, answers, new OrientationValues(FormFixture.Real.LegalParameters, November));
    }

    private static (FormEvaluation Evaluation, AnswerSheet Answers) Evaluated(string scenario, string? section = null, string? question = null, JsonNode? answer = null)
    {
        ScenarioAnswers read = ScenarioAnswers.Read(scenario);
        AnswerSheet sheet = read.Sheet;
        if (section is not null)
        {
            JsonObject answers = question is null ? answer!.AsObject() : JsonObject.Create(sheet.Sections[section])!;
            if (question is not null)
                answers[question] = answer;
            sheet = sheet.With(section, answers);
        }

        FormEvaluation evaluation = FormEvaluation.Run(FormFixture.Real.Find("hauptantrag", 1)!, sheet, read.Facts);
        return (evaluation, evaluation.ToSend(sheet));
    }

    private static LegalParameters With(string key, int value, DateOnly from)
    {
        ImmutableArray<LegalParameter> others = [.. FormFixture.Real.LegalParameters.All.Where(parameter => parameter.Key != key)];
        return new LegalParameters(others.Add(new LegalParameter(key, JsonSerializer.SerializeToElement(value), from, null, "Gesetz", "niemand", from)));
    }
}
