using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

public sealed class RuleCompilerTests
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 500 };

    [Theory]
    [InlineData("""{"iff":[true,1,2]}""", "$.iff", "iff")]
    [InlineData("""{"if":[{"==":[1,{"VAR":"a"}]},1,2]}""", "$.if[0].==[1].VAR", "VAR")]
    [InlineData("""[1,{"!":{"nope":[]}}]""", "$[1].!.nope", "nope")]
    [InlineData("""{"":1}""", "$.", "''")]
    public void An_unknown_operator_is_named_with_its_place(string rule, string path, string name)
    {
        var error = Should.Throw<JsonLogicException>(() => Rule.Compile(JsonNode.Parse(rule)));

        error.Path.ShouldBe(path);
        error.Reason.ShouldContain(name);
        error.Message.ShouldStartWith(path);
    }

    [Theory]
    [InlineData("""{"!":""", "}")]
    [InlineData("""{"!":[""", "]}")]
    [InlineData("[", "]")]
    [InlineData("""{"x":0,"y":""", "}")]
    public void Rules_may_be_nested_up_to_64_levels(string open, string close)
    {
        Should.NotThrow(() => Rule.Compile(Nested(64)).Evaluate(null));
        Should.Throw<JsonLogicException>(() => Rule.Compile(Nested(65))).Reason.ShouldContain("64");

        JsonNode? Nested(int levels) =>
            JsonNode.Parse(string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels)), documentOptions: Deep);
    }

    [Fact]
    public void A_rule_that_names_a_key_twice_is_refused()
    {
        Should.Throw<JsonLogicException>(() => Rule.Compile(JsonNode.Parse("""{"if":[{"var":"a","var":"b"},1,2]}"""))).Path.ShouldBe("$.if[0]");
        Should.Throw<JsonLogicException>(() => Rule.Compile(JsonNode.Parse("""{"a":1,"b":[{"c":1,"c":2}]}"""))).Path.ShouldBe("$.b[0]");
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("\"a\"", "\"a\"")]
    [InlineData("[1,{\"!\":1}]", "[1,false]")]
    public void A_rule_can_come_as_an_element_too(string rule, string expected)
    {
        using var document = JsonDocument.Parse(rule);

        (Rule.Compile(document.RootElement).Evaluate(null)?.ToJsonString() ?? "null").ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"and":[{"var":"a.b"},{"var":["c",{"var":"d"}]},{"var":"a.b"}]}""", "a.b,c,d")]
    [InlineData("""{"missing":["a","b"]}""", "a,b")]
    [InlineData("""{"missing":[["a"],"b"]}""", "a,b")]
    [InlineData("""{"missing_some":[1,["a","b"]]}""", "a,b")]
    [InlineData("""{"missing":{"merge":["vin",{"if":[{"var":"financing"},["apr"],[]]}]}}""", "vin,financing,apr")]
    [InlineData("""{"var":{"if":[{"var":"hot"},"summer","winter"]}}""", "hot,summer,winter")]
    [InlineData("""{"var":1}""", "1")]
    [InlineData("""{"var":""}""", "")]
    [InlineData("""{"cat":["a",{"var":null}]}""", "")]
    public void The_variables_of_a_rule_are_known_without_running_it(string rule, string expected)
    {
        var compiled = Rule.Compile(JsonNode.Parse(rule));

        compiled.Variables.ShouldBe(Paths(expected), ignoreOrder: true);
        compiled.RootVariables.ShouldBe(Paths(expected), ignoreOrder: true);
    }

    [Fact]
    public void Variables_of_a_loop_body_are_told_apart_from_those_of_the_data()
    {
        var rule = Rule.Compile(JsonNode.Parse("""{"some":[{"filter":[{"var":"persons"},{"var":"adult"}]},{"<":[{"var":"age"},{"var":"limit"}]}]}"""));

        rule.Variables.ShouldBe(["persons", "adult", "age", "limit"], ignoreOrder: true);
        rule.RootVariables.ShouldBe(["persons"]);
    }

    private static string[] Paths(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
