using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.Appointments.UseCases.Rules;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>Rules as they stand in the database and in the versions that staff can read: JSON, as in the API.</summary>
internal sealed class RulesText : IRulesText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Json);

    public static T Read<T>(string text)
        where T : class => JsonSerializer.Deserialize<T>(text, Json)!;

    string IRulesText.Write<T>(T content) => Write(content);

    T IRulesText.Read<T>(string text) => Read<T>(text);
}
