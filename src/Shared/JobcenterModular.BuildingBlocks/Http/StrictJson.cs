using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>
/// Reads free-form JSON at once and whole, so that nothing wrong in it (depth, doubled names, bad Unicode) can surface
/// later: JsonNode itself reads lazily.
/// </summary>
public static class StrictJson
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = ApiJson.MaxDepth };

    /// <summary>Parses one JSON value.</summary>
    /// <exception cref="RefusalException">The text is not what the API takes as JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        try
        {
            reader.Read();
            JsonNode? value = ReadValue(ref reader);
            return reader.Read() ? throw HttpRefusals.Malformed.ToException() : value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw HttpRefusals.Malformed.ToException();
        }
    }

    private static JsonNode? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => JsonValue.Create(ReadText(ref reader)),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        JsonTokenType.Null => null,
        _ => throw new JsonException(),
    };

    private static JsonObject ReadObject(ref Utf8JsonReader reader)
    {
        var result = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = ReadText(ref reader);
            reader.Read();
            if (!result.TryAdd(name, ReadValue(ref reader)))
                throw new JsonException();
        }

        return result;
    }

    private static JsonArray ReadArray(ref Utf8JsonReader reader)
    {
        var result = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            result.Add(ReadValue(ref reader));
        return result;
    }

    // Whole numbers and decimals keep their exact value; anything beyond both is not an answer to any question.
    private static JsonValue ReadNumber(ref Utf8JsonReader reader) =>
        reader.TryGetInt64(out long whole) ? JsonValue.Create(whole)
        : reader.TryGetDecimal(out decimal exact) ? JsonValue.Create(exact)
        : throw new JsonException();

    private static string ReadText(ref Utf8JsonReader reader)
    {
        string text = reader.GetString()!;
        return StorableString.Is(text) ? text : throw new JsonException();
    }
}
