using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>How events are written down. A stored sample of each guards it (contract test).</summary>
public static class EventJson
{
    /// <summary>camelCase, enums as strings.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
