using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace JobcenterModular.Bench.Servers;

/// <summary>A web server of this run as a process of its own, in Production, writing its console log to a file.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly Process _guard;
    private readonly long _begin;
    private readonly string _log;

    private ServerProcess(Process process, long begin, int port, string log)
    {
        (_process, _begin, _log) = (process, begin, log);
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(5) };
        _guard = Guard(process.Id);
    }

    public IPEndPoint EndPoint { get; }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>From the start of the process to the first 200 of /health/ready.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>Since the start of the process.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_begin);

    public TimeSpan CpuTime => ProcessFigures.Read(Id)!.Cpu;

    public static async Task<ServerProcess> StartAsync(
        IReadOnlyList<string> program, IReadOnlyDictionary<string, string> settings, string folder)
    {
        int port = FreePort.Find();
        string log = Path.Combine(folder, "server.log");

        // exec keeps the process number: figures and kill concern the server itself.
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", "log=$1; shift; exec dotnet \"$@\" >>\"$log\" 2>&1", "server", log, .. program, "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach ((string key, string value) in settings)
            start.Environment[key] = value;
        long begin = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(start)!, begin, port, log);
        await server.BecomeReadyAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _guard.Kill();
        _guard.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The end of its log, for messages.</summary>
    public string LogTail() => string.Join('\n', File.ReadLines(_log).TakeLast(30));

    private async Task BecomeReadyAsync()
    {
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || Age > StartBound)
                throw new InvalidOperationException("The server did not become ready.\n" + LogTail());
            await Task.Delay(Poll);
        }

        TimeToReady = Age;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using HttpResponseMessage response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }

    // Its input ends with this program, however that ends; then the server must not stay behind.
    private static Process Guard(int server) => Process.Start(new ProcessStartInfo(
        "/bin/sh", ["-c", "trap '' INT TERM; cat >/dev/null; kill -9 \"$1\" 2>/dev/null", "guard", server.ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardInput = true,
        UseShellExecute = false,
    })!;
}
