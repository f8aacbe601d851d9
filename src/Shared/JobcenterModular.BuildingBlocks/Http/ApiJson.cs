using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>How the API speaks JSON: camelCase, enums as camelCase strings, nothing unknown, nothing twice.</summary>
public static class ApiJson
{
    /// <summary>Deepest nesting that any request needs, with room.</summary>
    public const int MaxDepth = 32;

    /// <summary>The options of every request and response.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Applies the house's rules.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.MaxDepth = MaxDepth;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        // Answers are JSON with nosniff, never part of a page: quotes and umlauts may stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new StorableStringConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
