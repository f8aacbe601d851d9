using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using ValueType = JobcenterModular.Applications.Domain.Forms.ValueType;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>An answer as HTML: a text, a list of choices, a group as a list of its fields, entries as a table.</summary>
internal sealed class AnswerHtml(HtmlWriter html)
{
    /// <summary>More columns do not fit on paper, nor on a screen at 200 %: then each entry has its own list.</summary>
    private const int MostColumns = 4;

    /// <summary>Answers that need the whole width.</summary>
    public static bool IsWide(ValueRules rules, JsonElement? answer) =>
        rules.Type is ValueType.Group or ValueType.List
        && answer is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value
        && value.KindOf() == AnswerKind.Value
        && !IsEmptyList(value);

    public void Write(FormQuestion question, JsonElement? answer)
    {
        switch (answer?.KindOf() ?? AnswerKind.Empty)
        {
            case AnswerKind.DontKnow:
                html.Text(AnswerText.DontKnow);
                break;
            case AnswerKind.None:
                html.Text(question.NoneLabel ?? AnswerText.None);
                break;
            case AnswerKind.Empty:
                Gap(question.Optional);
                break;
            default:
                Value(question.Value, answer!.Value);
                break;
        }
    }

    private void Value(ValueRules rules, JsonElement value)
    {
        if (rules.Type == ValueType.Group && value.ValueKind == JsonValueKind.Object)
            Fields(rules, value);
        else if (rules.Type == ValueType.List && value.ValueKind == JsonValueKind.Array)
            Entries(rules, [.. value.EnumerateArray()]);
        else if (value.ValueKind == JsonValueKind.Array)
            Choices(rules, [.. value.EnumerateArray()]);
        else
            html.UserText(AnswerText.Of(rules, value));
    }

    private void Choices(ValueRules rules, JsonElement[] chosen)
    {
        if (chosen.Length == 1)
        {
            html.UserText(AnswerText.Of(rules, chosen[0]));
            return;
        }

        using (html.Open("ul"))
        {
            foreach (var choice in chosen)
            {
                using (html.Open("li"))
                    html.UserText(AnswerText.Of(rules, choice));
            }
        }
    }

    private void Entries(ValueRules rules, JsonElement[] entries)
    {
        FormField[] fields = [.. rules.Fields.Where(field => !field.Optional || entries.Any(entry => Of(entry, field) is not null))];
        if (entries.Length == 0)
            html.Text(AnswerText.NoEntries);
        else if (fields.Length <= MostColumns && fields.All(field => field.Value.Type is not (ValueType.Group or ValueType.List)))
            Table(fields, entries);
        else
            EntryByEntry(rules, entries);
    }

    private void Table(FormField[] fields, JsonElement[] entries)
    {
        using (html.Open("table"))
        {
            html.Element("caption", entries.Length == 1 ? "1 Eintrag" : $"{entries.Length} Einträge");
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                foreach (var field in fields)
                    html.Element("th", field.Text, ("scope", "col"), ("class", ClassOf(field)));
            }

            using (html.Open("tbody"))
            {
                foreach (var entry in entries)
                    Row(fields, entry);
            }
        }
    }

    private void Row(FormField[] fields, JsonElement entry)
    {
        using (html.Open("tr"))
        {
            foreach (var field in fields)
            {
                using (html.Open("td", ("class", ClassOf(field))))
                    Field(field, Of(entry, field));
            }
        }

        html.Line();
    }

    private void EntryByEntry(ValueRules rules, JsonElement[] entries)
    {
        using (html.Open("ol", ("class", "entries")))
        {
            foreach (var entry in entries)
            {
                using (html.Open("li"))
                    Fields(rules, entry);
            }
        }
    }

    /// <summary>Fields that may stay empty and did are left out: a long group would hide the few that were filled.</summary>
    private void Fields(ValueRules rules, JsonElement group)
    {
        using (html.Open("dl", ("class", "fields")))
        {
            foreach (var field in rules.Fields.Where(field => !field.Optional || Of(group, field) is not null))
            {
                using (html.Open("div"))
                {
                    html.Element("dt", IsTheYes(field) ? "Antwort" : field.Text);
                    using (html.Open("dd"))
                        Field(field, Of(group, field));
                }

                html.Line();
            }
        }
    }

    private void Field(FormField field, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.True } && IsTheYes(field))
            html.Text(field.Text);
        else if (value is { } given)
            Value(field.Value, given);
        else
            Gap(field.Optional);
    }

    private void Gap(bool isOptional)
    {
        using (html.Open("em", ("class", "gap")))
            html.Text(isOptional ? AnswerText.LeftOut : AnswerText.NotAnswered);
    }

    /// <summary>A box that says yes to the question above it ("Ja, ein Einkommen ist zu Ende."): beside it "Nein" would read as its opposite.</summary>
    private static bool IsTheYes(FormField field) =>
        field.Value.Type == ValueType.Bool && (field.Text == "Ja" || field.Text.StartsWith("Ja,", StringComparison.Ordinal));

    private static string ClassOf(FormField field) => field.Value.Type is ValueType.Money or ValueType.Int ? "number" : "text";

    private static bool IsEmptyList(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    private static JsonElement? Of(JsonElement group, FormField field) =>
        group.ValueKind == JsonValueKind.Object && group.TryGetProperty(field.Id, out var value) && value.KindOf() != AnswerKind.Empty
            ? value
            : null;
}
