using System.Globalization;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>From the start of the process to its first answers.</summary>
internal sealed class StartMeasure(Workbench bench)
{
    private const double LimitSeconds = 2;
    private static readonly Uri Form = new("/api/v1/forms/hauptantrag", UriKind.Relative);

    public async Task RunAsync(Report report)
    {
        string kept = bench.NewFolder();
        await MeasureOnceAsync(kept, null);
        string database = await bench.Postgres.CreateDatabaseAsync();
        await MeasureOnceAsync(bench.NewFolder(), database);

        await RepeatAsync(report, "SQLite, existing data", () => MeasureOnceAsync(kept, null));
        await RepeatAsync(report, "SQLite, empty folder", () => MeasureOnceAsync(bench.NewFolder(), null));
        await RepeatAsync(report, "PostgreSQL, existing data", () => MeasureOnceAsync(bench.NewFolder(), database));
        await RepeatAsync(
            report, "PostgreSQL, empty database", async () => await MeasureOnceAsync(bench.NewFolder(), await bench.Postgres.CreateDatabaseAsync()));
    }

    private async Task RepeatAsync(Report report, string on, Func<Task<StartTimes>> measure)
    {
        List<StartTimes> times = [];
        for (int start = 0; start < bench.Options.Starts; start++)
            times.Add(await measure());
        double ready = Figures.Median(times.Select(time => time.Ready.TotalSeconds));
        double form = Figures.Median(times.Select(time => time.Form.TotalSeconds));
        double worst = times.Max(time => time.Form.TotalSeconds);
        double cpu = Figures.Median(times.Select(time => time.Cpu.TotalSeconds));
        string measured = string.Create(CultureInfo.InvariantCulture, $"ready {ready:0.00} s, form {form:0.00} s (slowest {worst:0.00} s; CPU {cpu:0.00} s)");
        Workbench.Say($"start, {on}: {measured}");
        report.Limit($"First answer after start: {on}", "≤ 2 s", measured, ready <= LimitSeconds && form <= LimitSeconds);
    }

    private async Task<StartTimes> MeasureOnceAsync(string folder, string? connection)
    {
        await using ServerProcess host = await bench.StartHostAsync(folder, connection);
        using HttpResponseMessage form = await host.Client.GetAsync(Form);
        form.EnsureSuccessStatusCode();
        await form.Content.ReadAsByteArrayAsync();
        return new StartTimes(host.TimeToReady, host.Age, host.CpuTime);
    }

    private sealed record StartTimes(TimeSpan Ready, TimeSpan Form, TimeSpan Cpu);
}
