namespace JobcenterModular.Applications.Domain.JsonLogic;

internal sealed class Variable(Node[] arguments) : Node
{
    private readonly Node _name = arguments.ArgumentAt(0);
    private readonly Node? _fallback = arguments.ElementAtOrDefault(1);
    private readonly VariablePath? _path = arguments.ArgumentAt(0) is Literal name ? VariablePath.Of(name.Value) : null;

    protected override Value Compute(in Value scope, ref long steps)
    {
        var path = _path ?? VariablePath.Of(_name.Evaluate(in scope, ref steps));
        var value = path.Read(in scope);
        if (value.Kind != ValueKind.Undefined)
        {
            return value;
        }

        return _fallback is null ? Value.Null : _fallback.Evaluate(in scope, ref steps);
    }
}

/// <summary>Which of the named paths have no value. The names stand as arguments or in one list.</summary>
internal sealed class Missing(Node[] names) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        var values = new Value[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            values[i] = names[i].Evaluate(in scope, ref steps);
        }

        return Of(values is [{ Kind: ValueKind.List }, ..] ? values[0] : Value.Of(values), in scope);
    }

    public static Value Of(in Value names, in Value scope)
    {
        var missing = new List<Value>();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names.At(i);
            if (IsEmpty(VariablePath.Of(in name).Read(in scope)))
            {
                missing.Add(name);
            }
        }

        return Value.Of([.. missing]);
    }

    private static bool IsEmpty(in Value value) =>
        value.Kind is ValueKind.Undefined or ValueKind.Null || (value.Kind == ValueKind.Text && !value.IsTrue);
}

/// <summary>Like missing, but nothing is missing once enough of the paths have a value.</summary>
internal sealed class MissingSome(Node[] arguments) : Node
{
    private readonly Node _needed = arguments.ArgumentAt(0);
    private readonly Node _names = arguments.ArgumentAt(1);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var needed = _needed.Evaluate(in scope, ref steps).ToNumber();
        var names = _names.Evaluate(in scope, ref steps);
        var list = names.Kind == ValueKind.List ? names : Value.Of([names]);
        var missing = Missing.Of(in list, in scope);
        return list.Count - missing.Count >= needed ? Value.Of([]) : missing;
    }
}
