using System.Diagnostics;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>A year of reminders in a minute, as a newcomer runs it; with the proof of an address and without.</summary>
public sealed class RemindersWalkThroughTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ends_as_promised_on_SQLite_without_a_look_at_the_mails()
    {
        await using HostProcess host = await HostProcess.StartAsync(new Sqlite(), Raise);

        (await RunAsync(host)).ShouldContain("bleibt die Adresse unbewiesen");
    }

    [Fact]
    public async Task It_ends_as_promised_twice_on_PostgreSQL_with_a_proved_address()
    {
        await using HostProcess host = await HostProcess.StartAsync(new PostgreSql(), Raise);

        string outbox = Path.Combine(host.DataFolder, "mail-outbox");
        (await RunAsync(host, outbox)).ShouldContain("die Adresse ist bewiesen");
        await RunAsync(host, outbox);
    }

    private static void Raise(HostSettings settings) => settings["RateLimits:Creating"] = "1000";

    private static async Task<string> RunAsync(HostProcess host, params string[] more)
    {
        var start = new ProcessStartInfo("bash", ["examples/reminders.sh", host.Address.ToString().TrimEnd('/'), .. more])
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
