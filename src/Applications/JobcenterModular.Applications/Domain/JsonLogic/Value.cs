using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

internal enum ValueKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

/// <summary>
/// A JavaScript value while a rule runs. Lists and objects of the data are referred to, never copied;
/// a JsonNode is made only for the final result, because a JsonNode can have but one parent.
/// </summary>
internal readonly partial struct Value
{
    /// <summary>reduce can nest its own result; JSON readers stop at 64 levels, so a deeper value is null.</summary>
    private const int MaxDepth = 64;

    /// <summary>Half a surrogate pair ("\ud800") is legal JSON, but .NET refuses to read it as a string.</summary>
    private static readonly Value Unreadable = Of("\uFFFD");

    private readonly double _number;
    private readonly object? _reference;

    private Value(ValueKind kind, double number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public ValueKind Kind { get; }

    /// <summary>JSON Logic truth: like JavaScript, but an empty list is false.</summary>
    public bool IsTrue => Kind switch
    {
        ValueKind.Boolean or ValueKind.Number => _number != 0 && !double.IsNaN(_number),
        ValueKind.Text => Text.Length > 0,
        ValueKind.List => Count > 0,
        _ => Kind == ValueKind.Object,
    };

    public static Value Undefined => default;

    public static Value Null => new(ValueKind.Null, 0, null);

    public static Value Of(bool value) => new(ValueKind.Boolean, value ? 1 : 0, null);

    public static Value Of(double value) => new(ValueKind.Number, value, null);

    public static Value Of(string value) => new(ValueKind.Text, 0, value);

    public static Value OrNull(string? value) => value is null ? Null : Of(value);

    public static Value OrNull(double? value) => value is { } number ? Of(number) : Null;

    public static Value Of(params Value[] items)
    {
        var list = new ValueList(items);
        return list.Depth > MaxDepth ? Null : new Value(ValueKind.List, 0, list);
    }

    /// <summary>What the body of reduce sees.</summary>
    public static Value ReduceScope(in Value current, in Value accumulator)
    {
        var scope = new ReduceScope(current, accumulator);
        return scope.Depth > MaxDepth ? Null : new Value(ValueKind.Object, 0, scope);
    }

    public static Value From(JsonNode? node) => node switch
    {
        JsonObject => new Value(ValueKind.Object, 0, node),
        JsonArray => new Value(ValueKind.List, 0, node),
        JsonValue value => FromScalar(value),
        _ => Null,
    };

    /// <summary>An independent JSON node. As in JSON.stringify, what JSON cannot say becomes null.</summary>
    public JsonNode? ToNode() => Kind switch
    {
        ValueKind.Boolean => JsonValue.Create(_number != 0),
        ValueKind.Number => NumberNode(),
        ValueKind.Text => JsonValue.Create(Text),
        ValueKind.List or ValueKind.Object => _reference switch
        {
            JsonNode node => node.DeepClone(),
            ValueTree tree => tree.ToNode(),
            ElementObject data => data.ToNode(),
            ValueList list => list.ToNode(),
            ReduceScope scope => scope.ToNode(),
            _ => null,
        },
        _ => null,
    };

    private JsonValue? NumberNode()
    {
        const double MaxSafeInteger = 9007199254740991;
        if (!double.IsFinite(_number))
        {
            return null;
        }

        return Math.Abs(_number) <= MaxSafeInteger && Math.Truncate(_number) == _number
            ? JsonValue.Create((long)_number)
            : JsonValue.Create(_number);
    }

    private static Value FromScalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => Of(value: true),
        JsonValueKind.False => Of(value: false),
        JsonValueKind.Null => Null,
        JsonValueKind.String => FromText(value),
        JsonValueKind.Number when value.TryGetValue(out double number) => Of(number),
        JsonValueKind.Number when value.TryGetValue(out int number) => Of(number),
        JsonValueKind.Number when value.TryGetValue(out long number) => Of(number),
        JsonValueKind.Number when value.TryGetValue(out decimal number) => Of((double)number),
        _ => Reread(value),
    };

    private static Value FromText(JsonValue value)
    {
        try
        {
            return value.TryGetValue(out string? text) ? Of(text) : Reread(value);
        }
        catch (InvalidOperationException)
        {
            return Unreadable;
        }
    }

    /// <summary>A node made from another CLR type (DateOnly, Guid, an enum …) is taken for what its JSON says.</summary>
    private static Value Reread(JsonValue value) => From(JsonNode.Parse(value.ToJsonString()));
}
