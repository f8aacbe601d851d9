using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JobcenterModular.Applications.Persistence;

/// <summary>What team leads write of staff and rules, as it stands in the database: JSON, as in the API.</summary>
internal static class DeskText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Json);

    public static T Read<T>(string text)
        where T : class => JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("The content is null.");

    /// <summary>Content is a record that nobody changes in place: another one is another content.</summary>
    public static ValueComparer<T> Replaced<T>()
        where T : class => new((one, other) => ReferenceEquals(one, other), content => RuntimeHelpers.GetHashCode(content), content => content);
}
