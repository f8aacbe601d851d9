using System.Diagnostics;
using JobcenterModular.Applications.Domain.Forms.Evaluation;

namespace JobcenterModular.UnitTests.Forms;

/// <summary>The evaluation runs on every save.</summary>
public sealed class EvaluationCostTests
{
    /// <summary>Far above what it takes (about 1 ms for three persons), far below what a person would notice.</summary>
    private const double MostMilliseconds = 20;

    [Fact]
    public void A_household_of_three_is_evaluated_in_no_time()
    {
        var scenario = ScenarioAnswers.Read("scenario-4");
        var form = FormFixture.Real.Find("hauptantrag", 1)!;
        var sheet = scenario.Sheet;
        for (var i = 0; i < 50; i++)
            FormEvaluation.Run(form, sheet, scenario.Facts);

        var times = Enumerable.Range(0, 50).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            FormEvaluation.Run(form, sheet, scenario.Facts);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"median {times[25]:F2} ms");
        times[25].ShouldBeLessThan(MostMilliseconds);
    }
}
