using System.Text.Json;

namespace JobcenterModular.Applications.Domain.JsonLogic;

internal readonly partial struct Value
{
    /// <summary>The object behind the value, when it was built for rules.</summary>
    public ValueTree? Tree => _reference as ValueTree;

    public static Value Of(ValueTree tree) => new(ValueKind.Object, 0, tree);

    /// <summary>A copy of the element: elements make a new text each time they are read, values do not.</summary>
    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Of(value: true),
        JsonValueKind.False => Of(value: false),
        JsonValueKind.Number => Of(element.GetDouble()),
        JsonValueKind.String => FromText(element),
        JsonValueKind.Array => FromArray(element),
        JsonValueKind.Object => FromObject(element),
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

    private static Value FromObject(JsonElement element)
    {
        var tree = new ValueTree();
        foreach (var property in element.EnumerateObject())
        {
            tree[property.Name] = From(property.Value);
        }

        return Of(tree);
    }
}
