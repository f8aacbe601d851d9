using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>A real file system that runs full.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static async Task<SmallDisk> OfAsync(int megabytes)
    {
        var disk = new SmallDisk();
        bool mounted = OperatingSystem.IsLinux()
            && await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", disk.Path);
        Requirement.Check(mounted ? null : "A small file system cannot be mounted: run as root.");
        return disk;
    }

    /// <summary>Takes so much of it away.</summary>
    public void Fill(int megabytes) => File.WriteAllBytes(Filler, new byte[megabytes * 1024 * 1024]);

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", Path);
        _folder.Dispose();
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
