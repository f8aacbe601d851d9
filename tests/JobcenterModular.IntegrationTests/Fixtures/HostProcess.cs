using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// The built Host as a process of its own, for what only a process can show: a kill at any point, the time to start, a
/// walk through the API by script. <see cref="RestartAsync"/> starts it again on the same data and the same port.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromMinutes(3);

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly HostSettings _settings;
    private readonly int _port = FreePort.Find();
    private Process? _process;
    private ChildGuard? _guard;

    private HostProcess() => _settings = new HostSettings(_folder.Sub("data"));

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>A client for <see cref="Address"/>; it outlives restarts.</summary>
    public HttpClient Client => _http;

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan TimeToFirstAnswer { get; private set; }

    /// <summary>What the host writes to its console, over all its lives.</summary>
    public string LogFile => Path.Combine(_folder.Path, "host.log");

    public string DataFolder => _settings.DataFolder;

    /// <summary>Number of the running process.</summary>
    public int ProcessId => (_process ?? throw new InvalidOperationException("The host is not running.")).Id;

    /// <summary>Starts a host; the test is skipped where its database is missing.</summary>
    public static async Task<HostProcess> StartAsync(ITestDatabase database, Action<HostSettings>? configure = null)
    {
        var host = new HostProcess();
        configure?.Invoke(host._settings);
        Requirement.Check(await database.CreateAsync(host._settings));
        host._http.BaseAddress = host.Address;
        await host.LaunchAsync();
        return host;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void KillHard()
    {
        if (_process is null)
            return;
        _guard!.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public async Task RestartAsync()
    {
        KillHard();
        await LaunchAsync();
    }

    /// <summary>Runs the host once with a verb instead of serving, on the same data; answers its exit code. What it prints goes to the log.</summary>
    public async Task<int> CommandAsync(string verb)
    {
        ProcessStartInfo start = Start("-c", "exec dotnet \"$1\" \"$2\" >>\"$3\" 2>&1", "command", HostAssembly, verb, LogFile);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>The last lines of the log, for messages.</summary>
    public string LogTail() => File.Exists(LogFile) ? string.Join('\n', ReadLog().TakeLast(40)) : "(no log)";

    /// <summary>Gives another process the environment and the working folder of the host, and the host itself as JOBCENTER_HOST_DLL.</summary>
    public void LendSettings(ProcessStartInfo start)
    {
        start.WorkingDirectory = _folder.Path;
        foreach ((string key, string? value) in _settings.Values)
            start.Environment[key == "environment" ? "ASPNETCORE_ENVIRONMENT" : key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Logging__Console__FormatterName"] = "simple";
        start.Environment["JOBCENTER_HOST_DLL"] = HostAssembly;
    }

    public ValueTask DisposeAsync()
    {
        KillHard();
        _http.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private List<string> ReadLog()
    {
        using var stream = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')];
    }

    private async Task LaunchAsync()
    {
        // exec keeps the process number, so that a kill meets the host itself and not a shell.
        ProcessStartInfo start = Start("-c", "exec dotnet \"$1\" --urls \"$2\" >>\"$3\" 2>&1", "host", HostAssembly, Address.ToString(), LogFile);
        long begin = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
        _guard = ChildGuard.Over(_process);
        while (!await IsReadyAsync())
        {
            if (_process.HasExited)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The host ended with {_process.ExitCode}.\n{LogTail()}"));
            if (Stopwatch.GetElapsedTime(begin) > StartBound)
                throw new TimeoutException("The host did not become ready.\n" + LogTail());
            await Task.Delay(10);
        }

        TimeToFirstAnswer = Stopwatch.GetElapsedTime(begin);
    }

    private ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", arguments) { WorkingDirectory = _folder.Path };
        foreach ((string key, string? value) in _settings.Values)
            start.Environment[key == "environment" ? "ASPNETCORE_ENVIRONMENT" : key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Logging__Console__FormatterName"] = "simple";
        return start;
    }

    private static string HostAssembly => Path.Combine(AppContext.BaseDirectory, "JobcenterModular.Host.dll");

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }
}
