using System.Globalization;

namespace JobcenterModular.Notifications.Domain.Texts;

/// <summary>Dates as people in the office's country read them. Culture data is not shipped (invariant globalization).</summary>
internal static class GermanDates
{
    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    /// <summary>21.01.2027</summary>
    public static string Day(DateOnly day) => day.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture);

    /// <summary>Januar 2027</summary>
    public static string Month(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Months[day.Month - 1]} {day.Year:0000}");
}
