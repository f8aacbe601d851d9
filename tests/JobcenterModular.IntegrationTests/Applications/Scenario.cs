using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>The answers of one person of tests/data/answers, in the order of the file, and what must follow from them.</summary>
internal sealed record Scenario(
    DateOnly ApplicationDate,
    IReadOnlyList<(string Section, JsonObject Answers)> Sections,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<string> Hints,
    IReadOnlyList<string> Annexes)
{
    public static Scenario One => Read("scenario-1");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(RepositoryPaths.TestData, "answers");

    public JsonObject this[string section] => Sections.Single(pair => pair.Section == section).Answers.DeepClone().AsObject();

    /// <summary>Every text of two words or of eight letters that the person typed.</summary>
    public IReadOnlyList<string> TypedTexts =>
    [
        .. Sections.SelectMany(pair => TextsIn(pair.Answers)).Where(text => text.Length >= 8 || text.Contains(' ', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal),
    ];

    public static Scenario Read(string name)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;
        return new Scenario(
            DateOnly.ParseExact(root["applicationDate"].Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            [.. root["answers"]!.AsObject().Select(pair => (pair.Key, pair.Value!.AsObject()))],
            [.. root["expectedEvidence"].Texts()],
            [.. root["expectedHints"].Texts()],
            [.. root["expectedAnnexes"].Texts()]);
    }

    private static IEnumerable<string> TextsIn(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(pair => TextsIn(pair.Value)),
        JsonArray items => items.SelectMany(TextsIn),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
