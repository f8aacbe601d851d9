using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// A real S3-compatible server: OpenStack Swift (Debian's python3-swift), all of it in one process, see
/// <c>tests/s3/server.py</c>. One per test run; each test class makes a bucket of its own.
/// </summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string AccessKey = "jobcenter:tests";
    public const string SecretKey = "not-a-secret";
    public const string Region = "eu-central-1";

    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<Task<S3Server>> Run = new(StartAsync);

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();
    private Process? _process;
    private ChildGuard? _guard;
    private int _buckets;

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Missing { get; private set; }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    public static Task<S3Server> SharedAsync() => Run.Value;

    public static async Task StopSharedAsync()
    {
        if (Run.IsValueCreated)
            await (await Run.Value).DisposeAsync();
    }

    /// <summary>A server of its own, for tests that stop it; dispose it.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server();
        if (await IsInstalledAsync())
            await server.ListenAsync();
        else
            server.Missing = "An S3-compatible server is missing: install the package 'python3-swift'.";
        return server;
    }

    /// <summary>A new, empty bucket's name.</summary>
    public async Task<string> MakeBucketAsync()
    {
        Requirement.Check(Missing);
        string name = string.Create(CultureInfo.InvariantCulture, $"bucket-{Interlocked.Increment(ref _buckets)}");
        using AmazonS3Client client = Client();
        await client.PutBucketAsync(name, TestContext.Current.CancellationToken);
        return name;
    }

    /// <summary>The SDK's own client, for what a test arranges or looks at by itself.</summary>
    public AmazonS3Client Client() => new(
        new BasicAWSCredentials(AccessKey, SecretKey),
        new AmazonS3Config
        {
            ServiceURL = Url.AbsoluteUri,
            AuthenticationRegion = Region,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    /// <summary>Kills it hard, and starts it again on the same data when the work without it is done.</summary>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        await KillAsync();
        await meanwhile();
        await ListenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    private static async Task<bool> IsInstalledAsync()
    {
        if (!File.Exists(Python))
            return false;
        var question = new ProcessStartInfo(Python, ["-c", "import swift.common.middleware.s3api.s3api"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process asked = Process.Start(question)!;
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private async Task KillAsync()
    {
        if (_process is null)
            return;
        _guard!.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private async Task ListenAsync()
    {
        string port = _port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Python, ["-B", Repository.PathTo("tests", "s3", "server.py"), _folder.Path, port, AccessKey, SecretKey])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _guard = ChildGuard.Over(_process);
        string? first = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        if (!string.Equals(first, "ready", StringComparison.Ordinal))
            throw new InvalidOperationException("The S3-compatible server did not start.");
    }
}
