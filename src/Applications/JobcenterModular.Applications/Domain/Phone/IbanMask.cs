using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Identifiers;

namespace JobcenterModular.Applications.Domain.Phone;

/// <summary>
/// Account numbers as an agent sees them: country and last four characters. They are found wherever they stand, in free text too.
/// A masked number that comes back unchanged means the stored one.
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
    public static string Of(string text)
    {
        var masked = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (NumberAt(text, at) is var (number, end))
            {
                masked.Append(number, 0, Prefix).Append(Hidden).Append(number, number.Length - 4, 4);
                at = end;
            }
            else
            {
                masked.Append(text[at++]);
            }
        }

        return masked.ToString();
    }

    /// <summary>What was typed, with the stored numbers back in the places of their masks.</summary>
    public static JsonNode? Restore(JsonNode? typed, JsonNode? stored) => (typed, stored) switch
    {
        (JsonObject now, JsonObject before) => new JsonObject(now.Select(pair => KeyValuePair.Create(pair.Key, Restore(pair.Value, before[pair.Key])))),
        (JsonArray now, JsonArray before) => new JsonArray([.. now.Select((item, i) => Restore(item, i < before.Count ? before[i] : null))]),
        (JsonValue now, JsonValue before) when IsMaskOf(now, before) => before.DeepClone(),
        _ => typed?.DeepClone(),
    };

    private static bool IsMaskOf(JsonValue typed, JsonValue stored) =>
        typed.GetValueKind() == JsonValueKind.String && stored.GetValueKind() == JsonValueKind.String
        && typed.GetValue<string>().Contains(Hidden, StringComparison.Ordinal) && typed.GetValue<string>() == Of(stored.GetValue<string>());

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
