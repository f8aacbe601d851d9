using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>The answers of a draft by section instance. A value: changing it makes a new one.</summary>
internal sealed class AnswerSheet
{
    private readonly SortedList<string, JsonElement> sections;

    private AnswerSheet(SortedList<string, JsonElement> sections) => this.sections = sections;

    public static AnswerSheet Empty { get; } = new(new(StringComparer.Ordinal));

    /// <summary>Each value is an object {question id: answer}; in ordinal order of keys.</summary>
    public IReadOnlyDictionary<string, JsonElement> Sections => sections;

    /// <summary>
    /// Reads what <see cref="ToJson"/> wrote. Answers were checked before they were written, so only the shape of the sheet
    /// is looked at again.
    /// </summary>
    /// <exception cref="JsonException">Not an object of objects.</exception>
    public static AnswerSheet Parse(string json)
    {
        var root = JsonElement.Parse(json);
        if (root.ValueKind != JsonValueKind.Object)
            throw NotASheet();
        var read = new SortedList<string, JsonElement>(root.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var section in root.EnumerateObject())
        {
            if (section.Value.ValueKind != JsonValueKind.Object || !read.TryAdd(section.Name, section.Value))
                throw NotASheet();
        }

        return new(read);
    }

    /// <summary>Sections go out letter by letter as they came in: only one of them was changed.</summary>
    public string ToJson()
    {
        if (sections.Count == 0)
            return "{}";
        var length = 1;
        for (var i = 0; i < sections.Count; i++)
            length += NameAt(sections, i).Length + Encoding.UTF8.GetCharCount(ValueAt(sections, i)) + "\"\":,".Length;
        return string.Create(length, sections, Write);
    }

    /// <summary>How many answers all sections hold together.</summary>
    public int CountAnswers()
    {
        var count = 0;
        for (var i = 0; i < sections.Count; i++)
            count += sections.GetValueAtIndex(i).GetPropertyCount();
        return count;
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

    private static void Write(Span<char> json, SortedList<string, JsonElement> sections)
    {
        var mark = '{';
        for (var i = 0; i < sections.Count; i++)
        {
            json.TryWrite(CultureInfo.InvariantCulture, $"{mark}\"{NameAt(sections, i)}\":", out var written);
            json = json[written..];
            json = json[Encoding.UTF8.GetChars(ValueAt(sections, i), json)..];
            mark = ',';
        }

        json[0] = '}';
    }

    private static string NameAt(SortedList<string, JsonElement> sections, int index) =>
        JavaScriptEncoder.Default.Encode(sections.GetKeyAtIndex(index));

    private static ReadOnlySpan<byte> ValueAt(SortedList<string, JsonElement> sections, int index) =>
        JsonMarshal.GetRawUtf8Value(sections.GetValueAtIndex(index));

    private static JsonException NotASheet() => new("An answer sheet is an object of section objects.");
}
