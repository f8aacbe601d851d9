using System.Runtime.InteropServices;
using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>
/// Half a surrogate pair, written as an escape, is valid JSON and no text: reading it throws, even when it only
/// stands in a property name. Found before anything else is read.
/// </summary>
internal static class UnreadableText
{
    /// <summary>Pointer to the first one, null when all can be read.</summary>
    public static string? Find(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return raw.IndexOf("\\ud"u8) < 0 && raw.IndexOf("\\uD"u8) < 0 ? null : Search(element, "");
    }

    private static string? Search(JsonElement element, string pointer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return CanRead(element.GetString) ? null : pointer;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select((item, i) => Search(item, $"{pointer}/{i}")).FirstOrDefault(p => p is not null);
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (!CanRead(() => property.Name))
                        return $"{pointer}/?";
                    if (Search(property.Value, pointer + ErrorSink.Step(property.Name)) is { } found)
                        return found;
                }

                return null;
            default:
                return null;
        }
    }

    private static bool CanRead(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
