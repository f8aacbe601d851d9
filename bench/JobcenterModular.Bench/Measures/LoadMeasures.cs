using System.Diagnostics;
using System.Globalization;
using JobcenterModular.Bench.Data;
using JobcenterModular.Bench.Load;
using JobcenterModular.Bench.Reporting;
using JobcenterModular.Bench.Servers;

namespace JobcenterModular.Bench.Measures;

/// <summary>Makes a small and a large database and measures saves and the desk on both.</summary>
internal sealed class LoadMeasures(Workbench bench)
{
    public async Task RunAsync(Report report)
    {
        Office small = await PrepareAsync(bench.Options.Small);
        Office large = await PrepareAsync(bench.Options.Large);
        if (bench.Options.Only.Contains("save", StringComparer.Ordinal))
            await new SaveMeasure(bench).RunAsync(report, small, large);
        if (bench.Options.Only.Contains("desk", StringComparer.Ordinal))
            await new DeskMeasure(bench).RunAsync(report, small, large);
    }

    private async Task<Office> PrepareAsync(int rows)
    {
        long begin = Stopwatch.GetTimestamp();
        string connection = await bench.Postgres.CreateDatabaseAsync();
        Guid template;
        await using (ServerProcess host = await bench.StartHostAsync(bench.NewFolder(), connection))
            template = await new Scenario(bench.Options.Repository).CreateDraftAsync(host.Client);
        await ApplicationSeeder.SeedAsync(connection, template, rows);
        Tokens tokens = bench.Tokens;
        List<Guid> ids = await ApplicationSeeder.DraftsAsync(connection);
        List<Draft> drafts = [.. ids.AsParallel().Select(id => new Draft(id, tokens.ForGuest(id)))];
        Workbench.Say(string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} applications seeded in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s"));
        return new Office(rows, connection, drafts);
    }
}

/// <summary>A database with this many applications, and the drafts in it that people work on.</summary>
internal sealed record Office(int Rows, string Connection, IReadOnlyList<Draft> Drafts)
{
    public string Size => Rows.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The same with people at work on only this many drafts, from all over the table.</summary>
    public Office WithActive(int drafts)
    {
        Draft[] all = [.. Drafts];
        Random.Shared.Shuffle(all);
        return this with { Drafts = all[..Math.Min(drafts, all.Length)] };
    }
}
