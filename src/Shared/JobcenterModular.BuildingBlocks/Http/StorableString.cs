using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Text that every database can hold: no NUL, no half of a surrogate pair.</summary>
public static class StorableString
{
    /// <summary>Whether the text can be stored.</summary>
    public static bool Is(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\0')
                return false;
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}

/// <summary>Refuses text that cannot be stored, wherever a request carries text.</summary>
internal sealed class StorableStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        string? text;
        try
        {
            text = reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("Text is not valid Unicode.", exception);
        }

        return text is null || StorableString.Is(text) ? text : throw new JsonException("Text holds a character that cannot be stored.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
