using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>What of the answers in force comes along into a renewal.</summary>
/// <param name="Baseline">All that still answer a question of the form, but for what is never reused: what the difference compares with.</param>
/// <param name="Sheet">Those that the draft begins with.</param>
internal sealed record Prefill(AnswerSheet Baseline, AnswerSheet Sheet)
{
    /// <summary>
    /// "Weiß ich nicht" does not come along, nor what no longer fits its question, nor what is no longer asked on the new
    /// day: a child has grown up, a move is long ago. So nothing but a person's own word makes a difference.
    /// </summary>
    public static Prefill From(FormDefinition form, RenewalRules rules, AnswerSheet inForce, FormFacts facts)
    {
        AnswerSheet fitting = Fitting(form, rules, inForce);
        HashSet<QuestionAt> hidden = [.. Visibility.Of(form, fitting, facts).Hidden];
        AnswerSheet baseline = fitting.Where((section, question) => !hidden.Contains(new QuestionAt(section, question)));
        return new Prefill(
            baseline,
            baseline.Where((_, question) => rules.Of(form.Question(question)!.Question) is Reuse.Carry or Reuse.Confirm));
    }

    private static AnswerSheet Fitting(FormDefinition form, RenewalRules rules, AnswerSheet inForce)
    {
        var sections = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach ((string key, JsonElement answers) in inForce.Sections)
        {
            if (InstanceKey.TryParse(key) is not { } instance)
                continue;
            foreach (JsonProperty answer in answers.EnumerateObject())
            {
                if (form.Question(answer.Name) is not { } place
                    || rules.Of(place.Question) == Reuse.Never
                    || (!instance.IsApplicant && !place.Section.Repeats)
                    || Fitting(place.Question, answer.Value) is not { } value)
                {
                    continue;
                }

                string target = (instance with { Section = place.Section.Key }).ToString();
                if (!sections.TryGetValue(target, out JsonObject? section))
                    sections[target] = section = [];
                section.TryAdd(place.Question.Id, value);
            }
        }

        return sections.Aggregate(AnswerSheet.Empty, (sheet, pair) => sheet.With(pair.Key, pair.Value));
    }

    private static JsonNode? Fitting(FormQuestion question, JsonElement value)
    {
        if (value.KindOf() is AnswerKind.Empty or AnswerKind.DontKnow)
            return null;
        var errors = new ErrorSink("");
        JsonNode? node = AnswerCheck.Check(question, value, "", errors);
        return errors.Any ? null : node;
    }
}
