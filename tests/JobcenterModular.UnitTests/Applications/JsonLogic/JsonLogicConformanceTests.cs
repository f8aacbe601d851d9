using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

public sealed class JsonLogicConformanceTests
{
    public static TheoryData<int, string, string, string> Cases => JsonLogicSuite.Cases();

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void Every_case_of_the_public_suite_gives_the_published_result(int number, string rule, string data, string expected)
    {
        var actual = Rule.Compile(JsonNode.Parse(rule)).Evaluate(JsonNode.Parse(data));

        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue($"case {number}: {rule} on {data} gave {actual?.ToJsonString() ?? "null"}, not {expected}");
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public void The_truth_of_a_rule_is_the_truth_of_its_published_result(int number, string rule, string data, string expected)
    {
        using var document = JsonDocument.Parse(rule);
        var truth = expected is not ("null" or "false" or "0" or "\"\"" or "[]");

        Rule.Compile(document.RootElement).IsTrue(JsonNode.Parse(data)).ShouldBe(truth, $"case {number}");
    }

    [Fact]
    public void The_suite_is_complete_with_its_277_cases()
    {
        SharedFolder.Require("conformance", "json-logic", "tests.json");
        Cases.Count.ShouldBe(277);
    }
}
