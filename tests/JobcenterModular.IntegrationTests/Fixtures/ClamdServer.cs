using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using JobcenterModular.Documents.Persistence.Scanning;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>How a test's clamd is set up; sizes as in clamd.conf(5). The defaults are what docs/operations.md recommends.</summary>
public sealed record ClamdSettings
{
    public string StreamMaxLength { get; init; } = "25M";

    public string MaxFileSize { get; init; } = "25M";

    public string MaxScanSize { get; init; } = "100M";

    public bool AlertExceedsMax { get; init; } = true;

    public bool AlertEncrypted { get; init; } = true;

    /// <summary>Whether it knows the EICAR file; without, it knows a signature that nothing has.</summary>
    public bool KnowsTheTestVirus { get; init; } = true;
}

/// <summary>
/// A real virus scanner (Debian's clamav-daemon) on a free loopback port and a Unix socket, with one signature of our own,
/// that of the EICAR file. It can be killed and started again at the same addresses.
/// </summary>
public sealed class ClamdServer : IAsyncDisposable
{
    private static readonly Lazy<Task<ClamdServer>> Run = new(() => StartAsync());

    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;
    private ChildGuard? _guard;

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Missing { get; private init; }

    public string TcpAddress => string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{Port}");

    public string UnixAddress => $"unix:{SocketPath}";

    private int Port { get; } = FreePort.Find();

    private string SocketPath => Path.Combine(_folder.Path, "clamd.ctl");

    /// <summary>One for the run, with the default settings; not to be killed.</summary>
    public static Task<ClamdServer> SharedAsync() => Run.Value;

    public static async Task StopSharedAsync()
    {
        if (Run.IsValueCreated)
            await (await Run.Value).DisposeAsync();
    }

    /// <summary>A server of its own, for tests that kill it or set it up otherwise; dispose it.</summary>
    public static async Task<ClamdServer> StartAsync(ClamdSettings? settings = null)
    {
        if (FindProgram() is null)
            return new ClamdServer { Missing = "A virus scanner is missing: install the package 'clamav-daemon'." };
        var server = new ClamdServer();
        await server.ConfigureAsync(settings ?? new ClamdSettings());
        await server.RestartAsync();
        return server;
    }

    /// <summary>SIGKILL: no farewell, connections break, temporary files stay.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _guard!.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGSTOP: connections are still taken, by the kernel, and nothing is answered until it is killed.</summary>
    public async Task FreezeAsync()
    {
        using Process kill = Process.Start("kill", ["-STOP", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Starts it, again at the same addresses.</summary>
    public async Task RestartAsync()
    {
        var start = new ProcessStartInfo(FindProgram()!, ["--config-file", Path.Combine(_folder.Path, "clamd.conf")])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _guard = ChildGuard.Over(_process);
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        long begin = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(begin) > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException("clamd did not start: " + string.Join('\n', _output));
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    private static string? FindProgram() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "clamd"))
        .FirstOrDefault(File.Exists);

    private static string YesOrNo(bool value) => value ? "yes" : "no";

    private async Task ConfigureAsync(ClamdSettings settings)
    {
        string signature = settings.KnowsTheTestVirus ? Convert.ToHexStringLower(ScannerProbes.TestVirus()) : new string('7', 64);
        await File.WriteAllTextAsync(Path.Combine(_folder.Sub("signatures"), "own.ndb"), $"Eicar-Test-Signature:0:*:{signature}\n");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "clamd.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            Foreground yes
            TCPAddr 127.0.0.1
            TCPSocket {Port}
            LocalSocket {SocketPath}
            DatabaseDirectory {Path.Combine(_folder.Path, "signatures")}
            TemporaryDirectory {_folder.Sub("scanning")}
            StreamMaxLength {settings.StreamMaxLength}
            MaxFileSize {settings.MaxFileSize}
            MaxScanSize {settings.MaxScanSize}
            AlertExceedsMax {YesOrNo(settings.AlertExceedsMax)}
            AlertEncrypted {YesOrNo(settings.AlertEncrypted)}

            """));
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            await client.GetStream().WriteAsync("zPING\0"u8.ToArray());
            byte[] answer = new byte[5];
            await client.GetStream().ReadExactlyAsync(answer);
            return Encoding.ASCII.GetString(answer) == "PONG\0";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
