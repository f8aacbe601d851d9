using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>Builds the nested objects that conditions read.</summary>
internal static class JsonTree
{
    /// <summary>A node over the element, without copying what it holds.</summary>
    public static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };

    /// <summary>Sets a value under a dotted path. Ids are never prefixes of one another (checked at load).</summary>
    public static void Put(JsonObject target, IReadOnlyList<string> path, JsonNode? value)
    {
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (target[path[i]] is not JsonObject next)
                target[path[i]] = next = [];
            target = next;
        }

        target[path[^1]] = value;
    }
}
