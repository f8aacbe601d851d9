using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>The evaluation runs on every save. Its cost is held by counting: clocks of busy machines lie.</summary>
public sealed class EvaluationCostTests
{
    public static TheoryData<string> Names => ScenarioAnswers.Names;

    private static FormDefinition Form => FormFixture.Real.Find("hauptantrag", 1)!;

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_condition_is_asked_at_most_once_per_person(string name)
    {
        var scenario = ScenarioAnswers.Read(name);

        var visibility = Visibility.Of(Form, scenario.Sheet, scenario.Facts);
        FormEvaluation.Of(visibility);

        var ofRoles = Form.PersonRoles.Count(r => r.When is not null) * visibility.Persons.Count(p => !p.IsApplicant);
        var ofSections = visibility.Persons.Sum(p => Form.Sections.Where(s => s.IsFor(p.Id, p.Role)).Sum(ConditionsOf));
        visibility.Rounds.ShouldBe(1);
        visibility.Context.RulesRun.ShouldBeInRange(1, ofRoles + ofSections);
    }

    [Fact]
    public void A_hidden_answer_costs_a_second_round_only_when_conditions_saw_it()
    {
        Rounds("end", """{"gone.question":true}""").ShouldBe(1);
        Rounds("end", """{"end.kids":{"dontKnow":true}}""").ShouldBe(1);
        Rounds("end", """{"end.kids":true}""").ShouldBe(2);

        static int Rounds(string key, string answers) =>
            Visibility.Of(FormFixture.Small, AnswerSheet.Empty.With(key, FormFixture.Json(answers)), FormFixture.Facts).Rounds;
    }

    [Fact]
    public void The_law_of_a_day_is_put_together_once()
    {
        var day = new DateOnly(2026, 11, 22);

        Form.LegalParameters.ValuesAt(day).ShouldBeSameAs(Form.LegalParameters.ValuesAt(day));
    }

    private static int ConditionsOf(FormSection section) =>
        Count(section.When is not null)
        + section.Questions.Sum(q => Count(q.When is not null) + q.Hints.Count(h => h.When is not null) + q.Evidence.Count(e => e.When is not null));

    private static int Count(bool isThere) => isThere ? 1 : 0;
}
