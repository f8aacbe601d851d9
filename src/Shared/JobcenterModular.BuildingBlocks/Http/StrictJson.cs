using System.Text.Json;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>
/// Reads free-form JSON and looks at every text in it at once, so that nothing wrong (depth, doubled names, bad Unicode)
/// can surface later: JsonElement itself reads texts lazily.
/// </summary>
public static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ApiJson.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Parses one JSON object.</summary>
    /// <exception cref="RefusalException">The text is not what the API takes as a JSON object.</exception>
    public static JsonElement ParseObject(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            JsonElement root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object && HasOnlyStorableText(root))
                return root;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, too deep, a name twice, or half of a surrogate pair: refused below.
        }

        throw HttpRefusals.Malformed.ToException();
    }

    private static bool HasOnlyStorableText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => StorableString.Is(element.GetString()!),
        JsonValueKind.Array => element.EnumerateArray().All(HasOnlyStorableText),
        JsonValueKind.Object => element.EnumerateObject().All(member => StorableString.Is(member.Name) && HasOnlyStorableText(member.Value)),
        _ => true,
    };
}
