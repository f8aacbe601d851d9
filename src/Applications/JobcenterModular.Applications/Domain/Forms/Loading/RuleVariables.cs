using System.Text.Json;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>A name that a rule reads; <paramref name="InEntry"/> when it is read inside an entry of a list.</summary>
internal readonly record struct RuleVariable(string Name, bool InEntry);

/// <summary>
/// Finds the names a rule reads. The rule's own list of variables does not say which of them are meant
/// relative to an entry (<c>some</c>, <c>filter</c> …), and only that decides whether a name is known.
/// </summary>
internal static class RuleVariables
{
    public static IEnumerable<RuleVariable> In(JsonElement logic, bool inEntry = false)
    {
        if (logic.ValueKind == JsonValueKind.Array)
            return logic.EnumerateArray().SelectMany(item => In(item, inEntry));
        if (logic.ValueKind != JsonValueKind.Object)
            return [];
        return logic.EnumerateObject().SelectMany(operation => OfOperation(operation.Name, operation.Value, inEntry));
    }

    private static IEnumerable<RuleVariable> OfOperation(string name, JsonElement arguments, bool inEntry)
    {
        var list = arguments.ValueKind == JsonValueKind.Array ? [.. arguments.EnumerateArray()] : new[] { arguments };
        switch (name)
        {
            case "var":
                return Names(list.Take(1), inEntry).Concat(In(arguments, inEntry));
            case "missing":
                return Names(list.SelectMany(Flat), inEntry).Concat(In(arguments, inEntry));
            case "missing_some":
                return Names(list.Skip(1).SelectMany(Flat), inEntry).Concat(In(arguments, inEntry));
            case "some" or "all" or "none" or "filter" or "map" or "reduce" when list.Length > 1:
                return In(list[0], inEntry).Concat(In(list[1], inEntry: true)).Concat(list.Skip(2).SelectMany(a => In(a, inEntry)));
            default:
                return In(arguments, inEntry);
        }
    }

    private static IEnumerable<JsonElement> Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];

    private static IEnumerable<RuleVariable> Names(IEnumerable<JsonElement> elements, bool inEntry) =>
        elements.Where(e => e.ValueKind == JsonValueKind.String).Select(e => new RuleVariable(e.GetString()!, inEntry));
}
