using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>The answers of a draft by section instance. A value: changing it makes a new one.</summary>
internal sealed class AnswerSheet
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private AnswerSheet(ImmutableSortedDictionary<string, JsonElement> sections) => Sections = sections;

    public static AnswerSheet Empty { get; } = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    /// <summary>Each value is an object {question id: answer}.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Sections { get; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">Not an object of objects.</exception>
    public static AnswerSheet Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Strict);
        var root = document.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Any(s => s.Value.ValueKind != JsonValueKind.Object))
            throw new JsonException("An answer sheet is an object of section objects.");
        return new(root.EnumerateObject().ToImmutableSortedDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal));
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (key, answers) in Sections)
            {
                writer.WritePropertyName(key);
                answers.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public AnswerSheet With(string key, JsonObject answers) => With(key, JsonSerializer.SerializeToElement(answers));

    public AnswerSheet With(string key, JsonElement answers) => new(Sections.SetItem(key, answers));

    public AnswerSheet Without(string key) => new(Sections.Remove(key));

    public JsonElement? Answer(string key, string question) =>
        Sections.TryGetValue(key, out var answers) && answers.TryGetProperty(question, out var answer) ? answer : null;

    /// <summary>The sheet with only those answers the predicate lets through (instance key, question id).</summary>
    public AnswerSheet Where(Func<string, string, bool> keep)
    {
        var sheet = Empty;
        foreach (var (key, answers) in Sections)
        {
            var kept = new JsonObject();
            foreach (var answer in answers.EnumerateObject())
            {
                if (keep(key, answer.Name))
                    kept[answer.Name] = JsonTree.Node(answer.Value);
            }

            if (kept.Count > 0)
                sheet = sheet.With(key, kept);
        }

        return sheet;
    }

    public override string ToString() => $"{Sections.Count} section(s)";
}
