using System.Globalization;
using System.Text.Json;
using JobcenterModular.Applications.Domain.Forms;
using ValueType = JobcenterModular.Applications.Domain.Forms.ValueType;

namespace JobcenterModular.Applications.UseCases.Summaries;

/// <summary>A single value as people write it. What does not fit its type is shown as it was sent.</summary>
internal static class AnswerText
{
    public const string DontKnow = "Weiß ich nicht";
    public const string None = "Habe ich nicht";
    public const string NotAnswered = "Nicht beantwortet";
    public const string LeftOut = "Keine Angabe (freiwillig)";
    public const string NoEntries = "Keine Einträge";

    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public static string Of(ValueRules rules, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "Ja",
        JsonValueKind.False => "Nein",
        JsonValueKind.String => OfText(rules, value.GetString()!),
        JsonValueKind.Number when rules.Type == ValueType.Money && value.TryGetInt64(out var cents) => Money(cents),
        _ => value.GetRawText(),
    };

    public static string Money(long cents) => $"{(cents / 100m).ToString("N2", German)} €";

    /// <summary>Files as people speak of them: 20.480 bytes are 20 KB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes.ToString(CultureInfo.InvariantCulture)} Byte",
        < 1024 * 1024 => $"{(bytes / 1024m).ToString("N0", German)} KB",
        _ => $"{(bytes / (1024m * 1024m)).ToString("N1", German)} MB",
    };

    private static string OfText(ValueRules rules, string text) => rules.Type switch
    {
        ValueType.Date when Read(text, "yyyy-MM-dd") is { } date => GermanDates.Text(date),
        ValueType.Month when Read(text, "yyyy-MM") is { } month =>
            string.Create(CultureInfo.InvariantCulture, $"{Months[month.Month - 1]} {month.Year}"),
        ValueType.Enum or ValueType.Multi => rules.Options.FirstOrDefault(o => o.Value == text)?.Label ?? text,
        ValueType.Country or ValueType.Countries => CountryNames.Of(text),
        _ when rules.Type == ValueType.Iban || rules.Identifier == "iban" => InFours(text),
        _ => text,
    };

    /// <summary>DIN 5008 writes an IBAN in groups of four.</summary>
    private static string InFours(string iban) => string.Join(' ', iban.Chunk(4).Select(group => new string(group)));

    private static DateOnly? Read(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
