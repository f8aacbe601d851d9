using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.Applications.Domain.Phone;

/// <summary>
/// Account numbers as an agent sees them: country and last four characters. They are found wherever they stand, in free text too.
/// A masked number that comes back means the stored one, see <see cref="StoredNumbers"/>.
/// </summary>
internal static class IbanMask
{
    private const string Hidden = "••••";
    private const int Prefix = 2;

    /// <summary>The answer with every account number masked.</summary>
    public static JsonNode? Of(JsonNode? answer) => answer switch
    {
        JsonObject inner => Of(inner),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Of(value.GetValue<string>())),
        _ => answer?.DeepClone(),
    };

    public static JsonObject Of(JsonObject answers) => new(answers.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value))));

    /// <summary>The text with every account number masked.</summary>
    public static string Of(string text) => string.Concat(Parts(text).Select(part => part.Mask ?? part.Text));

    /// <summary>Whether something of the text is masked.</summary>
    public static bool IsIn(string text) => text.Contains(Hidden, StringComparison.Ordinal);

    /// <summary>The text in its order: account numbers with their masks, and what stands between them without one.</summary>
    public static IEnumerable<(string Text, string? Mask)> Parts(string text)
    {
        int from = 0;
        for (int at = 0; at < text.Length;)
        {
            if (NumberAt(text, at) is not var (number, end))
            {
                at++;
                continue;
            }

            if (at > from)
                yield return (text[from..at], null);
            yield return (text[at..end], $"{number[..Prefix]}{Hidden}{number[^4..]}");
            from = at = end;
        }

        if (from < text.Length)
            yield return (text[from..], null);
    }

    // The country says how long a number is, so one is found also where text goes on right behind it.
    private static (string Number, int End)? NumberAt(string text, int start)
    {
        if (!char.IsAsciiLetter(text[start]) || start + 1 >= text.Length || !char.IsAsciiLetter(text[start + 1])
            || !SepaCountries.IbanLengths.TryGetValue(text.Substring(start, Prefix).ToUpperInvariant(), out int length))
        {
            return null;
        }

        var number = new StringBuilder(length);
        for (int at = start; at < text.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
                number.Append(char.ToUpperInvariant(text[at]));
            else if (!IsBetween(text[at]))
                return null;
            if (number.Length == length)
                return Iban.Check(number.ToString()).IsValid ? (number.ToString(), at + 1) : null;
        }

        return null;
    }

    private static bool IsBetween(char c) => c is '-' or '.' or '/' || TypedText.Compact(c.ToString()).Length == 0;
}
