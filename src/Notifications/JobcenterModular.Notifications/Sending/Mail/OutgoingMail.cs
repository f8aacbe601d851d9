using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>Writes a letter as an internet message (RFC 5322): the text in UTF-8, and beside it the same as HTML.</summary>
internal static class OutgoingMail
{
    public static MailMessage Compose(Guid deliveryId, Letter letter, string from, string office, DateTimeOffset now)
    {
        if (!MailAddresses.TryParse(letter.To, out MailAddress? to))
            throw new CarrierRefusedException("address-invalid");
        if (letter.Subject.Any(char.IsControl))
            throw new CarrierRefusedException("subject-invalid");
        var sender = new MailAddress(from, office, Encoding.UTF8);
        var message = new MailMessage(sender, new MailAddress(to.Address, letter.ToName, Encoding.UTF8))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = letter.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            // Not quoted-printable: that breaks long links over lines.
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.AlternateViews.Add(new AlternateView(
            new MemoryStream(Encoding.UTF8.GetBytes(HtmlMail.Of(letter.Subject, letter.Body, letter.Language))),
            new ContentType(MediaTypeNames.Text.Html) { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.Base64 });
        message.Headers.Add("Content-Language", letter.Language);
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        }

        message.Headers.Add("Date", now.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        message.Headers.Add("Message-ID", MessageId(deliveryId, sender.Host));
        // Keeps holiday replies from coming back (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>
    /// The same for every attempt at one delivery: a host that dies between hand-over and mark sends again, and the
    /// receiving side can tell a repeat from a second message.
    /// </summary>
    public static string MessageId(Guid deliveryId, string host) => $"<{deliveryId:N}@{host}>";
}
