using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.UnitTests.Applications.Renewals;

/// <summary>What comes along into a renewal, and what never does.</summary>
public sealed class PrefillTests
{
    public static TheoryData<string> Names => RenewalSample.Names;

    [Fact]
    public void Whatever_was_answered_nothing_but_carry_and_confirm_comes_along() => Prop.ForAll(
        RandomSheets.For(RenewalSample.Form),
        sheet => QuestionsIn(RenewalSample.Of(sheet).Prefill.Sheet).All(id => RuleOf(id) is Reuse.Carry or Reuse.Confirm)
            && QuestionsIn(RenewalSample.Of(sheet).Prefill.Baseline).All(id => RuleOf(id) != Reuse.Never)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_else_comes_along_as_it_was(string scenario)
    {
        RenewalSample sample = RenewalSample.Of(scenario);

        foreach ((string key, JsonElement answers) in sample.Earlier.Sections)
        {
            foreach (JsonProperty answer in answers.EnumerateObject().Where(answer => ComesAlong(answer)))
            {
                JsonElement carried = sample.Prefill.Sheet.Answer(key, answer.Name).ShouldNotBeNull($"{key} {answer.Name}");
                JsonElement.DeepEquals(carried, answer.Value).ShouldBeTrue($"{key} {answer.Name}");
            }
        }
    }

    [Fact]
    public void A_question_that_was_not_known_is_asked_again()
    {
        AnswerSheet earlier = RenewalSample.With(RenewalSample.Of("scenario-1").Earlier, new QuestionAt("insurance", "sv.nr"), """{"dontKnow":true}""");
        RenewalSample sample = RenewalSample.Of(earlier);

        sample.Prefill.Sheet.Answer("insurance", "sv.nr").ShouldBeNull();
        sample.OpenIn(sample.Prefill.Sheet).ShouldContain(new QuestionAt("insurance", "sv.nr"));
    }

    [Fact]
    public void What_is_no_longer_asked_on_the_new_day_neither_comes_along_nor_makes_a_difference()
    {
        // Moved half a year before the first application: by the renewal that is long ago.
        AnswerSheet moved = RenewalSample.With(RenewalSample.Of("scenario-1").Earlier, new QuestionAt("contact", "addr.since"), "\"2025-11-01\"");
        moved = RenewalSample.With(moved, new QuestionAt("housing", "kdu.moved"), """{"agreed":"ja"}""");
        RenewalSample sample = RenewalSample.Of(moved);

        sample.Prefill.Sheet.Answer("housing", "kdu.moved").ShouldBeNull();
        sample.Prefill.Baseline.Answer("housing", "kdu.moved").ShouldBeNull();
    }

    private static IEnumerable<string> QuestionsIn(AnswerSheet sheet) =>
        sheet.Sections.Values.SelectMany(answers => answers.EnumerateObject().Select(answer => answer.Name));

    private static bool ComesAlong(JsonProperty answer) => answer.Value.KindOf() is AnswerKind.Value or AnswerKind.None
        && RenewalSample.Form.Question(answer.Name) is not null
        && RuleOf(answer.Name) is Reuse.Carry or Reuse.Confirm;

    private static Reuse RuleOf(string id) => RenewalSample.Rules.Of(RenewalSample.Form.Question(id)!.Question);
}
