using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Notifications.Sending.Mail;

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
            throw new CarrierRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"recipient-refused-{(int)exception.StatusCode}"), exception);
        }
        catch (SmtpException exception) when (CodeOf(exception) is { } code)
        {
            throw new CarrierFailedException(code, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.", exception);
        }
    }

    // What an operator has to set right; the client itself calls all of these a general failure. After a refused login it
    // goes on without one, and the server then says that it wants one (530).
    private string? CodeOf(SmtpException exception)
    {
        if (exception.InnerException is AuthenticationException)
            return "smtp-certificate";
        if (exception.StatusCode == SmtpStatusCode.MustIssueStartTlsFirst)
            return !_options.StartTls ? "smtp-wants-starttls" : string.IsNullOrEmpty(_options.User) ? "smtp-wants-login" : "smtp-login-refused";
        if (_options.StartTls && exception.Message.Contains("secure connections", StringComparison.Ordinal))
            return "smtp-no-starttls";
        return null;
    }

    // 5xx to RCPT TO speaks of this recipient (RFC 5321, 4.2.1); 530 says that our settings lack STARTTLS or a password.
    private static bool IsForGood(SmtpStatusCode status) =>
        (int)status is >= 500 and < 600 && status != SmtpStatusCode.MustIssueStartTlsFirst;
}
