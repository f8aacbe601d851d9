using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using ValueType = JobcenterModular.Applications.Domain.Forms.ValueType;

namespace JobcenterModular.Applications.UseCases.Renewals;

/// <summary>
/// An account number that came along is shown by its last four characters until the person gives another: enough to know
/// it again, too little to take. Sent back masked, it stays what it is.
/// </summary>
internal static class MaskedAnswers
{
    private const int Shown = 4;

    /// <summary>The answers of a section as they are shown.</summary>
    public static JsonElement Mask(FormDefinition form, RenewalFacts? renewal, string key, JsonElement answers) =>
        Replace(form, renewal, key, answers, (given, known) => given == known ? MaskOf(known) : null);

    /// <summary>The answers of a section as they are meant.</summary>
    public static JsonElement Restore(FormDefinition form, RenewalFacts? renewal, string key, JsonElement answers) =>
        Replace(form, renewal, key, answers, (given, known) => given == MaskOf(known) ? known : null);

    private static string MaskOf(string number) => number.Length <= Shown ? number : $"**** {number[^Shown..]}";

    private static JsonElement Replace(
        FormDefinition form, RenewalFacts? renewal, string key, JsonElement answers, Func<string, string, string?> replacement)
    {
        if (renewal is null || InstanceKey.TryParse(key) is not { } instance || form.Section(instance.Section) is not { } section)
            return answers;
        JsonObject? replaced = null;
        foreach (FormQuestion question in section.Questions.Where(question => question.Value.Type == ValueType.Iban))
        {
            if (TextOf(renewal.Baseline.Answer(key, question.Id)) is { } known
                && answers.TryGetProperty(question.Id, out JsonElement answer)
                && TextOf(answer) is { } given
                && replacement(given, known) is { } other)
            {
                replaced ??= JsonObject.Create(answers)!;
                replaced[question.Id] = other;
            }
        }

        return replaced is null ? answers : JsonSerializer.SerializeToElement(replaced);
    }

    private static string? TextOf(JsonElement? answer) => answer is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
