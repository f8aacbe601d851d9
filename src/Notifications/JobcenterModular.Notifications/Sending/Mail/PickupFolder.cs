using System.Net.Mail;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>
/// Writes e-mails as .eml files, one a delivery, for as long as no mail server is configured. Written aside and renamed:
/// nobody sees half a file, and a repeat replaces the first.
/// </summary>
internal sealed partial class PickupFolder : IMailTransport
{
    private readonly string _directory;

    public PickupFolder(IOptions<MailOptions> options, ModuleDatabase database, ILogger<PickupFolder> logger)
        : this(options.Value.PickupDirectory is { Length: > 0 } configured
            ? Path.GetFullPath(configured)
            : Path.Combine(database.DataDirectory, "mail-outbox")) => NoServer(logger, _directory);

    internal PickupFolder(string directory) => _directory = directory;

    public async Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken)
    {
        CreateFolder();
        string aside = Path.Combine(_directory, $".{deliveryId}");
        if (Directory.Exists(aside))
            Directory.Delete(aside, recursive: true); // Left by a killed host.
        Directory.CreateDirectory(aside);
        try
        {
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = aside,
            };
            await client.SendMailAsync(message, cancellationToken);
            string written = Directory.EnumerateFiles(aside).Single();
            await using (var stream = new FileStream(written, FileMode.Open, FileAccess.ReadWrite))
                stream.Flush(flushToDisk: true);
            File.Move(written, Path.Combine(_directory, $"{deliveryId}.eml"), overwrite: true);
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    // The files name people and hold codes, so the folder is its owner's alone unless an operator made it otherwise.
    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_directory);
        else
            Directory.CreateDirectory(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [LoggerMessage(2103, LogLevel.Warning, "Mail:Host is not set: e-mails are not sent but written to {Directory}")]
    private static partial void NoServer(ILogger logger, string directory);
}
