using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Compares two answers without their amounts of money.</summary>
internal static class AmountsAside
{
    public static bool Same(ValueRules rules, JsonElement before, JsonElement now)
    {
        if (before.ValueKind != now.ValueKind)
            return false;
        return rules.Type switch
        {
            ValueType.Money => true,
            ValueType.Group when now.ValueKind == JsonValueKind.Object => SameFields(rules, before, now),
            ValueType.List when now.ValueKind == JsonValueKind.Array => SameEntries(rules, before, now),
            _ => JsonElement.DeepEquals(before, now),
        };
    }

    private static bool SameEntries(ValueRules rules, JsonElement before, JsonElement now) =>
        before.GetArrayLength() == now.GetArrayLength()
        && before.EnumerateArray().Zip(now.EnumerateArray()).All(pair => SameFields(rules, pair.First, pair.Second));

    private static bool SameFields(ValueRules rules, JsonElement before, JsonElement now) =>
        rules.Fields.Where(field => field.Value.Type != ValueType.Money).All(field => SameField(field.Id, before, now));

    private static bool SameField(string id, JsonElement before, JsonElement now)
    {
        bool wasThere = before.TryGetProperty(id, out JsonElement old);
        bool isThere = now.TryGetProperty(id, out JsonElement current);
        return wasThere == isThere && (!isThere || JsonElement.DeepEquals(old, current));
    }
}
