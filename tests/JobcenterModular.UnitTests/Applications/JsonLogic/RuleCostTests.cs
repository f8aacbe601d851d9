using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain.JsonLogic;

namespace JobcenterModular.UnitTests.Applications.JsonLogic;

public sealed class RuleCostTests
{
    [Theory]
    [InlineData("""{"if":[""", """,{"var":"a"},{"var":"b"}]}""")]
    [InlineData("""{"or":[false,""", """]}""")]
    [InlineData("""{"+":[{"var":"a"},""", """]}""")]
    [InlineData("""{"missing":{"merge":["x",""", """]}}""")]
    [InlineData("""{"var":["absent",""", """]}""")]
    public void Nesting_adds_the_same_number_of_steps_per_level(string open, string close)
    {
        var steps = Enumerable.Range(1, 30).Select(levels => Steps(Nested(levels), null)).ToList();

        var growth = steps.Zip(steps.Skip(1), (smaller, larger) => larger - smaller).Distinct();
        growth.Count().ShouldBe(1, string.Join(", ", steps));

        string Nested(int levels) =>
            string.Concat(Enumerable.Repeat(open, levels)) + "null" + string.Concat(Enumerable.Repeat(close, levels));
    }

    [Fact]
    public void A_long_chain_of_conditions_costs_two_steps_per_condition()
    {
        foreach (var length in new[] { 10, 100, 1000, 10_000 })
        {
            var chain = string.Join(',', Enumerable.Range(0, length).Select(i => $$"""{"==":[{"var":"a"},{{i}}]},{{i}}"""));
            var rule = Rule.Compile(JsonNode.Parse($$"""{"if":[{{chain}},{"var":"b"}]}"""));

            rule.Evaluate(JsonNode.Parse("""{"a":-1}"""), out var steps);

            steps.ShouldBe((2 * length) + 2);
        }
    }

    [Fact]
    public void Branches_not_taken_are_not_visited()
    {
        const string Large = """{"cat":[{"var":"a"},{"var":"b"},{"var":"c"}]}""";

        Steps($$"""{"if":[true,1,{{Large}}]}""", null).ShouldBe(1);
        Steps($$"""{"and":[0,{{Large}}]}""", null).ShouldBe(1);
        Steps($$"""{"or":[1,{{Large}}]}""", null).ShouldBe(1);
        Steps($$"""{"var":["a",{{Large}}]}""", JsonNode.Parse("""{"a":1}""")).ShouldBe(1);
    }

    [Fact]
    public void A_loop_visits_its_body_once_per_element_and_stops_when_the_answer_is_known()
    {
        var thousand = new JsonArray([.. Enumerable.Range(0, 1000).Select(i => (JsonNode)i)]);

        Steps("""{"map":[{"var":""},{"+":[{"var":""},1]}]}""", thousand).ShouldBe(2 + (2 * 1000));
        Steps("""{"some":[{"var":""},{"==":[{"var":""},4]}]}""", thousand).ShouldBe(2 + (2 * 5));
    }

    [Fact]
    public void Without_loops_no_evaluation_takes_more_steps_than_the_rule_has_nodes() =>
        Prop.ForAll(RandomJson.Rules(RandomJson.PlainOperators).ToArbitrary(), RandomJson.Data.ToArbitrary(), (rule, data) =>
        {
            var compiled = Rule.Compile(JsonNode.Parse(rule));
            compiled.Evaluate(JsonNode.Parse(data), out var steps);
            return steps <= compiled.Size;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_rule_throws_on_any_data() =>
        Prop.ForAll(RandomJson.Rules(RandomJson.AllOperators).ToArbitrary(), RandomJson.Data.ToArbitrary(), (rule, data) =>
        {
            var compiled = Rule.Compile(JsonNode.Parse(rule));
            var truth = compiled.IsTrue(JsonNode.Parse(data));
            return compiled.Evaluate(JsonNode.Parse(data)) switch
            {
                JsonArray list => truth == list.Count > 0,
                JsonObject => truth,
                JsonValue scalar => truth == scalar.ToJsonString() is not ("false" or "0" or "\"\""),
                // Null also stands for infinity, which is true.
                _ => true,
            };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Asking_a_rule_costs_the_same_memory_however_large_the_data_is()
    {
        var rule = Rule.Compile(JsonNode.Parse("""{"and":[{"!!":{"var":"list"}},{"==":[{"var":"list.3.a"},3]},{"some":[{"var":"list"},{"==":[{"var":"a"},2]}]}]}"""));

        Allocated(10_000).ShouldBe(Allocated(10));

        long Allocated(int size)
        {
            var data = new JsonObject { ["list"] = new JsonArray([.. Enumerable.Range(0, size).Select(i => new JsonObject { ["a"] = i })]) };
            rule.IsTrue(data).ShouldBeTrue();
            var before = GC.GetAllocatedBytesForCurrentThread();
            rule.IsTrue(data);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_result_that_nests_itself_without_end_becomes_null_before_it_harms()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 100_000).Select(i => (JsonNode)i)]);

        Should.NotThrow(() => Evaluate("""{"cat":{"reduce":[{"var":""},[{"var":"accumulator"}],0]}}"""));
        Should.NotThrow(() => Evaluate("""{"reduce":[{"var":""},{"var":""},0]}"""));

        JsonNode? Evaluate(string rule) => Rule.Compile(JsonNode.Parse(rule)).Evaluate(many);
    }

    private static long Steps(string rule, JsonNode? data)
    {
        // An operator in an argument list takes two levels of JSON, hence more than the reader's usual 64.
        Rule.Compile(JsonNode.Parse(rule, documentOptions: new() { MaxDepth = 200 })).Evaluate(data, out var steps);
        return steps;
    }
}
