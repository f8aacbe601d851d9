using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>
/// Gives household members their ids. A number is given once: answers of a removed person must never
/// become those of the next one.
/// </summary>
internal static class HouseholdIds
{
    /// <summary>Sets the missing ids in <paramref name="persons"/>; returns the highest number ever given.</summary>
    public static int Assign(JsonArray persons, AnswerSheet sheet, int highestPersonNumber, string pointer, ErrorSink errors)
    {
        var known = KnownIn(sheet);
        var highest = known.Append(highestPersonNumber).Max();
        var used = new HashSet<int>();
        for (var i = 0; i < persons.Count; i++)
        {
            if (persons[i] is not JsonObject person || person[FieldsCheck.ItemId] is not { } id)
                continue;
            var number = PersonIds.NumberOf(id.GetValue<string>());
            if (!known.Contains(number))
                errors.Add($"{pointer}/{i}/id", AnswerErrorCodes.UnknownPerson, "Diese Person gibt es im Antrag nicht. Für eine neue Person bitte keine „id“ angeben.");
            else if (!used.Add(number))
                errors.Add($"{pointer}/{i}/id", AnswerErrorCodes.Duplicate, "Diese Person steht doppelt in der Liste.");
        }

        foreach (var person in persons.OfType<JsonObject>().Where(p => p[FieldsCheck.ItemId] is null))
            person.Insert(0, FieldsCheck.ItemId, PersonIds.Member(++highest));
        return highest;
    }

    /// <summary>Numbers the sheet remembers: from the list, and from sections of persons who were in it.</summary>
    private static HashSet<int> KnownIn(AnswerSheet sheet)
    {
        var numbers = new HashSet<int>();
        foreach (var (key, answers) in sheet.Sections)
        {
            if (InstanceKey.TryParse(key) is { IsApplicant: false } instance)
                numbers.Add(PersonIds.NumberOf(instance.Person));
            if (!answers.TryGetProperty(QuestionIds.HouseholdPersons, out var list) || list.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object
                    && item.TryGetProperty(FieldsCheck.ItemId, out var id)
                    && id.ValueKind == JsonValueKind.String
                    && PersonIds.NumberOf(id.GetString()!) is > 0 and var number)
                {
                    numbers.Add(number);
                }
            }
        }

        return numbers;
    }
}
