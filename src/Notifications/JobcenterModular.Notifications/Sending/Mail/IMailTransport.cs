using System.Net.Mail;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>Hands e-mails to whoever carries them on.</summary>
internal interface IMailTransport
{
    /// <summary>Ends when the carrier has taken the message.</summary>
    /// <param name="deliveryId">A repeat with the same id replaces the first one where the carrier allows it.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the attempt; whether it was taken is unknown then.</param>
    /// <exception cref="CarrierRefusedException">It will never be taken. Any other exception: not now.</exception>
    Task SendAsync(Guid deliveryId, MailMessage message, CancellationToken cancellationToken);
}
