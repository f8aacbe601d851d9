using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Opens content files below one directory; a file that cannot be read is an error like any other.</summary>
internal sealed class ContentFile(string root, ContentErrors errors)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string Root { get; } = root;

    public bool Exists(string file) => File.Exists(Path.Combine(Root, file));

    public JsonElement? Read(string file)
    {
        if (!Exists(file))
        {
            errors.Add(file, "$", "file is missing");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, file)), Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            errors.Add(file, e.Path ?? "$", $"malformed JSON: {e.Message}");
            return null;
        }
    }

    public ContentObject? ReadObject(string file)
    {
        if (Read(file) is not { } element)
            return null;
        if (element.ValueKind == JsonValueKind.Object)
            return new ContentObject(errors, file, "$", element);
        errors.Add(file, "$", "must be an object");
        return null;
    }
}
