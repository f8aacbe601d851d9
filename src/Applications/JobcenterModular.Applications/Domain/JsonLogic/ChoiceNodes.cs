namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>if, then, else if, then, …, else. Only the branch that is taken runs.</summary>
internal sealed class If(Node[] parts) : Node
{
    /// <summary>The nodes that can become the result.</summary>
    public IEnumerable<Node> Results => parts.Where((_, i) => i % 2 == 1 || i == parts.Length - 1);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var i = 0;
        for (; i < parts.Length - 1; i += 2)
        {
            if (parts[i].Evaluate(in scope, ref steps).IsTrue)
            {
                return parts[i + 1].Evaluate(in scope, ref steps);
            }
        }

        return i < parts.Length ? parts[i].Evaluate(in scope, ref steps) : Value.Null;
    }
}

/// <summary>and, or: the first value that decides, else the last one.</summary>
internal sealed class FirstThatIs(bool decisive, Node[] parts) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        var value = Value.Undefined;
        foreach (var part in parts)
        {
            value = part.Evaluate(in scope, ref steps);
            if (value.IsTrue == decisive)
            {
                break;
            }
        }

        return value;
    }
}

/// <summary>An operator with one argument.</summary>
internal sealed class Unary(Func<Value, Value> apply, Node[] arguments) : Node
{
    private readonly Node _argument = arguments.ArgumentAt(0);

    protected override Value Compute(in Value scope, ref long steps) => apply(_argument.Evaluate(in scope, ref steps));
}

/// <summary>An operator with two arguments.</summary>
internal sealed class Binary(Func<Value, Value, Value> apply, Node[] arguments) : Node
{
    private readonly Node _left = arguments.ArgumentAt(0);
    private readonly Node _right = arguments.ArgumentAt(1);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var left = _left.Evaluate(in scope, ref steps);
        return apply(left, _right.Evaluate(in scope, ref steps));
    }
}

/// <summary>&lt; and &lt;= of three arguments: is the middle one between the others?</summary>
internal sealed class Between(Func<Value, Value, Value> apply, Node[] arguments) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        var middle = arguments[1].Evaluate(in scope, ref steps);
        var low = apply(arguments[0].Evaluate(in scope, ref steps), middle);
        if (!low.IsTrue)
        {
            return low;
        }

        var high = arguments[2].Evaluate(in scope, ref steps);
        return high.Kind == ValueKind.Undefined ? low : apply(middle, high);
    }
}
