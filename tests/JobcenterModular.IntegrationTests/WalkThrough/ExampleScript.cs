using System.Diagnostics;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.WalkThrough;

/// <summary>A script of <c>examples/</c> against a started host, as a newcomer runs it.</summary>
internal static class ExampleScript
{
    /// <summary>A host as a newcomer has it: it makes PDFs.</summary>
    public static Task<HostProcess> StartHostAsync(ITestDatabase database, Action<HostSettings>? configure = null) =>
        HostProcess.StartAsync(database, settings =>
        {
            settings.RenderPdfs();
            configure?.Invoke(settings);
        });

    /// <summary>What the script said; it has to end well.</summary>
    public static async Task<string> RunExampleAsync(this HostProcess host, string script, params string[] more)
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        string[] arguments = [Path.Combine(Repository.Root, "examples", script), host.Address.ToString().TrimEnd('/'), .. more];
        var start = new ProcessStartInfo("bash", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        host.LendSettings(start);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancelled);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancelled);
        await process.WaitForExitAsync(cancelled);
        string said = await output;
        process.ExitCode.ShouldBe(0, $"{said}\n{await errors}\n{host.LogTail()}");
        return said;
    }
}
