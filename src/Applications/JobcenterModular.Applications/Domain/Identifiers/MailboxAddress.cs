using System.Text.RegularExpressions;

namespace JobcenterModular.Applications.Domain.Identifiers;

/// <summary>
/// An e-mail address that we can write to: one plain mailbox (RFC 5321, 4.1.2 without quoted strings and address
/// literals). As strict as the sender of our e-mails: whoever was told that one is on its way must get it.
/// </summary>
internal static partial class MailboxAddress
{
    private const int MaxLength = 254;
    private const int MaxLocalPart = 64;

    public static bool Is(string text) =>
        text.Length <= MaxLength && text.IndexOf('@', StringComparison.Ordinal) <= MaxLocalPart && Shape().IsMatch(text);

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?(\.[\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?)+\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
