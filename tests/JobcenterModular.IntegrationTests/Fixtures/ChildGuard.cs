using System.Diagnostics;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// Kills a child when the test run is gone, however it ended: a shell waits for the end of its input, which only the
/// death of this process or <see cref="Dispose"/> can bring.
/// </summary>
public sealed class ChildGuard : IDisposable
{
    private readonly Process _shell;

    private ChildGuard(Process shell) => _shell = shell;

    public static ChildGuard Over(Process child)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("trap '' INT; cat >/dev/null; kill -9 \"$1\" 2>/dev/null");
        start.ArgumentList.Add("guard");
        start.ArgumentList.Add(child.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new ChildGuard(Process.Start(start)!);
    }

    /// <summary>Stands down, without killing: the child has ended and its number may belong to somebody else.</summary>
    public void Dispose()
    {
        _shell.Kill();
        _shell.Dispose();
    }
}
