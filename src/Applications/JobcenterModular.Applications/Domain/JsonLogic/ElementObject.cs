using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>
/// An object over a JSON element. A member becomes a value when it is first read and stays the same one from then on,
/// whichever thread reads: rules compare lists and objects by identity.
/// </summary>
internal sealed class ElementObject(JsonElement element) : RuleObject
{
    private Member? _read;

    public override Value Read(ref ReadOnlySpan<PathSegment> path) => Read(Take(ref path));

    public JsonObject ToNode()
    {
        var node = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            node[property.Name] = Value.From(property.Value).ToNode();
        }

        return node;
    }

    private Value Read(string name)
    {
        while (true)
        {
            var known = _read;
            for (var member = known; member is not null; member = member.Before)
            {
                if (string.Equals(member.Name, name, StringComparison.Ordinal))
                {
                    return member.Value;
                }
            }

            if (!element.TryGetProperty(name, out var found))
            {
                return Value.Undefined;
            }

            var added = new Member(name, Value.From(found), known);
            if (Interlocked.CompareExchange(ref _read, added, known) == known)
            {
                return added.Value;
            }
        }
    }

    private sealed record Member(string Name, Value Value, Member? Before);
}
