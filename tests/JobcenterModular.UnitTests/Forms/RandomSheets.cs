using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>Sheets full of fitting and unfitting answers, of known and unknown questions, for any person.</summary>
internal static class RandomSheets
{
    public static Arbitrary<AnswerSheet> For(FormDefinition form)
    {
        var questions = form.Questions.ToArray();
        var answer =
            from place in Gen.Elements(questions)
            from person in Gen.Elements("", "", ":p1", ":p2")
            from isKnown in Gen.Frequency((20, Gen.Constant(true)), (1, Gen.Constant(false)))
            from value in Value(place.Question.Value)
            select (Key: place.Section.Key + person, Id: isKnown ? place.Question.Id : "gone.question", Value: value);
        return Arb.From(answer.NonEmptyListOf().Select(Sheet));
    }

    private static AnswerSheet Sheet(IEnumerable<(string Key, string Id, string Value)> answers)
    {
        var sheet = AnswerSheet.Empty;
        foreach (var section in answers.GroupBy(a => a.Key))
        {
            var node = new JsonObject();
            foreach (var (_, id, value) in section)
                node[id] = JsonNode.Parse(value);
            sheet = sheet.With(section.Key, node);
        }

        return sheet;
    }

    private static Gen<string> Value(ValueRules rules)
    {
        var anything = Gen.Elements("true", "7", "\"text\"", "[]", "[\"x\"]", "{}", "{\"dontKnow\":true}", "{\"none\":true}", "\"2026-11-22\"", "null");
        return rules.Options.Length == 0
            ? anything
            : Gen.OneOf(
                anything,
                Gen.Elements(rules.Options.Select(o => $"\"{o.Value}\"").ToArray()),
                Gen.SubListOf(rules.Options.Select(o => $"\"{o.Value}\"")).Select(o => $"[{string.Join(',', o)}]"));
    }
}
