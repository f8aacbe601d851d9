using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace JobcenterModular.IntegrationTests.Fixtures;

/// <summary>A real SMTP server that wants STARTTLS and a login, with a certificate of its own; or, for comparison, one that can neither.</summary>
public sealed class SecureSmtpServer : IAsyncDisposable
{
    public const string User = "jobcenter";
    public const string Password = "kein Geheimnis";

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();
    private Process? _process;
    private ChildGuard? _guard;

    private SecureSmtpServer()
    {
    }

    /// <summary>The certificate; a process that is to trust it names this file in SSL_CERT_FILE.</summary>
    public string CertificateFile => Path.Combine(_folder.Path, "certificate.pem");

    /// <summary>Commands that matter, each with <c>clear</c> or <c>tls</c>.</summary>
    public IReadOnlyList<string> Commands => File.Exists(Path.Combine(_folder.Path, "commands")) ? File.ReadAllLines(Path.Combine(_folder.Path, "commands")) : [];

    public IReadOnlyList<ReceivedMail> Mails => Directory.Exists(Path.Combine(_folder.Path, "mails", "new"))
        ? [.. new DirectoryInfo(Path.Combine(_folder.Path, "mails", "new")).GetFiles().OrderBy(file => file.LastWriteTimeUtc).Select(file => ReceivedMail.Parse(File.ReadAllText(file.FullName, Encoding.UTF8)))]
        : [];

    public static async Task<SecureSmtpServer> StartAsync(bool secure = true)
    {
        Requirement.Check((await SmtpServer.SharedAsync()).Missing);
        var server = new SecureSmtpServer();
        server.MakeCertificate();
        await server.ListenAsync(secure);
        return server;
    }

    /// <summary>Settings of a host process that sends its mails here.</summary>
    public void LendTo(HostSettings settings, string password = Password)
    {
        settings["Mail:Host"] = SmtpServer.Host;
        settings["Mail:Port"] = _port.ToString(CultureInfo.InvariantCulture);
        settings["Mail:StartTls"] = "true";
        settings["Mail:User"] = User;
        settings["Mail:Password"] = password;
        settings["SSL_CERT_FILE"] = CertificateFile;
    }

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

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.Path, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task ListenAsync(bool secure)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Fixtures", "secure_smtp.py"), _port.ToString(CultureInfo.InvariantCulture), _folder.Path,
            .. secure ? (string[])["secure", CertificateFile, Path.Combine(_folder.Path, "key.pem"), User, Password] : ["plain"],
        ];
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { WorkingDirectory = _folder.Path })!;
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
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
