using System.ComponentModel;
using System.Diagnostics;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>Programs of the distribution that look at what we made with other eyes than ours.</summary>
internal static class Programs
{
    /// <summary>Why the program cannot be used; null if it can.</summary>
    public static async Task<string?> MissingAsync(string program, string package, string versionSwitch = "--version")
    {
        try
        {
            await RunAsync(program, versionSwitch);
            return null;
        }
        catch (Win32Exception)
        {
            return $"{program} is missing (Debian package {package})";
        }
    }

    /// <summary>Runs it to its end; answers exit code and everything that it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancelled);
        string output = await process.StandardOutput.ReadToEndAsync(cancelled);
        await process.WaitForExitAsync(cancelled);
        return (process.ExitCode, output + await errors);
    }
}
