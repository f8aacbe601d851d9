using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>A list or scope, and how deep those that rules have made are nested in it.</summary>
internal interface IMadeByRule
{
    int Depth { get; }
}

internal sealed class ValueList : IMadeByRule
{
    public ValueList(Value[] items)
    {
        Items = items;
        foreach (var item in items)
        {
            Depth = Math.Max(Depth, item.Depth);
        }

        Depth++;
    }

    private ValueList(Value[] items, int depth) => (Items, Depth) = (items, depth);

    public Value[] Items { get; }

    public int Depth { get; }

    /// <summary>A list of the data, which counts as one level.</summary>
    public static ValueList OfData(Value[] items) => new(items, depth: 1);

    public JsonArray ToNode()
    {
        var array = new JsonArray();
        foreach (var item in Items)
        {
            array.Add(item.ToNode());
        }

        return array;
    }
}

/// <summary>The object that the body of reduce reads.</summary>
internal sealed class ReduceScope(Value current, Value accumulator) : IMadeByRule
{
    public int Depth { get; } = 1 + Math.Max(current.Depth, accumulator.Depth);

    public Value Member(string name) => name switch
    {
        "current" => current,
        "accumulator" => accumulator,
        _ => Value.Undefined,
    };

    public JsonObject ToNode() => new() { ["current"] = current.ToNode(), ["accumulator"] = accumulator.ToNode() };
}
