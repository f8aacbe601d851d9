using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Evaluation;

/// <summary>Reads the persons of a household from the answers that count.</summary>
internal static class HouseholdReader
{
    public static ImmutableArray<HouseholdPerson> Read(FormFacts facts, CountingAnswers answers)
    {
        var persons = ImmutableArray.CreateBuilder<HouseholdPerson>();
        persons.Add(new HouseholdPerson(
            PersonIds.Applicant,
            PersonRole.Applicant,
            facts.AgeOf(Date(answers.Find(PersonIds.Applicant, QuestionIds.ApplicantBirthDate))),
            Relation: null,
            Text(answers.Find(PersonIds.Applicant, QuestionIds.ApplicantFirstName)),
            Text(answers.Find(PersonIds.Applicant, QuestionIds.ApplicantLastName))));
        if (answers.Find(PersonIds.Applicant, QuestionIds.HouseholdPersons) is not { ValueKind: JsonValueKind.Array } list)
            return persons.ToImmutable();

        foreach (var item in list.EnumerateArray())
        {
            if (Field(item, FieldsCheck.ItemId) is not { ValueKind: JsonValueKind.String } id || PersonIds.NumberOf(id.GetString()!) == 0)
                continue;
            persons.Add(new HouseholdPerson(
                id.GetString()!,
                Role: null,
                facts.AgeOf(Date(Field(item, "birthDate"))),
                Text(answers.Find(id.GetString()!, QuestionIds.Relation)),
                Text(Field(item, "first")),
                Text(Field(item, "last"))));
        }

        return persons.ToImmutable();
    }

    private static JsonElement? Field(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DateOnly? Date(JsonElement? value) =>
        DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
