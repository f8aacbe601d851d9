using System.Globalization;

namespace JobcenterModular.BuildingBlocks.Calendar;

/// <summary>One line of the dated calendar: when a day is off, where, and since when the law says so.</summary>
/// <param name="Name">Name of the day, in German.</param>
/// <param name="On">As in <see cref="LocalDay.On"/>.</param>
/// <param name="Laender">Where; null: everywhere.</param>
/// <param name="FromYear">First year; null: always.</param>
/// <param name="UntilYear">Last year; null: for good.</param>
/// <param name="ClosesAt">The office closes at this time; null: it is off the whole day.</param>
/// <param name="Source">Where this stands.</param>
internal sealed record HolidayRule(
    string Name, string On, IReadOnlyList<Land>? Laender, int? FromYear, int? UntilYear, TimeOnly? ClosesAt, string Source)
{
    private const string FromEaster = "easter";
    private const string WednesdayBefore = "wednesday-before-";

    /// <summary>Whether <see cref="On"/> says a day.</summary>
    public bool IsReadable => DayRule.IsReadable(On);

    /// <summary>The day in this year in this Land, or in all where none is named; null where it is none.</summary>
    public DateOnly? DayIn(int year, Land? land)
    {
        if (year < FromYear || year > UntilYear || (Laender is not null && (land is not { } one || !Laender.Contains(one))))
            return null;
        return DayRule.DayIn(On, year);
    }

    /// <summary>How a day is written in the calendar.</summary>
    internal static class DayRule
    {
        /// <summary>Whether the text says a day in a leap year.</summary>
        public static bool IsReadable(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || DayIn(text, 2028) is not null;

        /// <summary>The day in this year; null where there is none, such as 29 February.</summary>
        public static DateOnly? DayIn(string text, int year)
        {
            if (text.StartsWith(FromEaster, StringComparison.Ordinal))
            {
                string days = text[FromEaster.Length..];
                return days.Length == 0 ? Easter.SundayOf(year)
                    : int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int offset) && Math.Abs(offset) <= 100
                        ? Easter.SundayOf(year).AddDays(offset)
                        : null;
            }

            if (text.StartsWith(WednesdayBefore, StringComparison.Ordinal))
                return Fixed(text[WednesdayBefore.Length..], year)?.AddDays(-1) is { } last ? last.AddDays(-(((int)last.DayOfWeek + 4) % 7)) : null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly once))
                return once.Year == year ? once : null;
            return Fixed(text, year);
        }

        private static DateOnly? Fixed(string text, int year) => DateOnly.TryParseExact(
            string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{text}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;
    }
}
