using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Groups and lists: objects of fields. A field may be missing, so that half an answer can be saved.</summary>
internal static class FieldsCheck
{
    public const string ItemId = "id";

    public static JsonObject? Group(ValueRules rules, JsonElement value, string pointer, ErrorSink errors)
    {
        var group = Fields(rules, value, pointer, errors, allowId: false);
        return group is { Count: > 0 } ? group : null;
    }

    /// <summary>An empty list is an answer: there is none.</summary>
    public static JsonArray? List(ValueRules rules, JsonElement value, string pointer, ErrorSink errors, bool allowId = false)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            ValueCheck.WrongType(pointer, errors, "Hier wird eine Liste von Einträgen erwartet.");
            return null;
        }

        if (value.GetArrayLength() > rules.MaxItems)
        {
            errors.Add(pointer, AnswerErrorCodes.TooManyItems, $"Höchstens {rules.MaxItems} Einträge sind möglich.");
            return null;
        }

        var list = new JsonArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (Fields(rules, item, $"{pointer}/{index++}", errors, allowId) is { } entry)
                list.Add(entry);
        }

        return list;
    }

    /// <summary>Whether every field that must be filled is.</summary>
    public static bool IsComplete(ValueRules rules, JsonElement value) => rules.Type switch
    {
        ValueType.Group => HasAll(rules, value),
        ValueType.List => value.ValueKind == JsonValueKind.Array && AllHaveAll(rules, value),
        _ => true,
    };

    private static bool AllHaveAll(ValueRules rules, JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (!HasAll(rules, item))
                return false;
        }

        return true;
    }

    private static bool HasAll(ValueRules rules, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return false;
        foreach (var field in rules.Fields)
        {
            if (!field.Optional && (!value.TryGetProperty(field.Id, out var given) || given.KindOf() == AnswerKind.Empty))
                return false;
        }

        return true;
    }

    private static JsonObject? Fields(ValueRules rules, JsonElement value, string pointer, ErrorSink errors, bool allowId)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            ValueCheck.WrongType(pointer, errors, "Hier werden mehrere Angaben zusammen erwartet.");
            return null;
        }

        foreach (var given in value.EnumerateObject())
        {
            var isId = allowId && string.Equals(given.Name, ItemId, StringComparison.Ordinal);
            if (!isId && rules.Field(given.Name) is null)
                errors.Add(pointer + ErrorSink.Step(given.Name), AnswerErrorCodes.UnknownField, "Diese Angabe gibt es hier nicht.");
        }

        var fields = new JsonObject();
        if (allowId && value.TryGetProperty(ItemId, out var id) && id.ValueKind != JsonValueKind.Null)
            fields[ItemId] = id.ValueKind == JsonValueKind.String ? id.GetString() : "";
        foreach (var field in rules.Fields)
        {
            if (value.TryGetProperty(field.Id, out var raw)
                && raw.ValueKind != JsonValueKind.Null
                && ValueCheck.Check(field.Value, raw, $"{pointer}/{field.Id}", errors) is { } node)
            {
                fields[field.Id] = node;
            }
        }

        return fields;
    }
}
