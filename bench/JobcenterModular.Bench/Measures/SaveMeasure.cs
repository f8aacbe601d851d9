using System.Globalization;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>
/// Saves per second of the Host and of the bare endpoint on both sizes, round after round in turn. The limits compare
/// equally many people at work; with all drafts of the large table at once, its pages no longer fit into memory.
/// </summary>
internal sealed class SaveMeasure(Workbench bench)
{
    private const double GoalOfBare = 0.75;
    private const double GoalOfSize = 0.20;

    public async Task RunAsync(Report report, Office small, Office large)
    {
        await using ServerProcess bareSmall = await bench.StartBareAsync(small.Connection);
        await using ServerProcess hostSmall = await bench.StartHostAsync(bench.NewFolder(), small.Connection);
        await using ServerProcess bareLarge = await bench.StartBareAsync(large.Connection);
        await using ServerProcess hostLarge = await bench.StartHostAsync(bench.NewFolder(), large.Connection);
        byte[][] bodies = new Scenario(bench.Options.Repository).Bodies();
        Office active = large.WithActive(small.Drafts.Count);
        Side[] sides =
        [
            Side.Of("Bare endpoint", small, bareSmall, bodies, bench),
            Side.Of("Host", small, hostSmall, bodies, bench),
            Side.Of("Bare endpoint", active, bareLarge, bodies, bench),
            Side.Of("Host", active, hostLarge, bodies, bench),
            Side.Of("Bare endpoint", large, bareLarge, bodies, bench),
            Side.Of("Host", large, hostLarge, bodies, bench),
        ];
        Measure(sides);
        Tell(report, sides);
    }

    // Every other round goes backwards, so that no side always follows the same one.
    private void Measure(Side[] sides)
    {
        TimeSpan duration = TimeSpan.FromSeconds(bench.Options.Seconds);
        foreach (Side side in sides)
            side.WarmUp(duration);
        for (int round = 0; round < bench.Options.Rounds; round++)
        {
            foreach (Side side in round % 2 == 0 ? sides : sides.Reverse())
                side.Measure(duration);
            Workbench.Say($"save, round {round + 1}: " + string.Join(", ", sides.Select(side => side.LastRate)));
        }
    }

    private static void Tell(Report report, Side[] sides)
    {
        (Side bareSmall, Side hostSmall, Side bareLarge, Side hostLarge) = (sides[0], sides[1], sides[2], sides[3]);
        Compare(report, hostSmall, bareSmall);
        Compare(report, hostLarge, bareLarge);
        double ratio = Side.MedianRatio(hostLarge, hostSmall);
        report.Limit(
            $"Save a section: Host at {hostLarge.Size} against Host at {hostSmall.Size}",
            "within 20 %",
            Format($"{ratio:P0} ({hostLarge.Rate:0} against {hostSmall.Rate:0} requests/s)"),
            Math.Abs(1 - ratio) <= GoalOfSize);
        report.Details(
            "Saving a section, PostgreSQL",
            ["Server", "Applications", "Drafts saved to", "Requests/s (median)", "Lowest to highest round", "p50", "p99", "CPU server", "CPU PostgreSQL"],
            sides.Select(side => side.Row()));
    }

    private static void Compare(Report report, Side host, Side bare)
    {
        double ratio = Side.MedianRatio(host, bare);
        report.Limit(
            $"Save a section: Host against bare endpoint with the same SQL, {host.Size} applications",
            "≥ 75 %",
            Format($"{ratio:P0} ({host.Rate:0} against {bare.Rate:0} requests/s)"),
            ratio >= GoalOfBare);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
