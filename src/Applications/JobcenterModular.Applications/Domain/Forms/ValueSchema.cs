using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms;

/// <summary>The schema of one value.</summary>
internal static class ValueSchema
{
    public static JsonObject For(ValueRules rules, bool withItemId = false) => rules.Type switch
    {
        ValueType.Date => new() { ["type"] = "string", ["format"] = "date" },
        ValueType.Month => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])$" },
        ValueType.Bool => new() { ["type"] = "boolean" },
        ValueType.Enum => Options(rules),
        ValueType.Multi => ArrayOf(Options(rules), rules.Options.Length, isUnique: true),
        ValueType.Country => Country(),
        ValueType.Countries => ArrayOf(Country(), rules.MaxItems, isUnique: true),
        ValueType.Money or ValueType.Int => new() { ["type"] = "integer", ["minimum"] = rules.Min, ["maximum"] = rules.Max },
        ValueType.Iban => new() { ["type"] = "string", ["pattern"] = "^\\s*[A-Za-z]{2}\\s*[0-9]{2}[A-Za-z0-9\\s]{8,50}$" },
        ValueType.Email => new() { ["type"] = "string", ["format"] = "email", ["maxLength"] = 254 },
        ValueType.Phone => new() { ["type"] = "string", ["pattern"] = "^\\+?[0-9 ()/.\\-]+$" },
        ValueType.Group => Fields(rules, withItemId: false),
        ValueType.List => ArrayOf(Fields(rules, withItemId), rules.MaxItems, isUnique: false),
        _ => Text(rules),
    };

    private static JsonObject Text(ValueRules rules)
    {
        var schema = new JsonObject { ["type"] = "string", ["maxLength"] = rules.MaxLength };
        if (rules.Pattern is { } pattern)
            schema["pattern"] = pattern.ToString();
        return schema;
    }

    private static JsonObject Options(ValueRules rules) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. rules.Options.Select(o => JsonValue.Create(o.Value))]),
    };

    private static JsonObject Country() => new() { ["type"] = "string", ["pattern"] = "^[A-Z]{2}$" };

    private static JsonObject ArrayOf(JsonObject items, int most, bool isUnique) => new()
    {
        ["type"] = "array",
        ["items"] = items,
        ["maxItems"] = most,
        ["uniqueItems"] = isUnique,
    };

    private static JsonObject Fields(ValueRules rules, bool withItemId)
    {
        var properties = new JsonObject();
        if (withItemId)
            properties["id"] = new JsonObject { ["type"] = "string", ["pattern"] = "^p[1-9][0-9]{0,5}$" };
        foreach (var field in rules.Fields)
        {
            var schema = For(field.Value);
            schema["title"] = field.Text;
            properties[field.Id] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }
}
