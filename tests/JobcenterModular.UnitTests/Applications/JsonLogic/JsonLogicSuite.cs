using System.Text.Json.Nodes;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

/// <summary>The public test suite of jsonlogic.com. It lies beside the repository; where it is missing the tests are skipped, in CI they fail.</summary>
internal static class JsonLogicSuite
{
    public static TheoryData<int, string, string, string> Cases()
    {
        var cases = new TheoryData<int, string, string, string>();
        if (SharedFolder.Find("conformance", "json-logic", "tests.json") is not { } file)
            return cases;
        foreach (var entry in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
        {
            if (entry is JsonArray { Count: 3 } test)
            {
                cases.Add(cases.Count + 1, Text(test[0]), Text(test[1]), Text(test[2]));
            }
        }

        return cases;
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
