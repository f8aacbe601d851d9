using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>Every operator of JSON Logic by its name.</summary>
internal static class Operators
{
    private static readonly FrozenDictionary<string, Func<Node[], Node>> All = new Dictionary<string, Func<Node[], Node>>(StringComparer.Ordinal)
    {
        ["var"] = a => new Variable(a),
        ["missing"] = a => new Missing(a),
        ["missing_some"] = a => new MissingSome(a),
        ["if"] = a => new If(a),
        ["?:"] = a => new If(a),
        ["and"] = a => new FirstThatIs(decisive: false, a),
        ["or"] = a => new FirstThatIs(decisive: true, a),
        ["!"] = a => new Unary(x => Value.Of(!x.IsTrue), a),
        ["!!"] = a => new Unary(x => Value.Of(x.IsTrue), a),
        ["log"] = a => new Unary(x => x, a),
        ["=="] = a => new Binary((x, y) => Value.Of(x.LooselyEquals(in y)), a),
        ["==="] = a => new Binary((x, y) => Value.Of(x.StrictlyEquals(in y)), a),
        ["!="] = a => new Binary((x, y) => Value.Of(!x.LooselyEquals(in y)), a),
        ["!=="] = a => new Binary((x, y) => Value.Of(!x.StrictlyEquals(in y)), a),
        ["<"] = a => Comparison((x, y) => Value.Of(x.IsLessThan(in y)), a),
        ["<="] = a => Comparison((x, y) => Value.Of(x.IsAtMost(in y)), a),
        [">"] = a => new Binary((x, y) => Value.Of(y.IsLessThan(in x)), a),
        [">="] = a => new Binary((x, y) => Value.Of(y.IsAtMost(in x)), a),
        ["+"] = a => new Fold(0, x => x.ToFloat(), (x, y) => x + y, a),
        ["*"] = a => new Product(a),
        ["-"] = a => new Binary((x, y) => Value.Of(y.Kind == ValueKind.Undefined ? -x.ToNumber() : x.ToNumber() - y.ToNumber()), a),
        ["/"] = a => new Binary((x, y) => Value.Of(x.ToNumber() / y.ToNumber()), a),
        ["%"] = a => new Binary((x, y) => Value.Of(x.ToNumber() % y.ToNumber()), a),
        ["min"] = a => new Fold(double.PositiveInfinity, x => x.ToNumber(), Math.Min, a),
        ["max"] = a => new Fold(double.NegativeInfinity, x => x.ToNumber(), Math.Max, a),
        ["map"] = a => new Map(a),
        ["filter"] = a => new Filter(a),
        ["reduce"] = a => new Reduce(a),
        ["all"] = a => new Quantifier(decisive: false, whenFound: false, whenEmpty: false, a),
        ["none"] = a => new Quantifier(decisive: true, whenFound: false, whenEmpty: true, a),
        ["some"] = a => new Quantifier(decisive: true, whenFound: true, whenEmpty: false, a),
        ["merge"] = a => new Merge(a),
        ["in"] = a => new Binary(Contains, a),
        ["cat"] = a => new Concatenation(a),
        ["substr"] = a => new Substring(a),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFind(string name, [NotNullWhen(true)] out Func<Node[], Node>? create) =>
        All.TryGetValue(name, out create);

    /// <summary>Does the operator give its second argument another scope than its own?</summary>
    public static bool IsLoop(string name) => name is "map" or "filter" or "reduce" or "all" or "none" or "some";

    /// <summary>The argument at a place, or a stand-in that is undefined, as in a JavaScript call.</summary>
    public static Node ArgumentAt(this Node[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : Literal.Absent;

    private static Node Comparison(Func<Value, Value, Value> apply, Node[] arguments) =>
        arguments.Length > 2 ? new Between(apply, arguments) : new Binary(apply, arguments);

    private static Value Contains(Value part, Value whole)
    {
        if (whole.Kind == ValueKind.Text)
        {
            return Value.Of(whole.IsTrue && whole.ToText().Contains(part.ToText(), StringComparison.Ordinal));
        }

        for (var i = 0; i < whole.Count; i++)
        {
            if (whole.At(i).StrictlyEquals(in part))
            {
                return Value.Of(value: true);
            }
        }

        return Value.Of(value: false);
    }
}
