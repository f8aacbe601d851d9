using System.Text.RegularExpressions;

namespace JobcenterModular.Notifications.Domain.Contacts;

/// <summary>
/// A number in the international form (ITU-T E.164). A number that begins with 0 and has no country is read as a German one,
/// since people here write theirs like that; one of another country counts only with its country code, and anything else
/// is refused. Whoever writes a French 06… without +33 is taken for a German; the code by which a number is proved ends that.
/// </summary>
internal static partial class PhoneNumber
{
    /// <summary>+ and 8 to 15 digits; null for anything else.</summary>
    public static string? Parse(string? text)
    {
        if (text is not { Length: <= 40 })
            return null;
        string digits = Separators().Replace(text.Trim().Replace("(0)", "", StringComparison.Ordinal), "");
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = "+" + digits[2..];
        else if (digits.StartsWith('0'))
            digits = "+49" + digits[1..];

        // +49 0341 …: the zero of the area code belongs to calls inside the country only.
        if (digits.StartsWith("+490", StringComparison.Ordinal))
            digits = "+49" + digits[4..];
        return International().IsMatch(digits) ? digits : null;
    }

    /// <summary><c>+49 *** 4567</c>, for a number that was parsed.</summary>
    public static string Mask(string number) => $"{number[..(1 + CountryDigits(number))]} *** {number[^4..]}";

    // Country codes have one to three digits (ITU-T E.164, annex): 1 and 7 one, these two, all others three.
    private static int CountryDigits(string number) => number[1] is '1' or '7' ? 1 : TwoDigits().IsMatch(number) ? 2 : 3;

    [GeneratedRegex(@"\A\+(2[07]|3[0-4]|36|39|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TwoDigits();

    [GeneratedRegex(@"[ \u00A0\u2013\-/.()]", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A\+[1-9][0-9]{7,14}\z", RegexOptions.NonBacktracking)]
    private static partial Regex International();
}
