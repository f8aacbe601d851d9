using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using NJsonSchema;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>The scenarios of the domain file, answered in full on the real form.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Names => ScenarioAnswers.Names;

    private static FormDefinition Form => FormFixture.Real.Find("hauptantrag", 1)!;

    [Fact]
    public void There_are_answers_for_five_scenarios() => Names.Count.ShouldBe(5);

    [Theory]
    [MemberData(nameof(Names))]
    public void Evidence_hints_and_annexes_are_those_of_the_scenario(string name)
    {
        var scenario = ScenarioAnswers.Read(name);

        var evaluation = FormEvaluation.Run(Form, scenario.Sheet, scenario.Facts);

        evaluation.Evidence.Where(e => !e.Optional).Select(e => e.Code).Distinct(StringComparer.Ordinal).ShouldBe(scenario.Evidence, ignoreOrder: true);
        evaluation.Hints.Select(h => h.Code).Distinct(StringComparer.Ordinal).ShouldBe(scenario.Hints, ignoreOrder: true);
        evaluation.Annexes.Select(a => a.Name).ShouldBe(scenario.Annexes, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_scenario_is_complete_and_nothing_in_it_is_hidden(string name)
    {
        var scenario = ScenarioAnswers.Read(name);

        var evaluation = FormEvaluation.Run(Form, scenario.Sheet, scenario.Facts);

        evaluation.HiddenAnswers.ShouldBeEmpty();
        evaluation.BlockingMissing.ShouldBeEmpty();
        evaluation.Sections.SelectMany(s => s.Open.Select(q => $"{s.Key} {q}")).ShouldBeEmpty();
        evaluation.Counts.Percent.ShouldBe(100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_section_of_the_scenario_can_be_saved_as_it_is(string name)
    {
        var scenario = ScenarioAnswers.Read(name);

        foreach (var (key, answers) in scenario.Sheet.Sections)
        {
            var check = SectionAnswers.Check(Form, scenario.Sheet, scenario.Facts, key, answers);
            check.Errors.ShouldBeEmpty($"{key}: {string.Join('\n', check.Errors)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answering_only_what_is_asked_leads_from_an_empty_sheet_to_the_whole(string name)
    {
        var scenario = ScenarioAnswers.Read(name);
        var sheet = AnswerSheet.Empty;
        var answered = -1;
        for (var evaluation = Run(); evaluation.Counts.Answered > answered; evaluation = Run())
        {
            answered = evaluation.Counts.Answered;
            foreach (var section in evaluation.Sections)
                Save(section);
        }

        Run().Counts.ShouldBe(FormEvaluation.Run(Form, scenario.Sheet, scenario.Facts).Counts);
        sheet.Sections.Keys.ShouldBe(scenario.Sheet.Sections.Keys, ignoreOrder: true);

        FormEvaluation Run() => FormEvaluation.Run(Form, sheet, scenario.Facts);

        void Save(SectionState section)
        {
            var isNew = sheet.Answer(section.Key, "hh.persons") is null;
            var answers = new JsonObject();
            foreach (var question in section.Visible)
            {
                if (scenario.Sheet.Answer(section.Key, question) is { } answer)
                    answers[question] = isNew ? WithoutIds(answer) : JsonNode.Parse(answer.GetRawText());
            }

            if (answers.Count == 0)
                return;
            var check = SectionAnswers.Check(Form, sheet, scenario.Facts, section.Key, JsonSerializer.SerializeToElement(answers));
            var stillAsked = check.Errors.Where(e => e.Code is not (AnswerErrorCodes.HiddenSection or AnswerErrorCodes.HiddenQuestion or AnswerErrorCodes.UnknownSection));
            stillAsked.ShouldBeEmpty(string.Join('\n', check.Errors));
            sheet = check.Sheet;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_answers_are_valid_by_the_schema(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(FormSchema.For(Form).ToJsonString(), TestContext.Current.CancellationToken);

        schema.Validate(ScenarioAnswers.Read(name).Answers.GetRawText()).ShouldBeEmpty();
        schema.Validate(ScenarioAnswers.Read(name).Sheet.ToJson()).ShouldBeEmpty();
    }

    /// <summary>As a client sends the household list first: without the ids the server gives.</summary>
    private static JsonNode WithoutIds(JsonElement answer)
    {
        var node = JsonNode.Parse(answer.GetRawText())!;
        foreach (var person in (node as JsonArray ?? []).OfType<JsonObject>())
            person.Remove("id");
        return node;
    }
}
