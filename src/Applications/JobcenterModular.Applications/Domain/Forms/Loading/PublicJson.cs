using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>The document for front ends: everything the author wrote, but for hints meant for the office alone.</summary>
internal static class PublicJson
{
    public static ReadOnlyMemory<byte> Of(JsonElement form, IEnumerable<JsonElement> sections)
    {
        var document = JsonObject.Create(form)!;
        document["sections"] = new JsonArray([.. sections.Select(WithoutStaffHints)]);
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    private static JsonObject WithoutStaffHints(JsonElement element)
    {
        var section = JsonObject.Create(element)!;
        if (section["questions"] is not JsonArray questions)
            return section;
        foreach (var question in questions.OfType<JsonObject>())
        {
            if (question["hints"] is JsonArray hints)
                hints.RemoveAll(hint => hint is JsonObject entry && entry["audience"] is JsonValue audience && IsStaff(audience));
        }

        return section;
    }

    private static bool IsStaff(JsonValue audience) =>
        audience.TryGetValue<string>(out var text) && string.Equals(text, FormHint.ForStaff, StringComparison.Ordinal);
}
