using System.Globalization;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Mail;

/// <summary>Hands e-mails to an SMTP server.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private readonly MailOptions _options = options.Value;

    public async Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(_options.Host, _options.Port) { EnableSsl = _options.StartTls };
        if (!string.IsNullOrEmpty(_options.User))
            client.Credentials = new NetworkCredential(_options.User, _options.Password);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(_options.Timeout);
        try
        {
            await client.SendMailAsync(message, bound.Token);
        }
        catch (SmtpFailedRecipientException exception) when (IsForGood(exception.StatusCode))
        {
            throw new MailRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"recipient-refused-{(int)exception.StatusCode}"), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.", exception);
        }
    }

    // 5xx to RCPT TO speaks of this recipient (RFC 5321, 4.2.1); 530 says that our settings lack STARTTLS or a password.
    private static bool IsForGood(SmtpStatusCode status) =>
        (int)status is >= 500 and < 600 && status != SmtpStatusCode.MustIssueStartTlsFirst;
}
