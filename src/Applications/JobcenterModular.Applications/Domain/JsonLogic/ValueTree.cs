using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>
/// An object of data made for rules: names with values, laid over another object whose names show through.
/// So what many readers share is built once. Building is for one thread; reading is for any.
/// </summary>
internal sealed class ValueTree(ValueTree? below = null)
{
    private readonly Dictionary<string, Value> _own = new(StringComparer.Ordinal);

    /// <summary>The value of a name; Undefined when there is none.</summary>
    public Value this[string name]
    {
        get => _own.TryGetValue(name, out var value) ? value : below?[name] ?? Value.Undefined;
        set => _own[name] = value;
    }

    /// <summary>Sets a value under a path, one level per name. Objects below are laid over, never changed.</summary>
    public void Put(ReadOnlySpan<string> path, in Value value)
    {
        var tree = this;
        foreach (var name in path[..^1])
        {
            tree = tree.Branch(name);
        }

        tree._own[path[^1]] = value;
    }

    public JsonObject ToNode()
    {
        var node = below?.ToNode() ?? [];
        foreach (var (name, value) in _own)
        {
            node[name] = value.ToNode();
        }

        return node;
    }

    private ValueTree Branch(string name)
    {
        if (_own.TryGetValue(name, out var value) && value.Tree is { } mine)
        {
            return mine;
        }

        var branch = new ValueTree(below?[name].Tree);
        _own[name] = Value.Of(branch);
        return branch;
    }
}
