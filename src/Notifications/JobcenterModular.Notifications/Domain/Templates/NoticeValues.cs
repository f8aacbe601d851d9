using System.Globalization;

namespace JobcenterModular.Notifications.Domain.Templates;

/// <summary>Values for the places of a text, written as the reader's language writes them.</summary>
internal sealed class NoticeValues
{
    private readonly Dictionary<string, Func<MonthNames, string, string>> _values = new(StringComparer.Ordinal);

    /// <summary>A word as it is; one that is missing leaves its place empty.</summary>
    public NoticeValues With(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            _values[name] = (_, _) => value;
        return this;
    }

    /// <summary>A day as it stands on German papers, 21.01.2027, whatever the language: it is to be compared with them.</summary>
    public NoticeValues WithDay(string name, DateOnly? day) =>
        With(name, day?.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture));

    /// <summary>A month by its name.</summary>
    public NoticeValues WithMonth(string name, DateOnly month)
    {
        _values[name] = (months, language) => months.Of(month, language);
        return this;
    }

    public Dictionary<string, string> In(string language, MonthNames months) =>
        _values.ToDictionary(pair => pair.Key, pair => pair.Value(months, language), StringComparer.Ordinal);
}

/// <summary>Names of months by language. Culture data are not shipped (invariant globalization).</summary>
internal sealed class MonthNames(IReadOnlyDictionary<string, IReadOnlyList<string>> byLanguage)
{
    /// <summary>Januar 2027</summary>
    public string Of(DateOnly day, string language) => string.Create(
        CultureInfo.InvariantCulture, $"{(byLanguage.GetValueOrDefault(language) ?? byLanguage[TemplateCheck.German])[day.Month - 1]} {day.Year:0000}");
}
