using System.Globalization;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>One of the servers that are measured in turn, with what its rounds brought.</summary>
internal sealed class Side(string name, Office office, ServerProcess server, SaveLoad load, PostgresProcess postgres)
{
    private const int WarmUpSaves = 40_000;

    private readonly Rounds _rounds = new(server, postgres);

    public string Size => office.Size;

    public double Rate => _rounds.Rate;

    public string LastRate => string.Create(
        CultureInfo.InvariantCulture, $"{name} {Size} ({office.Drafts.Count:N0} drafts): {_rounds.LastRate:0}/s");

    public static Side Of(string name, Office office, ServerProcess server, byte[][] bodies, Workbench bench) => new(
        name, office, server, new SaveLoad(office.Drafts, bodies, Scenario.Section, bench.Options.Connections), bench.Postgres);

    /// <summary>Median of the ratios within each round.</summary>
    public static double MedianRatio(Side one, Side other) => Rounds.MedianRatio(one._rounds, other._rounds);

    // By count: on a busy machine a fixed time would end before the runtime has compiled what is hot.
    public void WarmUp(TimeSpan slice)
    {
        for (int saves = 0; saves < WarmUpSaves;)
            saves += load.Run(server.EndPoint, slice).Count;
    }

    public void Measure(TimeSpan duration) => _rounds.Measure(() => load.Run(server.EndPoint, duration));

    public IReadOnlyList<string> Row() => [name, Size, office.Drafts.Count.ToString("N0", CultureInfo.InvariantCulture), .. _rounds.Cells()];
}
