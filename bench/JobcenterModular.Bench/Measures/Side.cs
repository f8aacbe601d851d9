using System.Globalization;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>One of the servers that are measured in turn, with what its rounds brought.</summary>
internal sealed class Side(string name, Office office, ServerProcess server, SaveLoad load, PostgresProcess postgres)
{
    private const int WarmUpSaves = 40_000;

    private readonly List<LoadResult> _rounds = [];
    private TimeSpan _serverCpu;
    private TimeSpan _databaseCpu;

    public string Size => office.Size;

    public double Rate => Figures.Median(_rounds.Select(round => round.PerSecond));

    public string LastRate => string.Create(
        CultureInfo.InvariantCulture, $"{name} {Size} ({office.Drafts.Count:N0} drafts): {_rounds[^1].PerSecond:0}/s");

    public static Side Of(string name, Office office, ServerProcess server, byte[][] bodies, Workbench bench) => new(
        name, office, server, new SaveLoad(office.Drafts, bodies, Scenario.Section, bench.Options.Connections), bench.Postgres);

    /// <summary>Median of the ratios within each round: what disturbs a whole round disturbs both.</summary>
    public static double MedianRatio(Side one, Side other) =>
        Figures.Median(one._rounds.Zip(other._rounds, (first, second) => first.PerSecond / second.PerSecond));

    // By count: on a busy machine a fixed time would end before the runtime has compiled what is hot.
    public void WarmUp(TimeSpan slice)
    {
        for (int saves = 0; saves < WarmUpSaves;)
            saves += load.Run(server.EndPoint, slice).Count;
    }

    public void Measure(TimeSpan duration)
    {
        (TimeSpan serverBefore, TimeSpan databaseBefore) = (server.CpuTime, postgres.CpuTime());
        _rounds.Add(load.Run(server.EndPoint, duration));
        _serverCpu += server.CpuTime - serverBefore;
        _databaseCpu += postgres.CpuTime() - databaseBefore;
    }

    public IReadOnlyList<string> Row()
    {
        double[] times = [.. _rounds.SelectMany(round => round.Ticks).Select(Figures.Milliseconds).Order()];
        return
        [
            name,
            Size,
            Text($"{office.Drafts.Count:N0}"),
            Text($"{Rate:0}"),
            Text($"{_rounds.Min(round => round.PerSecond):0} to {_rounds.Max(round => round.PerSecond):0}"),
            Text($"{Figures.Percentile(times, 0.5):0.0} ms"),
            Text($"{Figures.Percentile(times, 0.99):0.0} ms"),
            Text($"{_serverCpu.TotalMilliseconds / times.Length:0.00} ms"),
            Text($"{_databaseCpu.TotalMilliseconds / times.Length:0.00} ms"),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
