namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>One part of a compiled rule. Immutable; all state of an evaluation is in the arguments.</summary>
internal abstract class Node
{
    /// <summary>The value of this part of the rule.</summary>
    /// <param name="scope">The data that var reads: the whole document, or the element of the loop around it.</param>
    /// <param name="steps">Counts the visits of all but literals, which cost nothing, so that tests can hold the cost of a rule.</param>
    public Value Evaluate(in Value scope, ref long steps)
    {
        if (this is Literal literal)
        {
            return literal.Value;
        }

        steps++;
        return Compute(in scope, ref steps);
    }

    protected abstract Value Compute(in Value scope, ref long steps);
}

internal sealed class Literal(Value value) : Node
{
    /// <summary>Stands in for an argument that was left out.</summary>
    public static readonly Literal Absent = new(Value.Undefined);

    public Value Value { get; } = value;

    protected override Value Compute(in Value scope, ref long steps) => Value;
}

/// <summary>A list in a rule whose elements are rules themselves.</summary>
internal sealed class ListOfRules(Node[] items) : Node
{
    public IReadOnlyList<Node> Items => items;

    protected override Value Compute(in Value scope, ref long steps)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(in scope, ref steps);
        }

        return Value.Of(values);
    }
}
