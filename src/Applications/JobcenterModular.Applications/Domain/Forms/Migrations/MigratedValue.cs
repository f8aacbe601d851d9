using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms.Answers;

namespace JobcenterModular.Applications.Domain.Forms.Migrations;

/// <summary>An old answer as the new question takes it; null when it does not fit and must be asked again.</summary>
internal static class MigratedValue
{
    public static JsonNode? Of(FormQuestion target, MigrationRule? rule, JsonElement value)
    {
        if (value.KindOf() is AnswerKind.Empty)
            return null;
        var mapped = rule is { Values.Count: > 0 } ? Map(rule, value) : value;
        var errors = new ErrorSink("");
        var node = AnswerCheck.Check(target, mapped, "", errors);
        return errors.Any ? null : node;
    }

    private static JsonElement Map(MigrationRule rule, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonSerializer.SerializeToElement(Map(rule, value.GetString()!)),
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
            JsonSerializer.SerializeToElement(value.EnumerateArray().Select(v => Map(rule, v.GetString()!)).Distinct(StringComparer.Ordinal)),
        _ => value,
    };

    private static string Map(MigrationRule rule, string value) => rule.Values.GetValueOrDefault(value, value);
}
