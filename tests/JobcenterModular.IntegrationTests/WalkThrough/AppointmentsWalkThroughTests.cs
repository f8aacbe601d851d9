using System.Diagnostics;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>The walk of appointments in two towns, as a newcomer runs it.</summary>
public sealed class AppointmentsWalkThroughTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ends_as_promised_on_SQLite()
    {
        await using HostProcess host = await HostProcess.StartAsync(new Sqlite());

        await RunAsync(host);
    }

    [Fact]
    public async Task It_ends_as_promised_twice_on_PostgreSQL()
    {
        await using HostProcess host = await HostProcess.StartAsync(new PostgreSql());

        await RunAsync(host);
        await RunAsync(host);
    }

    private static async Task RunAsync(HostProcess host)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "examples", "appointments.sh"), host.Address.ToString().TrimEnd('/')])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process script = Process.Start(start)!;
        Task<string> output = script.StandardOutput.ReadToEndAsync(Cancelled);
        Task<string> errors = script.StandardError.ReadToEndAsync(Cancelled);
        await script.WaitForExitAsync(Cancelled);
        script.ExitCode.ShouldBe(0, $"{await output}\n{await errors}\n{host.LogTail()}");
    }
}
