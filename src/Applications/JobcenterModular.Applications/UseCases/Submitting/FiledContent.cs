using System.Text.Json;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Evaluation;
using JobcenterModular.Applications.Domain.Household;
using JobcenterModular.BuildingBlocks.Messaging;

namespace JobcenterModular.Applications.UseCases.Submitting;

/// <summary>What was sent as data, for the case file. Its members are a promise of the event <c>applications.filed.v2</c>.</summary>
internal static class FiledContent
{
    public static byte[] Of(Submission submission, FormDefinition form, FormEvaluation evaluation, ClosedParts closed, DateOnly dueOn)
    {
        using var target = new MemoryStream();
        using (var writer = new Utf8JsonWriter(target))
        {
            writer.WriteStartObject();
            writer.WriteString("form", submission.FormKey);
            writer.WriteNumber("formVersion", submission.FormVersion);
            writer.WritePropertyName("persons");
            Write(writer, evaluation.Persons.Select(person => new FiledPerson(person.Id, person.Role, person.Name, person.BirthDate)));

            // Byte for byte: who has the receipt can check these answers by their hash.
            writer.WritePropertyName("answers");
            writer.WriteRawValue(submission.Answers);
            writer.WritePropertyName("evidence");
            Write(writer, evaluation.Evidence.Select(due => new FiledEvidence(
                due.Code, due.Title, due.Person, [.. due.Because.Select(at => form.Question(at.Question)!.Question.Text)], due.Optional, dueOn)));
            writer.WriteString("receipt", submission.Receipt);
            writer.WritePropertyName("closed");
            Write(writer, evaluation.Sections.Select(section => section.Key).Where(closed.Hides));
            writer.WriteEndObject();
        }

        return target.ToArray();
    }

    private static void Write<T>(Utf8JsonWriter writer, IEnumerable<T> rows) => JsonSerializer.Serialize(writer, rows.ToList(), EventJson.Options);

    private sealed record FiledPerson(string Id, string? Role, string? Name, DateOnly? BirthDate);

    private sealed record FiledEvidence(string Code, string Title, string Person, IReadOnlyList<string> Because, bool Optional, DateOnly DueOn);
}
