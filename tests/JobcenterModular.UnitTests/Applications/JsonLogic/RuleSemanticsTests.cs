using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

/// <summary>What the public suite leaves open. The expected values are those of the JavaScript reference.</summary>
public sealed class RuleSemanticsTests
{
    [Theory]
    // Loose and strict equality.
    [InlineData("""{"==":[null,0]}""", "false")]
    [InlineData("""{"==":[null]}""", "true")]
    [InlineData("""{"===":[null]}""", "false")]
    [InlineData("""{"==":[true,"1"]}""", "true")]
    [InlineData("""{"==":["",0]}""", "true")]
    [InlineData("""{"==":[" \n",0]}""", "true")]
    [InlineData("""{"==":["a",0]}""", "false")]
    [InlineData("""{"==":[[1],1]}""", "true")]
    [InlineData("""{"==":[[1,2],"1,2"]}""", "true")]
    [InlineData("""{"==":[[],false]}""", "true")]
    [InlineData("""{"==":[[1],[1]]}""", "false")]
    [InlineData("""{"==":[{"var":"list"},{"var":"list"}]}""", "true")]
    [InlineData("""{"==":["0x10",16]}""", "true")]
    [InlineData("""{"==":["1 2",12]}""", "false")]
    [InlineData("""{"==":["1e3",1000]}""", "true")]
    [InlineData("""{"==":[{"a":1,"b":2},"[object Object]"]}""", "true")]
    // Order: two texts by code unit, otherwise numbers; NaN is never in order.
    [InlineData("""{"<":["10","9"]}""", "true")]
    [InlineData("""{"<":["10",9]}""", "false")]
    [InlineData("""{"<":["Z","a"]}""", "true")]
    [InlineData("""{"<":["2026-01-31","2026-02-01"]}""", "true")]
    [InlineData("""{"<=":["a",1]}""", "false")]
    [InlineData("""{">=":["a",1]}""", "false")]
    [InlineData("""{"<=":[null,0]}""", "true")]
    [InlineData("""{"<=":[1]}""", "false")]
    [InlineData("""{"<":["a","b","c"]}""", "true")]
    [InlineData("""{"<":[1,2,null]}""", "false")]
    // Numbers: parseFloat for + and *, Number for the rest; what JSON cannot say is null.
    [InlineData("""{"+":["12 Euro",1]}""", "13")]
    [InlineData("""{"+":[null,1]}""", "null")]
    [InlineData("""{"+":[]}""", "0")]
    [InlineData("""{"+":["-.5e1x"]}""", "-5")]
    [InlineData("""{"-":[null,1]}""", "-1")]
    [InlineData("""{"-":["12 Euro",1]}""", "null")]
    [InlineData("""{"-":[]}""", "null")]
    [InlineData("""{"*":["3"]}""", "\"3\"")]
    [InlineData("""{"/":[1,0]}""", "null")]
    [InlineData("""{"!!":{"/":[1,0]}}""", "true")]
    [InlineData("""{"!!":{"/":[0,0]}}""", "false")]
    [InlineData("""{"%":[-5,3]}""", "-2")]
    [InlineData("""{"%":[5.5,2]}""", "1.5")]
    [InlineData("""{"max":[]}""", "null")]
    [InlineData("""{"max":["7",null,3]}""", "7")]
    [InlineData("""{"min":[1,"a"]}""", "null")]
    // Texts.
    [InlineData("""{"cat":["a",null,true,1.50,[1,null,[2]]]}""", "\"atrue1.51,,2\"")]
    [InlineData("""{"cat":[1e21]}""", "\"1e+21\"")]
    [InlineData("""{"cat":[123456789012345680000]}""", "\"123456789012345680000\"")]
    [InlineData("""{"cat":[0.000001]}""", "\"0.000001\"")]
    [InlineData("""{"cat":[1.5e-7]}""", "\"1.5e-7\"")]
    [InlineData("""{"cat":[-0.1]}""", "\"-0.1\"")]
    [InlineData("""{"cat":[{"/":[-1,0]}]}""", "\"-Infinity\"")]
    [InlineData("""{"substr":["abc",-9]}""", "\"abc\"")]
    [InlineData("""{"substr":["abc",9]}""", "\"\"")]
    [InlineData("""{"substr":["abc",0,-9]}""", "\"\"")]
    [InlineData("""{"substr":["abc","x",2]}""", "\"ab\"")]
    [InlineData("""{"substr":[12345,1,{"/":[1,0]}]}""", "\"2345\"")]
    [InlineData("""{"in":[1,"123"]}""", "true")]
    [InlineData("""{"in":[1,["1"]]}""", "false")]
    [InlineData("""{"in":["",""]}""", "false")]
    [InlineData("""{"in":["a",5]}""", "false")]
    // Variables.
    [InlineData("""{"var":["nothing","else"]}""", "null")]
    [InlineData("""{"var":["absent",{"var":"name"}]}""", "\"Ada\"")]
    [InlineData("""{"var":"list.length"}""", "3")]
    [InlineData("""{"var":"name.length"}""", "3")]
    [InlineData("""{"var":"name.1"}""", "\"d\"")]
    [InlineData("""{"var":"list.01"}""", "null")]
    [InlineData("""{"var":"list.-1"}""", "null")]
    [InlineData("""{"var":"list.99999999999"}""", "null")]
    [InlineData("""{"var":"name.first"}""", "null")]
    [InlineData("""{"var":"constructor"}""", "null")]
    [InlineData("""{"var":{"cat":["na","me"]}}""", "\"Ada\"")]
    [InlineData("""{"missing":["name","nothing","absent",""]}""", "[\"nothing\",\"absent\"]")]
    [InlineData("""{"missing_some":["many",["name"]]}""", "[]")]
    // Loops and the rest.
    [InlineData("""{"map":[{"var":"name"},1]}""", "[]")]
    [InlineData("""{"map":[[1,2]]}""", "[null,null]")]
    [InlineData("""{"map":[{"var":"list"},{"var":"name"}]}""", "[null,null,null]")]
    [InlineData("""{"reduce":[{"var":"list"},{"cat":[{"var":"accumulator"},{"var":"current"}]}]}""", "\"123\"")]
    [InlineData("""{"reduce":[[1],{"var":""},0]}""", """{"current":1,"accumulator":0}""")]
    [InlineData("""{"all":[{"var":"name"},true]}""", "false")]
    [InlineData("""{"none":[{"var":"name"},true]}""", "true")]
    [InlineData("""{"some":[{"var":"name"},true]}""", "false")]
    [InlineData("""{"and":[]}""", "null")]
    [InlineData("""{"if":[{},"object","none"]}""", "\"object\"")]
    [InlineData("""{"log":"quiet"}""", "\"quiet\"")]
    [InlineData("""{"a":{"var":"name"},"b":2}""", """{"a":{"var":"name"},"b":2}""")]
    public void Odd_values_are_treated_as_JavaScript_treats_them(string rule, string expected)
    {
        var data = JsonNode.Parse("""{"name":"Ada","list":[1,2,3],"nothing":null}""");

        var actual = Rule.Compile(JsonNode.Parse(rule)).Evaluate(data);

        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue($"{rule} gave {actual?.ToJsonString() ?? "null"}");
    }

    [Theory]
    // JavaScript throws.
    [InlineData("""{"*":[]}""", "null")]
    [InlineData("""{"missing_some":[1]}""", "[]")]
    // JavaScript counts the letters of the one name.
    [InlineData("""{"missing_some":[1,"absent"]}""", "[\"absent\"]")]
    public void Where_the_reference_fails_the_answer_is_the_harmless_one(string rule, string expected) =>
        Evaluate(rule, JsonNode.Parse("{}")).ShouldBe(expected);

    [Fact]
    public void Data_made_in_code_counts_like_data_that_was_read()
    {
        var data = new JsonObject
        {
            ["int"] = 3,
            ["money"] = 12.5m,
            ["long"] = 4L,
            ["day"] = JsonValue.Create(new DateOnly(2026, 11, 22)),
            ["list"] = JsonValue.Create(new[] { 1, 2 }),
        };

        Evaluate("""{"+":[{"var":"int"},{"var":"money"},{"var":"long"},{"var":"list.1"}]}""", data).ShouldBe("21.5");
        Evaluate("""{"<":[{"var":"day"},"2026-11-23"]}""", data).ShouldBe("true");
    }

    [Fact]
    public void Data_that_dotnet_can_hardly_read_does_not_stop_a_rule()
    {
        Evaluate("""{"cat":{"var":"a"}}""", JsonNode.Parse("""{"a":"\ud800"}""")).ShouldBe("\"\\uFFFD\"");
        Evaluate("""{"var":"a"}""", JsonNode.Parse("""{"a":1,"a":2}""")).ShouldBe("2");
        Evaluate("""{"!":{"var":"a"}}""", JsonNode.Parse("""{"a":1e999}""")).ShouldBe("false");
    }

    [Fact]
    public void A_result_is_free_of_the_data_it_came_from()
    {
        var data = JsonNode.Parse("""{"person":{"name":"Ada"}}""")!;

        var result = Rule.Compile(JsonNode.Parse("""[{"var":"person"},{"var":"person"}]""")).Evaluate(data)!;
        result[0]!["name"] = "Eva";

        result[1]!["name"]!.GetValue<string>().ShouldBe("Ada");
        data["person"]!["name"]!.GetValue<string>().ShouldBe("Ada");
    }

    [Fact]
    public void A_rule_does_not_change_with_the_JSON_it_was_compiled_from()
    {
        var source = JsonNode.Parse("""{"if":[{"var":""},{"a":1,"b":2},0]}""")!;
        var rule = Rule.Compile(source);

        source["if"]![1]!["a"] = 9;

        rule.Evaluate(true)!.ToJsonString().ShouldBe("""{"a":1,"b":2}""");
    }

    private static string Evaluate(string rule, JsonNode? data) =>
        Rule.Compile(JsonNode.Parse(rule)).Evaluate(data)?.ToJsonString() ?? "null";
}
