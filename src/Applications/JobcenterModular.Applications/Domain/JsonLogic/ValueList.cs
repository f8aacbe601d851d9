using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>A list or scope that a rule has made, and how deep such values are nested in it.</summary>
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

    public Value[] Items { get; }

    public int Depth { get; }

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
