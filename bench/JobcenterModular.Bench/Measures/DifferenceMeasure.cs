using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.Applications.Domain.Forms.Answers;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Bench.Reporting;

namespace JobcenterModular.Bench.Measures;

/// <summary>What a renewal changes for a couple, one of them self-employed, from the stored texts on, beside reading these texts alone.</summary>
internal sealed class DifferenceMeasure(Workbench bench)
{
    private const int WarmUps = 2_000;
    private const int Repeats = 5_000;
    private const double LimitMilliseconds = 5;

    public void Run(Report report)
    {
        FormDefinition form = FormCatalog.Load(
            Path.Combine(bench.Options.Repository, "src", "Applications", "JobcenterModular.Applications", "Forms")).NewestRenewal!;
        (string before, string now) = Answers();
        double[] whole = Time(() => Difference.Between(form, AnswerSheet.Parse(before), AnswerSheet.Parse(now)));
        double[] bare = Time(() =>
        {
            JsonElement.Parse(before);
            JsonElement.Parse(now);
        });
        report.Limit(
            "Difference of two applications (couple, one self-employed)",
            "p99 ≤ 5 ms",
            string.Create(CultureInfo.InvariantCulture, $"p50 {Figures.Percentile(whole, 0.5):0.00} ms, p99 {Figures.Percentile(whole, 0.99):0.00} ms; reading both texts alone p50 {Figures.Percentile(bare, 0.5):0.00} ms"),
            Figures.Percentile(whole, 0.99) <= LimitMilliseconds);
    }

    /// <summary>Scenario 3 of the domain file, and the same with another rent, another wage and a card of another number.</summary>
    private (string Before, string Now) Answers()
    {
        JsonObject answers = JsonNode.Parse(
            File.ReadAllText(Path.Combine(bench.Options.Repository, "tests", "data", "answers", "scenario-3.json")))!["answers"]!.AsObject();
        answers["household"]!["hh.persons"]![0]!["id"] = "p1";
        string before = answers.ToJsonString();
        answers["housing"]!["kdu.cold"] = 64_000;
        answers["income"]!["ek.job"]![0]!["net"] = 81_000;
        answers["insurance:p1"]!["sv.nr"] = "C345678904";
        return (before, answers.ToJsonString());
    }

    private static double[] Time(Action action)
    {
        for (int round = 0; round < WarmUps; round++)
            action();
        double[] times = new double[Repeats];
        for (int round = 0; round < Repeats; round++)
        {
            long begin = Stopwatch.GetTimestamp();
            action();
            times[round] = Figures.Milliseconds(Stopwatch.GetTimestamp() - begin);
        }

        Array.Sort(times);
        return times;
    }
}
