using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>
/// A real SMTP server (Debian's python3-aiosmtpd) that keeps what it receives in a maildir. One per test run: tests find
/// their own mails by recipient or by a reference in them.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<Task<SmtpServer>> Run = new(StartAsync);

    private readonly TempFolder _folder = new();
    private Process? _process;
    private ChildGuard? _guard;

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Missing { get; private set; }

    public static string Host => "127.0.0.1";

    public int Port { get; private set; }

    private string MailDirectory => Path.Combine(_folder.Path, "mails");

    public static Task<SmtpServer> SharedAsync() => Run.Value;

    public static async Task StopSharedAsync()
    {
        if (Run.IsValueCreated)
            await (await Run.Value).DisposeAsync();
    }

    /// <summary>A server of its own, for tests that stop it or count everything; dispose it.</summary>
    public static async Task<SmtpServer> StartAsync()
    {
        var server = new SmtpServer();
        if (await IsInstalledAsync())
            await server.ListenAsync();
        else
            server.Missing = "An SMTP server is missing: install the package 'python3-aiosmtpd'.";
        return server;
    }

    /// <summary>All mails so far, in the order of receipt.</summary>
    public IReadOnlyList<ReceivedMail> Mails()
    {
        Requirement.Check(Missing);
        return Directory.Exists(Path.Combine(MailDirectory, "new"))
            ? [.. new DirectoryInfo(Path.Combine(MailDirectory, "new")).GetFiles()
                .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => ReceivedMail.Parse(File.ReadAllText(file.FullName, Encoding.UTF8)))]
            : [];
    }

    /// <summary>Mails to this recipient.</summary>
    public IReadOnlyList<ReceivedMail> MailsTo(string recipient) =>
        [.. Mails().Where(mail => mail.To.Contains(recipient, StringComparison.OrdinalIgnoreCase))];

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _guard!.Dispose();
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private static async Task<bool> IsInstalledAsync()
    {
        if (!File.Exists(Python))
            return false;
        var question = new ProcessStartInfo(Python, "-m aiosmtpd --version")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process asked = Process.Start(question)!;
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private async Task ListenAsync()
    {
        Port = FreePort.Find();
        var start = new ProcessStartInfo(Python) { WorkingDirectory = _folder.Path };
        foreach (string argument in (string[])["-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Mailbox", MailDirectory, "-l", $"{Host}:{Port}"])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _guard = ChildGuard.Over(_process);
        long begin = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(begin) > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException("The SMTP server did not start.");
            await Task.Delay(20);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
