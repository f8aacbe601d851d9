using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.JsonLogic;

/// <summary>
/// A JSON Logic rule (jsonlogic.com), compiled once and then safe to share between requests.
/// An evaluation visits each node of the rule at most once, but for the body of map, filter, reduce, all, none
/// and some, which is visited once per element. It never throws on data: like JavaScript, it coerces.
/// </summary>
internal sealed class Rule
{
    private readonly Node _root;

    private Rule(Node root, RuleCompiler compiler)
    {
        _root = root;
        Size = compiler.Size;
        Variables = [.. compiler.Variables];
        RootVariables = [.. compiler.RootVariables];
    }

    /// <summary>How many nodes the rule has, literals included: more than the steps an evaluation without loops can take.</summary>
    public int Size { get; }

    /// <summary>Every path that var, missing and missing_some name literally, in any scope.</summary>
    public IEnumerable<string> Variables { get; }

    /// <summary>The part of <see cref="Variables"/> that is read from the data itself, not from an element of a loop.</summary>
    public IEnumerable<string> RootVariables { get; }

    public static Rule Compile(JsonNode? rule)
    {
        var compiler = new RuleCompiler();
        return new Rule(compiler.Compile(rule), compiler);
    }

    public static Rule Compile(JsonElement rule) => Compile(rule.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(rule),
        JsonValueKind.Array => JsonArray.Create(rule),
        _ => JsonValue.Create(rule),
    });

    public JsonNode? Evaluate(JsonNode? data) => Evaluate(data, out _);

    /// <summary>Evaluates and tells how many nodes other than literals were visited.</summary>
    public JsonNode? Evaluate(JsonNode? data, out long steps)
    {
        steps = 0;
        return _root.Evaluate(Value.From(data), ref steps).ToNode();
    }

    /// <summary>JSON Logic truth: like JavaScript, but an empty list is false.</summary>
    public bool IsTrue(JsonNode? data) => IsTrue(Value.From(data));

    /// <summary>The same on data built for rules, which is the faster way when many rules read it.</summary>
    public bool IsTrue(RuleObject data) => IsTrue(Value.Of(data));

    private bool IsTrue(in Value data)
    {
        long steps = 0;
        return _root.Evaluate(in data, ref steps).IsTrue;
    }
}
