using System.Diagnostics;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>The newcomer's walk-through, as the newcomer runs it: a script against a started host.</summary>
public abstract class HauptantragWalkThroughTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ends_as_promised_twice_on_one_host_with_mails_in_the_pickup_folder()
    {
        await using HostProcess host = await HostProcess.StartAsync(database, Raise);

        await RunAsync(host);
        await RunAsync(host);

        Directory.GetFiles(Path.Combine(host.DataFolder, "mail-outbox"), "*.eml").Length.ShouldBe(4, "two mails a run");
    }

    [Fact]
    public async Task It_ends_as_promised_with_a_real_mail_server()
    {
        await using SmtpServer smtp = await SmtpServer.StartAsync();
        Requirement.Check(smtp.Missing);
        await using HostProcess host = await HostProcess.StartAsync(database, settings =>
        {
            Raise(settings);
            settings["Mail:Host"] = SmtpServer.Host;
            settings["Mail:Port"] = $"{smtp.Port}";
        });

        await RunAsync(host);

        smtp.Mails().Count.ShouldBe(2);
    }

    private static void Raise(HostSettings settings) => settings["RateLimits:Creating"] = "1000";

    private static async Task RunAsync(HostProcess host)
    {
        var start = new ProcessStartInfo("bash", ["examples/hauptantrag.sh", host.Address.ToString().TrimEnd('/')])
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
        script.ExitCode.ShouldBe(0, $"{await output}\n{await errors}\n{host.LogTail()}");
    }

    public sealed class OnSqlite() : HauptantragWalkThroughTests(new Sqlite());

    public sealed class OnPostgreSql() : HauptantragWalkThroughTests(new PostgreSql());
}
