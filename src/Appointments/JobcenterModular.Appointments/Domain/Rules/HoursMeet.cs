namespace JobcenterModular.Appointments.Domain.Rules;

/// <summary>Whether opening hours of one counter ever meet. They must not: which capacity counted would be a guess.</summary>
internal static class HoursMeet
{
    /// <summary>Most weeks from one time to the next.</summary>
    public const int MostWeeks = 12;

    /// <summary>Whether two of them meet on any day. Each comes again after one to <see cref="MostWeeks"/> weeks.</summary>
    public static bool Any(IReadOnlyList<OpeningHours> hours)
    {
        for (int i = 0; i < hours.Count; i++)
        {
            for (int j = i + 1; j < hours.Count; j++)
            {
                if (hours[i].From < hours[j].Until && hours[j].From < hours[i].Until && ShareDay(hours[i], hours[j]))
                    return true;
            }
        }

        return false;
    }

    // Both come again after the least common multiple of their weeks, each on its weekdays.
    private static bool ShareDay(OpeningHours one, OpeningHours other)
    {
        if (!one.Weekdays.Any(other.Weekdays.Contains))
            return false;
        int from = Math.Max(one.ValidFrom.DayNumber, other.ValidFrom.DayNumber);
        int weeks = one.EveryWeeks;
        while (weeks % other.EveryWeeks != 0)
            weeks += one.EveryWeeks;
        int until = Math.Min(
            from + (7 * weeks) - 1,
            Math.Min((one.ValidUntil ?? DateOnly.MaxValue).DayNumber, (other.ValidUntil ?? DateOnly.MaxValue).DayNumber));
        for (int number = from; number <= until; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            if (one.ApplyOn(day) && other.ApplyOn(day))
                return true;
        }

        return false;
    }
}
