using System.Text.Json.Nodes;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>
/// A content directory with a second version of the Hauptantrag: one question added, one removed, one changed.
/// Versions are full copies, so it is made from the real first version and a small overlay in tests/data/forms.
/// A host reads it like any other content directory.
/// </summary>
internal static class FormsWithV2
{
    public static string CreateIn(string directory)
    {
        Copy(RepositoryPaths.Forms, directory);
        var v2 = Path.Combine(directory, "hauptantrag", "v2");
        Copy(Path.Combine(directory, "hauptantrag", "v1"), v2);
        var source = Path.Combine(RepositoryPaths.TestData, "forms", "hauptantrag", "v2");
        var overlay = Read(Path.Combine(source, "overlay.json"));

        var formFile = Path.Combine(v2, "form.json");
        var form = Read(formFile);
        form["version"] = 2;
        form["validFrom"] = overlay["validFrom"]!.DeepClone();
        File.WriteAllText(formFile, form.ToJsonString());
        foreach (var sectionFile in Directory.EnumerateFiles(Path.Combine(v2, "sections")))
            Lay(overlay, sectionFile);
        File.Copy(Path.Combine(source, "migration.json"), Path.Combine(v2, "migration.json"));
        return directory;
    }

    private static void Lay(JsonObject overlay, string sectionFile)
    {
        var section = Read(sectionFile);
        var questions = section["questions"]!.AsArray();
        foreach (var id in overlay["remove"]!.AsArray().Select(Text))
            questions.RemoveAll(q => Text(q!["id"]) == id);
        foreach (var change in overlay["change"]!.AsArray().Select(c => c!.AsObject()))
        {
            foreach (var question in questions.Where(q => Text(q!["id"]) == Text(change["id"])))
            {
                foreach (var (name, value) in change)
                    question![name] = value!.DeepClone();
            }
        }

        foreach (var added in overlay["add"]!.AsArray().Where(a => Text(a!["section"]) == Text(section["key"])))
            questions.Add(added!["question"]!.DeepClone());
        File.WriteAllText(sectionFile, section.ToJsonString());
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
