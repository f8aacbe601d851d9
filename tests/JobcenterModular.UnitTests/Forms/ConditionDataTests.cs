using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>What conditions read beside whole answers: the starts of ids, and the answers of other persons.</summary>
public sealed class ConditionDataTests
{
    private static readonly ScenarioAnswers Scenario = ScenarioAnswers.Read("scenario-1");

    [Theory]
    [InlineData("ek")]
    [InlineData("applicant.ek")]
    [InlineData("persons.0.ek")]
    public void The_start_of_an_id_is_an_object_while_an_answer_below_it_counts(string name)
    {
        Holds(Scenario.Sheet, $$"""{"var":"{{name}}"}""").ShouldBeTrue();
        Holds(Scenario.Sheet.Without("income"), $$"""{"var":"{{name}}"}""").ShouldBeFalse();
    }

    [Theory]
    [InlineData("ek", "ek")]
    [InlineData("ap.idDoc", "applicant.ap.idDoc")]
    [InlineData("persons.0.ek", "applicant.ek")]
    public void An_object_is_the_same_each_time_it_is_read(string one, string other) =>
        Holds(Scenario.Sheet, $$"""{"===":[{"var":"{{one}}"},{"var":"{{other}}"}]}""").ShouldBeTrue();

    [Theory]
    [InlineData("applicant.contact.mail")]
    [InlineData("persons.0.contact.mail")]
    [InlineData("applicant.role")]
    [InlineData("person.ek")]
    [InlineData("ek.types.nothing")]
    [InlineData("ek.nothing")]
    public void Names_that_a_place_does_not_have_are_not_found_there(string name) =>
        Holds(Scenario.Sheet, $$"""{"==":[{"var":["{{name}}","absent"]},"absent"]}""").ShouldBeTrue();

    private static bool Holds(AnswerSheet sheet, string rule)
    {
        var visibility = Visibility.Of(FormFixture.Real.Find("hauptantrag", 1)!, sheet, Scenario.Facts);
        return visibility.Context[0].Hold(Rule.Compile(JsonElement.Parse(rule)));
    }
}
