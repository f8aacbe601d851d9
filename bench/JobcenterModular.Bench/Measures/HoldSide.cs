using System.Globalization;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>One of the two servers that take times in turn, with what its rounds brought.</summary>
internal sealed class HoldSide(string name, ServerProcess server, bool withCounter, HoldLoad load, PostgresProcess postgres, NpgsqlConnection database)
{
    // By count: on a busy machine a fixed time would end before the runtime has compiled what is hot.
    private const int WarmUpHolds = 40_000;

    private readonly List<LoadResult> _rounds = [];
    private TimeSpan _serverCpu;
    private TimeSpan _databaseCpu;

    public double Rate => Figures.Median(_rounds.Select(round => round.PerSecond));

    public string LastRate => string.Create(CultureInfo.InvariantCulture, $"{name} {_rounds[^1].PerSecond:0}/s");

    /// <summary>Median of the ratios within each round: what disturbs a whole round disturbs both.</summary>
    public static double MedianRatio(HoldSide one, HoldSide other) =>
        Figures.Median(one._rounds.Zip(other._rounds, (first, second) => first.PerSecond / second.PerSecond));

    public async Task WarmUpAsync(TimeSpan slice)
    {
        for (int holds = 0; holds < WarmUpHolds;)
        {
            holds += load.Run(server.EndPoint, load.Requests(withCounter), slice).Count;
            await FreeAgainAsync();
        }
    }

    public async Task MeasureAsync(TimeSpan duration)
    {
        (TimeSpan serverBefore, TimeSpan databaseBefore) = (server.CpuTime, postgres.CpuTime());
        _rounds.Add(load.Run(server.EndPoint, load.Requests(withCounter), duration));
        _serverCpu += server.CpuTime - serverBefore;
        _databaseCpu += postgres.CpuTime() - databaseBefore;
        await FreeAgainAsync();
    }

    public IReadOnlyList<string> Row(int past)
    {
        double[] times = [.. _rounds.SelectMany(round => round.Ticks).Select(Figures.Milliseconds).Order()];
        return
        [
            name,
            Text($"{past:N0}"),
            Text($"{Rate:0}"),
            Text($"{_rounds.Min(round => round.PerSecond):0} to {_rounds.Max(round => round.PerSecond):0}"),
            Text($"{Figures.Percentile(times, 0.5):0.0} ms"),
            Text($"{Figures.Percentile(times, 0.99):0.0} ms"),
            Text($"{_serverCpu.TotalMilliseconds / times.Length:0.00} ms"),
            Text($"{_databaseCpu.TotalMilliseconds / times.Length:0.00} ms"),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task FreeAgainAsync()
    {
        await PostgresProcess.ExecuteAsync(database, "DELETE FROM appointments.appointments WHERE state = 'Held'");
        await PostgresProcess.ExecuteAsync(database, "VACUUM appointments.appointments");
    }
}
