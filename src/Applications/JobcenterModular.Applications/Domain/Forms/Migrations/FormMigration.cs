using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Forms.Migrations;

/// <summary>
/// Brings the answers of one version into the next. Every answer is either in the new sheet or named in
/// the report with its old text and value: nothing vanishes unseen.
/// </summary>
internal static class FormMigration
{
    public static MigrationResult Apply(FormDefinition old, FormDefinition form, AnswerSheet sheet)
    {
        if (!string.Equals(old.Key, form.Key, StringComparison.Ordinal) || form.Migration is not { } plan || plan.From != old.Version)
            throw new ArgumentException($"{form.Key} v{form.Version} does not follow {old.Key} v{old.Version}.", nameof(form));

        var migrated = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<MigrationEntry>();
        foreach (var (key, answers) in sheet.Sections)
        {
            foreach (var answer in answers.EnumerateObject())
                entries.Add(Place(old, form, plan, new QuestionAt(key, answer.Name), answer.Value, migrated));
        }

        var result = migrated.Aggregate(AnswerSheet.Empty, (s, m) => s.With(m.Key, m.Value));
        return new MigrationResult(result, new MigrationReport(entries.ToImmutable(), Added(old, form, plan)));
    }

    private static MigrationEntry Place(
        FormDefinition old, FormDefinition form, MigrationPlan plan, QuestionAt at, JsonElement value, Dictionary<string, JsonObject> migrated)
    {
        var question = old.Question(at.Question)?.Question;
        var rule = plan.For(at.Question);
        var entry = new MigrationEntry(at, question?.Text ?? at.Question, value, MigrationOutcome.Dropped, To: null, rule?.Reason);
        if (question is null || InstanceKey.TryParse(at.Section) is not { } instance || rule?.Action == MigrationAction.Drop)
            return entry with { Reason = entry.Reason ?? MigrationReasons.NotInForm };
        if (rule?.Action == MigrationAction.AskAgain)
            return entry with { Outcome = MigrationOutcome.AskAgain };

        if (form.Question(rule?.NewId ?? at.Question) is not { } target)
            return entry with { Reason = entry.Reason ?? MigrationReasons.NotInForm };
        if (!instance.IsApplicant && !target.Section.Repeats)
            return entry with { Outcome = MigrationOutcome.AskAgain, Reason = MigrationReasons.NoPlace };
        if (MigratedValue.Of(target.Question, rule, value) is not { } node)
            return entry with { Outcome = MigrationOutcome.AskAgain, Reason = rule?.Reason ?? MigrationReasons.NoLongerFits };

        var to = new QuestionAt((instance with { Section = target.Section.Key }).ToString(), target.Question.Id);
        if (!migrated.TryGetValue(to.Section, out var section))
            migrated[to.Section] = section = [];
        if (!section.TryAdd(to.Question, node))
            return entry with { Outcome = MigrationOutcome.AskAgain, Reason = MigrationReasons.NoPlace };
        var isSame = to == at && JsonElement.DeepEquals(value, JsonSerializer.SerializeToElement(node));
        return entry with { Outcome = isSame ? MigrationOutcome.Carried : MigrationOutcome.Mapped, To = to };
    }

    private static ImmutableArray<AddedQuestion> Added(FormDefinition old, FormDefinition form, MigrationPlan plan)
    {
        var reached = plan.Rules.Where(r => r.Action == MigrationAction.Carry).Select(r => r.NewId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. form.Sections
                .SelectMany(s => s.Questions.Select(q => new AddedQuestion(s.Key, q.Id, q.Text)))
                .Where(q => old.Question(q.Question) is null && !reached.Contains(q.Question)),
        ];
    }
}
