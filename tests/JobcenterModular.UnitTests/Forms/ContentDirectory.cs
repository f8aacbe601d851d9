using System.Text.Json.Nodes;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>A content directory of its own for one test, removed with it.</summary>
internal sealed class ContentDirectory : IDisposable
{
    public ContentDirectory() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"forms-{Path.GetRandomFileName()}");

    /// <summary>A small form with one section of each kind, valid as it stands.</summary>
    public static ContentDirectory WithSmallForm()
    {
        var content = new ContentDirectory();
        content.Write("legal-parameters.json", SmallForm.LegalParameters);
        content.Write("small/v1/form.json", SmallForm.Form);
        foreach (var (key, json) in SmallForm.Sections)
            content.Write($"small/v1/sections/{key}.json", json);
        return content;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Change(string file, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, file)))!;
        change(node);
        Write(file, node.ToJsonString());
    }

    public void Delete(string file) => File.Delete(Path.Combine(Root, file));

    public void CopyVersion(string form, int from, int to)
    {
        var source = Path.Combine(Root, form, $"v{from}");
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Write(Path.Combine(form, $"v{to}", Path.GetRelativePath(source, path)), File.ReadAllText(path));
        Change($"{form}/v{to}/form.json", f => f["version"] = to);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
