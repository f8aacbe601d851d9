using System.Text.Json.Nodes;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

/// <summary>The public test suite of jsonlogic.com. It lies beside the repository; a missing suite is a failure, not a pass.</summary>
internal static class JsonLogicSuite
{
    public const string SharedFolderVariable = "JOBCENTER_SHARED";

    public static TheoryData<int, string, string, string> Cases()
    {
        var cases = new TheoryData<int, string, string, string>();
        foreach (var entry in JsonNode.Parse(File.ReadAllText(Locate()))!.AsArray())
        {
            if (entry is JsonArray { Count: 3 } test)
            {
                cases.Add(cases.Count + 1, Text(test[0]), Text(test[1]), Text(test[2]));
            }
        }

        return cases;
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static string Locate()
    {
        var shared = Environment.GetEnvironmentVariable(SharedFolderVariable) is { Length: > 0 } set ? set : BesideTheRepository();
        var file = Path.Combine(shared, "conformance", "json-logic", "tests.json");
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException($"The JSON Logic suite is not at {file}. Put it there or set {SharedFolderVariable} to the folder that holds conformance/json-logic/tests.json.");
    }

    private static string BesideTheRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JobcenterModular.sln")))
            {
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
            }
        }

        throw new DirectoryNotFoundException($"No JobcenterModular.sln above {AppContext.BaseDirectory}; set {SharedFolderVariable}.");
    }
}
