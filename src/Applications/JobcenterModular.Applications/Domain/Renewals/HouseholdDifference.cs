using System.Collections.Immutable;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Renewals;

/// <summary>Who has moved in or out, by the household's list.</summary>
internal static class HouseholdDifference
{
    public static ImmutableArray<PersonDifference> Of(AnswerSheet before, AnswerSheet now)
    {
        List<(string Id, string? Name)> old = PersonsOf(before);
        List<(string Id, string? Name)> current = PersonsOf(now);
        return
        [
            .. current.ExceptBy(old.Select(person => person.Id), person => person.Id, StringComparer.Ordinal)
                .Select(person => new PersonDifference(person.Id, person.Name, Change.New)),
            .. old.ExceptBy(current.Select(person => person.Id), person => person.Id, StringComparer.Ordinal)
                .Select(person => new PersonDifference(person.Id, person.Name, Change.Gone)),
        ];
    }

    private static List<(string Id, string? Name)> PersonsOf(AnswerSheet sheet)
    {
        List<(string Id, string? Name)> persons = [];
        foreach (JsonElement answers in sheet.Sections.Values)
        {
            if (!answers.TryGetProperty(QuestionIds.HouseholdPersons, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
                continue;
            foreach (JsonElement item in list.EnumerateArray())
            {
                if (Text(item, FieldsCheck.ItemId) is { } id)
                    persons.Add((id, $"{Text(item, "first")} {Text(item, "last")}".Trim()));
            }
        }

        return persons;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
