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
        var born = Date(answers.Find(PersonIds.Applicant, QuestionIds.ApplicantBirthDate));
        persons.Add(new HouseholdPerson
        {
            Id = PersonIds.Applicant,
            Role = PersonRole.Applicant,
            BirthDate = born,
            Age = facts.AgeOf(born),
            FirstName = Text(answers.Find(PersonIds.Applicant, QuestionIds.ApplicantFirstName)),
            LastName = Text(answers.Find(PersonIds.Applicant, QuestionIds.ApplicantLastName)),
            BirthName = Text(answers.Find(PersonIds.Applicant, QuestionIds.BirthName)),
        });
        if (answers.Find(PersonIds.Applicant, QuestionIds.HouseholdPersons) is not { ValueKind: JsonValueKind.Array } list)
            return persons.ToImmutable();

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            if (Text(Field(item, FieldsCheck.ItemId)) is not { } id || PersonIds.NumberOf(id) == 0 || !ids.Add(id))
                continue;
            persons.Add(Member(id, item, facts, answers));
        }

        return persons.ToImmutable();
    }

    private static HouseholdPerson Member(string id, JsonElement item, FormFacts facts, CountingAnswers answers)
    {
        var born = Date(Field(item, "birthDate"));
        return new HouseholdPerson
        {
            Id = id,
            BirthDate = born,
            Age = facts.AgeOf(born),
            Relation = Text(answers.Find(id, QuestionIds.Relation)),
            FirstName = Text(Field(item, "first")),
            LastName = Text(Field(item, "last")),
            BirthName = Text(answers.Find(id, QuestionIds.BirthName)),
        };
    }

    private static JsonElement? Field(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DateOnly? Date(JsonElement? value) =>
        DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
