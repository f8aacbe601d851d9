using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>Turns the JSON of one rule into nodes and notes which variables it names.</summary>
internal sealed class RuleCompiler
{
    /// <summary>Keeps the recursion of compiling and evaluating within any stack.</summary>
    private const int MaxDepth = 64;

    private readonly List<string> _variables = [];
    private readonly List<string> _rootVariables = [];
    private int _loops;

    public int Size { get; private set; }

    public IEnumerable<string> Variables => _variables.Distinct(StringComparer.Ordinal);

    public IEnumerable<string> RootVariables => _rootVariables.Distinct(StringComparer.Ordinal);

    public Node Compile(JsonNode? rule) => Compile(rule, 1, "$");

    private Node Compile(JsonNode? rule, int depth, string path)
    {
        Size++;
        if (rule is JsonObject or JsonArray && depth > MaxDepth)
        {
            throw TooDeep(path);
        }

        return rule switch
        {
            JsonArray list => CompileList(list, depth, path),
            JsonObject operation when Readable(operation, path).Count == 1 => CompileOperation(operation, depth, path),
            // JSON Logic: an object with no or several keys is data, not a rule.
            _ => new Literal(Value.From(Copy(rule, depth, path))),
        };
    }

    private Node CompileList(JsonArray list, int depth, string path)
    {
        var items = list.Select((item, i) => Compile(item, depth + 1, $"{path}[{i}]")).ToArray();
        return items.All(i => i is Literal)
            ? new Literal(Value.Of([.. items.Select(i => ((Literal)i).Value)]))
            : new ListOfRules(items);
    }

    private Node CompileOperation(JsonObject operation, int depth, string path)
    {
        var (name, body) = operation.First();
        path = $"{path}.{name}";
        if (!Operators.TryFind(name, out var create))
        {
            throw new JsonLogicException(path, $"unknown operator '{name}'");
        }

        var arguments = body is JsonArray list
            ? list.Select((item, i) => CompileArgument(name, item, i, depth, $"{path}[{i}]")).ToArray()
            : [CompileArgument(name, body, 0, depth, path)];
        foreach (var place in PlacesOfNames(name, arguments))
        {
            NoteNames(place);
        }

        return create(arguments);
    }

    private Node CompileArgument(string name, JsonNode? argument, int index, int depth, string path)
    {
        var inner = index == 1 && Operators.IsLoop(name) ? 1 : 0;
        _loops += inner;
        var node = Compile(argument, depth + 1, path);
        _loops -= inner;
        return node;
    }

    private static IEnumerable<Node> PlacesOfNames(string name, Node[] arguments) => name switch
    {
        "var" => arguments.Take(1),
        "missing" => arguments,
        "missing_some" => arguments.Skip(1).Take(1),
        _ => [],
    };

    private void NoteNames(Node place)
    {
        var inner = place switch
        {
            ListOfRules list => list.Items,
            Merge merge => merge.Arguments,
            If choice => choice.Results,
            _ => [],
        };
        foreach (var node in inner)
        {
            NoteNames(node);
        }

        if (place is Literal literal)
        {
            NoteName(literal.Value);
        }
    }

    private void NoteName(Value name)
    {
        for (var i = 0; i < name.Count; i++)
        {
            NoteName(name.At(i));
        }

        if (name.Kind == ValueKind.Number || (name.Kind == ValueKind.Text && name.IsTrue))
        {
            _variables.Add(name.ToText());
            if (_loops == 0)
            {
                _rootVariables.Add(name.ToText());
            }
        }
    }

    /// <summary>A copy of our own: the caller may change the rule later, and reading a lazy JsonNode is a write.</summary>
    private static JsonNode? Copy(JsonNode? node, int depth, string path)
    {
        if (node is JsonObject or JsonArray && depth > MaxDepth)
        {
            throw TooDeep(path);
        }

        return node switch
        {
            JsonObject data => new JsonObject(Readable(data, path).Select(p => KeyValuePair.Create(p.Key, Copy(p.Value, depth + 1, $"{path}.{p.Key}")))),
            JsonArray list => new JsonArray([.. list.Select((item, i) => Copy(item, depth + 1, $"{path}[{i}]"))]),
            JsonValue scalar => Value.From(scalar).ToNode(),
            _ => null,
        };
    }

    /// <summary>JsonObject finds a key that is named twice only on the first look inside.</summary>
    private static JsonObject Readable(JsonObject node, string path)
    {
        try
        {
            _ = node.Count;
            return node;
        }
        catch (ArgumentException)
        {
            throw new JsonLogicException(path, "an object names the same key twice");
        }
    }

    private static JsonLogicException TooDeep(string path) => new(path, $"nested deeper than {MaxDepth} levels");
}
