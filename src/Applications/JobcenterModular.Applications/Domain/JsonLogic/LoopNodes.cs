namespace JobcenterModular.Applications.Domain.JsonLogic;

internal sealed class Map(Node[] arguments) : Node
{
    private readonly Node _list = arguments.ArgumentAt(0);
    private readonly Node _body = arguments.ArgumentAt(1);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var list = _list.Evaluate(in scope, ref steps);
        var results = new Value[list.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = _body.Evaluate(list.At(i), ref steps);
        }

        return Value.Of(results);
    }
}

internal sealed class Filter(Node[] arguments) : Node
{
    private readonly Node _list = arguments.ArgumentAt(0);
    private readonly Node _body = arguments.ArgumentAt(1);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var list = _list.Evaluate(in scope, ref steps);
        var kept = new List<Value>();
        for (var i = 0; i < list.Count; i++)
        {
            var element = list.At(i);
            if (_body.Evaluate(in element, ref steps).IsTrue)
            {
                kept.Add(element);
            }
        }

        return Value.Of([.. kept]);
    }
}

internal sealed class Reduce(Node[] arguments) : Node
{
    private readonly Node _list = arguments.ArgumentAt(0);
    private readonly Node _body = arguments.ArgumentAt(1);
    private readonly Node _start = arguments.ElementAtOrDefault(2) ?? new Literal(Value.Null);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var list = _list.Evaluate(in scope, ref steps);
        var accumulator = _start.Evaluate(in scope, ref steps);
        for (var i = 0; i < list.Count; i++)
        {
            accumulator = _body.Evaluate(Value.ReduceScope(list.At(i), in accumulator), ref steps);
        }

        return accumulator;
    }
}

/// <summary>
/// all, none, some: walks the list up to the first element whose truth is <paramref name="decisive"/>.
/// Of an empty list, all is false: the reference implementation says so.
/// </summary>
internal sealed class Quantifier(bool decisive, bool whenFound, bool whenEmpty, Node[] arguments) : Node
{
    private readonly Node _list = arguments.ArgumentAt(0);
    private readonly Node _body = arguments.ArgumentAt(1);

    protected override Value Compute(in Value scope, ref long steps)
    {
        var list = _list.Evaluate(in scope, ref steps);
        if (list.Count == 0)
        {
            return Value.Of(whenEmpty);
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (_body.Evaluate(list.At(i), ref steps).IsTrue == decisive)
            {
                return Value.Of(whenFound);
            }
        }

        return Value.Of(!whenFound);
    }
}
