using System.Text.RegularExpressions;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Answers that are texts: characters, length, form, identifier.</summary>
internal static partial class TextCheck
{
    /// <summary>The trimmed or normalised text, null when refused.</summary>
    public static string? Check(ValueRules rules, string raw, string pointer, ErrorSink errors)
    {
        if (!IsClean(raw))
            return Refuse(errors, pointer, AnswerErrorCodes.BadText, "Der Text enthält Zeichen, die nicht erlaubt sind.");
        var text = raw.Trim();
        if (text.Length > rules.MaxLength)
            return Refuse(errors, pointer, AnswerErrorCodes.TooLong, $"Der Text ist zu lang. Höchstens {rules.MaxLength} Zeichen sind möglich.");
        if (rules.Type == ValueType.Email && !MailboxAddress.Is(text))
            return Refuse(errors, pointer, AnswerErrorCodes.WrongFormat, "Das ist keine gültige E-Mail-Adresse. Beispiel: name@beispiel.de");
        if (rules.Type == ValueType.Phone && (!Phone().IsMatch(text) || text.Count(char.IsAsciiDigit) is < 3 or > 20))
            return Refuse(errors, pointer, AnswerErrorCodes.WrongFormat, "Das ist keine gültige Telefonnummer. Beispiel: 030 123456");
        if (rules.Identifier is { } kind)
            return Identifier(kind, text, pointer, errors);
        if (rules.Pattern is { } pattern && !Matches(pattern, text))
            return Refuse(errors, pointer, AnswerErrorCodes.WrongFormat, "Die Antwort hat nicht die richtige Form.");
        return text;
    }

    /// <summary>No control characters but line breaks and tab, no half of a surrogate pair: PostgreSQL and PDF choke on them.</summary>
    public static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                return false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c))
                return false;
        }

        return true;
    }

    private static string? Identifier(string kind, string text, string pointer, ErrorSink errors)
    {
        var check = IdentifierChecks.Check(kind, text);
        return check.IsValid
            ? check.Normalised ?? text
            : Refuse(errors, pointer, AnswerErrorCodes.InvalidIdentifier, check.Message ?? "Die Nummer ist nicht gültig.");
    }

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string? Refuse(ErrorSink errors, string pointer, string code, string message)
    {
        errors.Add(pointer, code, message);
        return null;
    }

    [GeneratedRegex(@"\A\+?[0-9 ()/.\-]+\z", RegexOptions.None, 1000)]
    private static partial Regex Phone();
}
