using System.Diagnostics;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>Granted, reminded, renewed without changes, renewed with a new flat: as a newcomer runs it.</summary>
public sealed class FolgeantragWalkThroughTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ends_as_promised_on_SQLite()
    {
        await using HostProcess host = await HostProcess.StartAsync(new Sqlite(), Raise);

        (await RunAsync(host)).ShouldContain("12 Eingaben");
    }

    [Fact]
    public async Task It_ends_as_promised_twice_on_PostgreSQL()
    {
        await using HostProcess host = await HostProcess.StartAsync(new PostgreSql(), Raise);

        await RunAsync(host);
        await RunAsync(host);
    }

    private static void Raise(HostSettings settings) => settings["RateLimits:Creating"] = "1000";

    private static async Task<string> RunAsync(HostProcess host)
    {
        var start = new ProcessStartInfo("bash", ["examples/folgeantrag.sh", host.Address.ToString().TrimEnd('/')])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process script = Process.Start(start)!;
        Task<string> output = script.StandardOutput.ReadToEndAsync(Cancelled);
        Task<string> errors = script.StandardError.ReadToEndAsync(Cancelled);
        await script.WaitForExitAsync(Cancelled);
        string said = await output;
        script.ExitCode.ShouldBe(0, $"{said}\n{await errors}\n{host.LogTail()}");
        return said;
    }
}
