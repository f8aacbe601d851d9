using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>Names with values, one level per name of a path. Building is for one thread; reading is for any.</summary>
internal sealed class ValueTree : RuleObject
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    public override Value Read(ref ReadOnlySpan<PathSegment> path) => _values.GetValueOrDefault(Take(ref path));

    /// <summary>Sets a value under a path, one level per name.</summary>
    public void Put(ReadOnlySpan<string> path, in Value value)
    {
        var tree = this;
        foreach (var name in path[..^1])
        {
            tree = tree.Branch(name);
        }

        tree._values[path[^1]] = value;
    }

    public JsonObject ToNode()
    {
        var node = new JsonObject();
        foreach (var (name, value) in _values)
        {
            node[name] = value.ToNode();
        }

        return node;
    }

    private ValueTree Branch(string name)
    {
        if (_values.TryGetValue(name, out var value) && value.Tree is { } known)
        {
            return known;
        }

        var branch = new ValueTree();
        _values[name] = Value.Of(branch);
        return branch;
    }
}
