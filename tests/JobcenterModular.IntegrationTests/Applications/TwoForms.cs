using System.Text.Json.Nodes;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A forms directory with the Hauptantrag under two keys.</summary>
internal static class TwoForms
{
    public const string SecondKey = "zweitantrag";

    public static void CreateIn(string directory)
    {
        foreach (string file in Directory.EnumerateFiles(RepositoryPaths.Forms, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(RepositoryPaths.Forms, file);
            Copy(file, Path.Combine(directory, relative));
            if (relative.StartsWith("hauptantrag", StringComparison.Ordinal))
                Copy(file, Path.Combine(directory, SecondKey + relative["hauptantrag".Length..]));
        }

        string form = Path.Combine(directory, SecondKey, "v1", "form.json");
        JsonNode content = JsonNode.Parse(File.ReadAllText(form))!;
        content["key"] = SecondKey;
        File.WriteAllText(form, content.ToJsonString());
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
