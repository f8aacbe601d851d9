using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Household;

/// <summary>
/// Answers that can put somebody in danger when another person of the household reads them, such as that there is violence.
/// They are never part of the record; they are kept sealed beside it.
/// </summary>
internal static class ProtectedAnswers
{
    public static bool Is(string question) => question == QuestionIds.ProtectedReason;

    /// <summary>The answers without them, as a copy.</summary>
    public static JsonObject Without(JsonObject answers) =>
        new(answers.Where(pair => !Is(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    /// <summary>The answers of a section instance as they may be shown; empty for one that was never saved.</summary>
    public static JsonObject Without(AnswerSheet sheet, string section) =>
        sheet.Sections.TryGetValue(section, out JsonElement saved) ? Without(JsonObject.Create(saved)!) : [];

    /// <summary>What was typed, with what was not shown: it is not lost because it is not seen.</summary>
    public static JsonElement Kept(AnswerSheet sheet, string section, JsonElement typed)
    {
        if (typed.ValueKind != JsonValueKind.Object || !sheet.Sections.TryGetValue(section, out JsonElement saved))
            return typed;
        JsonObject whole = JsonObject.Create(typed)!.DeepClone().AsObject();
        foreach ((string id, JsonNode? answer) in JsonObject.Create(saved)!.Where(pair => Is(pair.Key) && !whole.ContainsKey(pair.Key)))
            whole[id] = answer?.DeepClone();
        return JsonSerializer.SerializeToElement(whole);
    }
}
