using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Applications.Domain.Forms.Answers;

/// <summary>Checks one value against its rules and gives it back normalised; null when empty or refused.</summary>
internal static class ValueCheck
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    public static JsonNode? Check(ValueRules rules, JsonElement value, string pointer, ErrorSink errors) => rules.Type switch
    {
        ValueType.Text or ValueType.Iban or ValueType.Email or ValueType.Phone => Text(rules, value, pointer, errors),
        ValueType.Date => Date(value, "yyyy-MM-dd", "Bitte ein Datum angeben, zum Beispiel 2026-07-31.", pointer, errors),
        ValueType.Month => Date(value, "yyyy-MM", "Bitte einen Monat angeben, zum Beispiel 2026-07.", pointer, errors),
        ValueType.Bool => Bool(value, pointer, errors),
        ValueType.Enum => Choice(value, rules.HasOption, AnswerErrorCodes.UnknownOption, pointer, errors),
        ValueType.Country => Choice(value, Countries.Codes.Contains, AnswerErrorCodes.UnknownCountry, pointer, errors),
        ValueType.Multi => Choices(value, rules.HasOption, AnswerErrorCodes.UnknownOption, rules.Options.Length, pointer, errors),
        ValueType.Countries => Choices(value, Countries.Codes.Contains, AnswerErrorCodes.UnknownCountry, rules.MaxItems, pointer, errors),
        ValueType.Money or ValueType.Int => Number(rules, value, pointer, errors),
        ValueType.Group => FieldsCheck.Group(rules, value, pointer, errors),
        ValueType.List => FieldsCheck.List(rules, value, pointer, errors),
        _ => throw new ArgumentOutOfRangeException(nameof(rules), rules.Type, message: null),
    };

    public static JsonNode? WrongType(string pointer, ErrorSink errors, string message)
    {
        errors.Add(pointer, AnswerErrorCodes.WrongType, message);
        return null;
    }

    private static JsonNode? Text(ValueRules rules, JsonElement value, string pointer, ErrorSink errors)
    {
        if (value.ValueKind != JsonValueKind.String)
            return WrongType(pointer, errors, "Hier wird ein Text erwartet.");
        var raw = value.GetString()!;
        return string.IsNullOrWhiteSpace(raw) && TextCheck.IsClean(raw) ? null : TextCheck.Check(rules, raw, pointer, errors);
    }

    private static JsonNode? Date(JsonElement value, string format, string message, string pointer, ErrorSink errors)
    {
        if (value.ValueKind != JsonValueKind.String)
            return WrongType(pointer, errors, message);
        var text = value.GetString()!;
        if (text.Length == 0)
            return null;
        if (!DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors.Add(pointer, AnswerErrorCodes.WrongFormat, message);
            return null;
        }

        if (date >= Earliest && date <= Latest)
            return text;
        errors.Add(pointer, AnswerErrorCodes.OutOfRange, "Das Datum muss zwischen 1900 und 2199 liegen.");
        return null;
    }

    private static JsonNode? Bool(JsonElement value, string pointer, ErrorSink errors) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : WrongType(pointer, errors, "Hier wird Ja oder Nein erwartet (true oder false).");

    private static JsonNode? Number(ValueRules rules, JsonElement value, string pointer, ErrorSink errors)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            return WrongType(pointer, errors, rules.Type == ValueType.Money
                ? "Hier wird ein Betrag in Cent als ganze Zahl erwartet."
                : "Hier wird eine ganze Zahl erwartet.");
        }

        if (number >= rules.Min && number <= rules.Max)
            return number;
        errors.Add(pointer, AnswerErrorCodes.OutOfRange, $"Die Zahl muss zwischen {rules.Min} und {rules.Max} liegen.");
        return null;
    }

    private static JsonNode? Choice(JsonElement value, Func<string, bool> isKnown, string code, string pointer, ErrorSink errors)
    {
        if (value.ValueKind != JsonValueKind.String)
            return WrongType(pointer, errors, "Hier wird eine der Antworten zur Auswahl erwartet.");
        var text = value.GetString()!;
        if (text.Length == 0)
            return null;
        if (isKnown(text))
            return text;
        errors.Add(pointer, code, "Diese Antwort steht nicht zur Auswahl.");
        return null;
    }

    private static JsonArray? Choices(
        JsonElement value, Func<string, bool> isKnown, string code, int most, string pointer, ErrorSink errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongType(pointer, errors, "Hier wird eine Liste von Antworten erwartet.");
            return null;
        }

        if (value.GetArrayLength() > most)
        {
            errors.Add(pointer, AnswerErrorCodes.TooManyItems, $"Höchstens {most} Antworten sind möglich.");
            return null;
        }

        var chosen = new JsonArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var itemPointer = $"{pointer}/{index++}";
            if (Choice(item, isKnown, code, itemPointer, errors) is not { } choice)
                continue;
            if (seen.Add(choice.GetValue<string>()))
                chosen.Add(choice);
            else
                errors.Add(itemPointer, AnswerErrorCodes.Duplicate, "Diese Antwort ist doppelt.");
        }

        return chosen.Count == 0 ? null : chosen;
    }
}
