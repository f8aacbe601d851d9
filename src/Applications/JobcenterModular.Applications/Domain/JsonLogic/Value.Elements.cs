using System.Text.Json;

namespace JobcenterModular.Applications.Domain.JsonLogic;

internal readonly partial struct Value
{
    /// <summary>The tree behind the value, if it is one.</summary>
    public ValueTree? Tree => _reference as ValueTree;

    public static Value Of(RuleObject data) => new(ValueKind.Object, 0, data);

    /// <summary>The element for rules to read again and again: elements make a new text each time, values do not.</summary>
    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Of(value: true),
        JsonValueKind.False => Of(value: false),
        JsonValueKind.Number => Of(element.GetDouble()),
        JsonValueKind.String => FromText(element),
        JsonValueKind.Array => FromArray(element),
        JsonValueKind.Object => Of(new ElementObject(element)),
        _ => Null,
    };

    private static Value FromText(JsonElement element)
    {
        try
        {
            return Of(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return Unreadable;
        }
    }

    private static Value FromArray(JsonElement element)
    {
        var items = new Value[element.GetArrayLength()];
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            items[index++] = From(item);
        }

        return new Value(ValueKind.List, 0, ValueList.OfData(items));
    }
}
