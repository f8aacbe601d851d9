using FsCheck;
using FsCheck.Fluent;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

/// <summary>Rules and data at random, with a liking for values on which coercions trip.</summary>
internal static class RandomJson
{
    public static readonly string[] PlainOperators =
    [
        "var", "missing", "missing_some", "if", "?:", "and", "or", "!", "!!", "log", "==", "===", "!=", "!==", "<", "<=", ">", ">=",
        "+", "-", "*", "/", "%", "min", "max", "merge", "in", "cat", "substr",
    ];

    public static readonly string[] AllOperators = [.. PlainOperators, "map", "filter", "reduce", "all", "none", "some"];

    private static readonly Gen<string> Scalars = Gen.Elements(
        "null", "true", "false", "0", "-1", "1", "2.5", "1e308", "1e-9", "99999999999999999999", "{}", "[]",
        "\"\"", "\"a\"", "\"b\"", "\"a.b\"", "\"0\"", "\"1.5x\"", "\"-Infinity\"", "\"0x1F\"", "\"length\"", "\"current\"", "\"accumulator\"",
        "\"\\ud800\"", "\" 12 \"");

    public static Gen<string> Data { get; } = Values(3);

    public static Gen<string> Rules(string[] operators) => Rules(operators, 4);

    private static Gen<string> Values(int depth) => depth == 0
        ? Scalars
        : Gen.OneOf(
            Scalars,
            Some(Values(depth - 1)).Select(items => $"[{items}]"),
            Values(depth - 1).SelectMany(a => Values(depth - 1).Select(b => $$"""{"a":{{a}},"b":{{b}}}""")));

    private static Gen<string> Rules(string[] operators, int depth) => depth == 0
        ? Scalars
        : Gen.OneOf(
            Values(1),
            Some(Rules(operators, depth - 1)).Select(items => $"[{items}]"),
            Operations(operators, depth),
            Operations(operators, depth));

    private static Gen<string> Operations(string[] operators, int depth) =>
        Gen.Elements(operators).SelectMany(name => Some(Rules(operators, depth - 1)).Select(items => $$"""{"{{name}}":[{{items}}]}"""));

    private static Gen<string> Some(Gen<string> item) =>
        Gen.Choose(0, 3).SelectMany(count => item.ListOf(count)).Select(items => string.Join(',', items));
}
