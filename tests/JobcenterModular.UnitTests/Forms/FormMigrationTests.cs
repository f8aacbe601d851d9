using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Forms.Migrations;

namespace JobcenterModular.UnitTests.Forms;

public sealed class FormMigrationTests
{
    private static readonly Lazy<FormCatalog> Catalog = new(() =>
    {
        using var content = new ContentDirectory();
        return FormCatalog.Load(FormsWithV2.CreateIn(content.Root));
    });

    private static FormDefinition Old => Catalog.Value.Find("hauptantrag", 1)!;

    private static FormDefinition New => Catalog.Value.Find("hauptantrag", 2)!;

    [Fact]
    public void Version_two_adds_one_question_removes_one_and_changes_one()
    {
        var report = Migrate("{}").Report;

        report.Added.ShouldHaveSingleItem().ShouldBe(new AddedQuestion("contact", "contact.time", "Wann können wir Sie am besten anrufen?"));
        Old.Questions.Select(q => q.Question.Id).Except(New.Questions.Select(q => q.Question.Id), StringComparer.Ordinal).ShouldBe(["kdu.rooms"]);
        Catalog.Value.Newest("hauptantrag").ShouldBeSameAs(New);
    }

    [Fact]
    public void An_answer_to_the_same_question_comes_along()
    {
        var result = Migrate("""{"housing":{"kdu.cold":42000},"person:p1":{"ap.nat":{"dontKnow":true}}}""");

        result.Sheet.ToJson().ShouldBe("""{"housing":{"kdu.cold":42000},"person:p1":{"ap.nat":{"dontKnow":true}}}""");
        result.Report.Entries.ShouldAllBe(e => e.Outcome == MigrationOutcome.Carried);
        result.Report.Lost.ShouldBeEmpty();
    }

    [Fact]
    public void An_option_with_a_new_name_is_mapped()
    {
        var result = Migrate("""{"contact":{"contact.lang":"kurdisch"}}""");

        result.Sheet.Answer("contact", "contact.lang")!.Value.GetString().ShouldBe("kurmandschi");
        result.Report.Entries.ShouldHaveSingleItem().Outcome.ShouldBe(MigrationOutcome.Mapped);
    }

    [Fact]
    public void An_option_that_is_gone_is_asked_again_and_the_old_answer_stays_readable()
    {
        var result = Migrate("""{"contact":{"contact.lang":"farsiDari"}}""");

        result.Sheet.Sections.ShouldBeEmpty();
        var entry = result.Report.Lost.ShouldHaveSingleItem();
        entry.Outcome.ShouldBe(MigrationOutcome.AskAgain);
        entry.OldValue.GetString().ShouldBe("farsiDari");
        entry.OldText.ShouldBe(Old.Question("contact.lang")!.Question.Text);
        entry.Reason!.ShouldContain("Farsi und Dari");
    }

    [Fact]
    public void An_answer_to_a_removed_question_is_dropped_with_its_old_text()
    {
        var entry = Migrate("""{"housing":{"kdu.rooms":2}}""").Report.Lost.ShouldHaveSingleItem();

        entry.Outcome.ShouldBe(MigrationOutcome.Dropped);
        entry.OldValue.GetInt32().ShouldBe(2);
        entry.OldText.ShouldBe(Old.Question("kdu.rooms")!.Question.Text);
        entry.Reason.ShouldBe("Die Zahl der Zimmer brauchen wir nicht mehr.");
    }

    [Fact]
    public void A_version_that_does_not_follow_is_refused() =>
        Should.Throw<ArgumentException>(() => FormMigration.Apply(New, New, AnswerSheet.Empty));

    [Theory]
    [MemberData(nameof(ScenarioAnswers.Names), MemberType = typeof(ScenarioAnswers))]
    public void A_whole_scenario_goes_on_in_the_next_version(string name)
    {
        var scenario = ScenarioAnswers.Read(name);

        var result = FormMigration.Apply(Old, New, scenario.Sheet);

        result.Report.Lost.ShouldAllBe(e => e.From.Question == "kdu.rooms");
        FormEvaluation.Run(New, result.Sheet, scenario.Facts).HiddenAnswers.ShouldBeEmpty();
    }

    [Fact]
    public void No_answer_vanishes_unseen() =>
        Prop.ForAll(RandomSheets.For(Old), sheet =>
        {
            var result = FormMigration.Apply(Old, New, sheet);
            var old = sheet.Sections.SelectMany(s => s.Value.EnumerateObject().Select(a => (At: new QuestionAt(s.Key, a.Name), a.Value))).ToList();
            return result.Report.Entries.Length == old.Count && old.TrueForAll(answer => IsSeen(answer.At, answer.Value, result));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static bool IsSeen(QuestionAt at, JsonElement value, MigrationResult result)
    {
        var entry = result.Report.Entries.Single(e => e.From == at);
        if (entry.Outcome is MigrationOutcome.Dropped or MigrationOutcome.AskAgain)
            return entry.To is null && entry.OldText.Length > 0 && entry.Reason is not null && JsonElement.DeepEquals(entry.OldValue, value);
        var now = result.Sheet.Answer(entry.To!.Value.Section, entry.To.Value.Question);
        return now is { } found && (entry.Outcome == MigrationOutcome.Mapped || JsonElement.DeepEquals(found, value));
    }

    private static MigrationResult Migrate(string sheet) => FormMigration.Apply(Old, New, AnswerSheet.Parse(sheet));
}
