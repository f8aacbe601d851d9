using System.Text;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>+, min, max: numbers drawn together from a start value.</summary>
internal sealed class Fold(double start, Func<Value, double> read, Func<double, double, double> join, Node[] arguments) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        var total = start;
        foreach (var argument in arguments)
        {
            total = join(total, read(argument.Evaluate(in scope, ref steps)));
        }

        return Value.Of(total);
    }
}

/// <summary>*: a single argument is handed through as it is, as the reference implementation does.</summary>
internal sealed class Product(Node[] arguments) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        var first = arguments.ArgumentAt(0).Evaluate(in scope, ref steps);
        if (arguments.Length < 2)
        {
            return first;
        }

        var product = first.ToFloat();
        foreach (var argument in arguments.AsSpan(1))
        {
            product *= argument.Evaluate(in scope, ref steps).ToFloat();
        }

        return Value.Of(product);
    }
}

internal sealed class Concatenation(Node[] arguments) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        if (arguments.Length == 1)
        {
            return Value.Of(arguments[0].Evaluate(in scope, ref steps).ToPart());
        }

        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            text.Append(argument.Evaluate(in scope, ref steps).ToPart());
        }

        return Value.Of(text.ToString());
    }
}

/// <summary>merge: one list of all arguments, lists among them opened by one level.</summary>
internal sealed class Merge(Node[] arguments) : Node
{
    public IReadOnlyList<Node> Arguments => arguments;

    protected override Value Compute(in Value scope, ref long steps)
    {
        var merged = new List<Value>();
        foreach (var argument in arguments)
        {
            var value = argument.Evaluate(in scope, ref steps);
            if (value.Kind != ValueKind.List)
            {
                merged.Add(value);
            }

            for (var i = 0; i < value.Count; i++)
            {
                merged.Add(value.At(i));
            }
        }

        return Value.Of([.. merged]);
    }
}

/// <summary>substr: a negative start counts from the end; a negative length leaves that many off the end.</summary>
internal sealed class Substring(Node[] arguments) : Node
{
    protected override Value Compute(in Value scope, ref long steps)
    {
        var text = arguments.ArgumentAt(0).Evaluate(in scope, ref steps).ToText();
        var from = Whole(arguments.ArgumentAt(1).Evaluate(in scope, ref steps).ToNumber());
        var start = (int)(from < 0 ? Math.Max(text.Length + from, 0) : Math.Min(from, text.Length));
        var rest = text.Length - start;
        var limit = arguments.ArgumentAt(2).Evaluate(in scope, ref steps);
        if (limit.Kind == ValueKind.Undefined)
        {
            return Value.Of(text[start..]);
        }

        var wanted = Whole(limit.ToNumber());
        var length = (int)Math.Clamp(wanted < 0 ? rest + wanted : wanted, 0, rest);
        return Value.Of(text.Substring(start, length));
    }

    private static double Whole(double number) => double.IsNaN(number) ? 0 : Math.Truncate(number);
}
