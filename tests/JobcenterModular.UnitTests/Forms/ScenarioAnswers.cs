using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>The answers of one person of the domain file, and what must follow from them.</summary>
internal sealed record ScenarioAnswers(
    FormFacts Facts, JsonElement Answers, IReadOnlyList<string> Evidence, IReadOnlyList<string> Hints, IReadOnlyList<string> Annexes)
{
    /// <summary>The answers as the server keeps them: household members with their ids, in the order of the list.</summary>
    public AnswerSheet Sheet
    {
        get
        {
            var sheet = JsonObject.Create(Answers)!;
            var number = 0;
            foreach (var person in sheet["household"]?["hh.persons"] as JsonArray ?? [])
                person!["id"] = $"p{++number}";
            return AnswerSheet.Parse(sheet.ToJsonString());
        }
    }

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryPaths.TestData, "answers"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static ScenarioAnswers Read(string name)
    {
        var root = JsonElement.Parse(File.ReadAllText(Path.Combine(RepositoryPaths.TestData, "answers", $"{name}.json")));
        var date = DateOnly.ParseExact(root.GetProperty("applicationDate").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ScenarioAnswers(
            new FormFacts(date, root.TryGetProperty("eidLogin", out var eid) && eid.GetBoolean()),
            root.GetProperty("answers"),
            Texts("expectedEvidence"),
            Texts("expectedHints"),
            Texts("expectedAnnexes"));

        IReadOnlyList<string> Texts(string property) => [.. root.GetProperty(property).EnumerateArray().Select(t => t.GetString()!)];
    }
}
