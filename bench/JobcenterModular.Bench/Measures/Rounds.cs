using System.Globalization;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>The measured rounds of one server under load, with the processor time that it and the database took.</summary>
internal sealed class Rounds(ServerProcess server, PostgresProcess postgres)
{
    private readonly List<LoadResult> _results = [];
    private TimeSpan _serverCpu;
    private TimeSpan _databaseCpu;

    public double Rate => Figures.Median(_results.Select(round => round.PerSecond));

    public double LastRate => _results[^1].PerSecond;

    /// <summary>Median of the ratios within each round: what disturbs a whole round disturbs both.</summary>
    public static double MedianRatio(Rounds one, Rounds other) =>
        Figures.Median(one._results.Zip(other._results, (first, second) => first.PerSecond / second.PerSecond));

    public void Measure(Func<LoadResult> load)
    {
        (TimeSpan serverBefore, TimeSpan databaseBefore) = (server.CpuTime, postgres.CpuTime());
        _results.Add(load());
        _serverCpu += server.CpuTime - serverBefore;
        _databaseCpu += postgres.CpuTime() - databaseBefore;
    }

    /// <summary>Rate, lowest to highest round, p50, p99, processor time of the server and of the database for each request.</summary>
    public IReadOnlyList<string> Cells()
    {
        double[] times = [.. _results.SelectMany(round => round.Ticks).Select(Figures.Milliseconds).Order()];
        return
        [
            Text($"{Rate:0}"),
            Text($"{_results.Min(round => round.PerSecond):0} to {_results.Max(round => round.PerSecond):0}"),
            Text($"{Figures.Percentile(times, 0.5):0.0} ms"),
            Text($"{Figures.Percentile(times, 0.99):0.0} ms"),
            Text($"{_serverCpu.TotalMilliseconds / times.Length:0.00} ms"),
            Text($"{_databaseCpu.TotalMilliseconds / times.Length:0.00} ms"),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
