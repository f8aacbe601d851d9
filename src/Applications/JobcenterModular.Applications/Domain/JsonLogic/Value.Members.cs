using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

internal readonly partial struct Value
{
    /// <summary>The length of a list; 0 for anything else.</summary>
    public int Count => _reference switch
    {
        ValueList list => list.Items.Length,
        JsonArray array => array.Count,
        _ => 0,
    };

    /// <summary>How deep values made by the rule are nested in this one; those of the data count as one level.</summary>
    public int Depth => _reference switch
    {
        IMadeByRule made => made.Depth,
        JsonNode or RuleObject => 1,
        _ => 0,
    };

    private string Text => (string)_reference!;

    public Value At(int index) => _reference is ValueList list ? list.Items[index] : From(((JsonArray)_reference!)[index]);

    /// <summary>What stands at a path below; Undefined when there is no such place.</summary>
    public Value Read(ReadOnlySpan<PathSegment> path)
    {
        var value = this;
        while (!path.IsEmpty && value.Kind != ValueKind.Undefined)
        {
            if (value._reference is RuleObject data)
            {
                value = data.Read(ref path);
            }
            else
            {
                value = value.Member(in path[0]);
                path = path[1..];
            }
        }

        return value;
    }

    /// <summary>What JavaScript's <c>value[name]</c> gives for own members; Undefined when there is none.</summary>
    private Value Member(in PathSegment segment) => Kind switch
    {
        ValueKind.Object when _reference is ReduceScope scope => scope.Member(segment.Name),
        ValueKind.Object => Property((JsonObject)_reference!, segment.Name),
        ValueKind.List when segment.Index is int index => index < Count ? At(index) : Undefined,
        ValueKind.Text when segment.Index is int index => index < Text.Length ? Of(Text[index].ToString()) : Undefined,
        ValueKind.List when segment.IsLength => Of(Count),
        ValueKind.Text when segment.IsLength => Of(Text.Length),
        _ => Undefined,
    };

    private static Value Property(JsonObject data, string name)
    {
        try
        {
            return data.TryGetPropertyValue(name, out var node) ? From(node) : Undefined;
        }
        catch (ArgumentException)
        {
            // JsonObject refuses to be read when its JSON has a name twice; as in JavaScript, the last one counts.
            return JsonSerializer.SerializeToElement(data).TryGetProperty(name, out var last)
                ? From(JsonSerializer.SerializeToNode(last))
                : Undefined;
        }
    }
}
