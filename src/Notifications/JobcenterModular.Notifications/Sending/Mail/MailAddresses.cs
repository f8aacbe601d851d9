using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace JobcenterModular.Notifications.Sending.Mail;

/// <summary>
/// One plain mailbox, and nothing that a mail parser could read otherwise: no display name, comment, quoting or line
/// break (RFC 5321, 4.1.2 without quoted strings and address literals).
/// </summary>
internal static partial class MailAddresses
{
    private const int MaxLength = 254;
    private const int MaxLocalPart = 64;

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MailAddress? address)
    {
        address = null;
        return text is { Length: <= MaxLength } && text.IndexOf('@', StringComparison.Ordinal) <= MaxLocalPart && Shape().IsMatch(text)
            && MailAddress.TryCreate(text, out address) && address.Address == text;
    }

    // The domain may have umlauts (it travels as punycode); a local part beyond ASCII needs servers that few have.
    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?(\.[\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?)+\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
