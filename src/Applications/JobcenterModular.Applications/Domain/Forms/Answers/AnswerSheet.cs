using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>The answers of a draft by section instance. A value: changing it makes a new one.</summary>
internal sealed class AnswerSheet
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly SortedList<string, JsonElement> sections;

    private AnswerSheet(SortedList<string, JsonElement> sections) => this.sections = sections;

    public static AnswerSheet Empty { get; } = new(new(StringComparer.Ordinal));

    /// <summary>Each value is an object {question id: answer}; in ordinal order of keys.</summary>
    public IReadOnlyDictionary<string, JsonElement> Sections => sections;

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">Not an object of objects.</exception>
    public static AnswerSheet Parse(string json)
    {
        var root = JsonElement.Parse(json, Strict);
        if (root.ValueKind != JsonValueKind.Object)
            throw NotASheet();
        var read = new SortedList<string, JsonElement>(root.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var section in root.EnumerateObject())
            read.Add(section.Name, section.Value.ValueKind == JsonValueKind.Object ? section.Value : throw NotASheet());
        return new(read);
    }

    /// <summary>Sections go out letter by letter as they came in: only one of them was changed.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(sections.Sum(s => JsonMarshal.GetRawUtf8Value(s.Value).Length + (3 * s.Key.Length) + 4) + 2);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (key, answers) in sections)
            {
                writer.WritePropertyName(key);
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(answers), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public AnswerSheet With(string key, JsonObject answers) => With(key, JsonSerializer.SerializeToElement(answers));

    public AnswerSheet With(string key, JsonElement answers) => new(new(sections, StringComparer.Ordinal) { [key] = answers });

    public AnswerSheet Without(string key)
    {
        var rest = new SortedList<string, JsonElement>(sections, StringComparer.Ordinal);
        rest.Remove(key);
        return new(rest);
    }

    public JsonElement? Answer(string key, string question) =>
        sections.TryGetValue(key, out var answers) && answers.TryGetProperty(question, out var answer) ? answer : null;

    /// <summary>The sheet with only those answers the predicate lets through (instance key, question id).</summary>
    public AnswerSheet Where(Func<string, string, bool> keep)
    {
        var sheet = Empty;
        foreach (var (key, answers) in sections)
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

    public override string ToString() => $"{sections.Count} section(s)";

    private static JsonException NotASheet() => new("An answer sheet is an object of section objects.");
}
