using System.Globalization;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Servers;
using Npgsql;

namespace JobcenterModular.Bench.Measures;

/// <summary>One of the two servers that take times in turn, with what its rounds brought.</summary>
internal sealed class HoldSide(string name, ServerProcess server, bool withCounter, HoldLoad load, PostgresProcess postgres, NpgsqlConnection database)
{
    // By count: on a busy machine a fixed time would end before the runtime has compiled what is hot.
    private const int WarmUpHolds = 40_000;

    private readonly Rounds _rounds = new(server, postgres);

    public double Rate => _rounds.Rate;

    public string LastRate => string.Create(CultureInfo.InvariantCulture, $"{name} {_rounds.LastRate:0}/s");

    /// <summary>Median of the ratios within each round.</summary>
    public static double MedianRatio(HoldSide one, HoldSide other) => Rounds.MedianRatio(one._rounds, other._rounds);

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
        _rounds.Measure(() => load.Run(server.EndPoint, load.Requests(withCounter), duration));
        await FreeAgainAsync();
    }

    public IReadOnlyList<string> Row(int past) => [name, past.ToString("N0", CultureInfo.InvariantCulture), .. _rounds.Cells()];

    private async Task FreeAgainAsync()
    {
        await PostgresProcess.ExecuteAsync(database, "DELETE FROM appointments.appointments WHERE state = 'Held'");
        await PostgresProcess.ExecuteAsync(database, "VACUUM appointments.appointments");
    }
}
