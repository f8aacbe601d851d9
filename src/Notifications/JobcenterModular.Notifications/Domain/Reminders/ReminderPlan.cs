using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Notifications.Domain.Reminders;

/// <summary>A reminder that is to be.</summary>
internal sealed record PlannedReminder(string Purpose, string Occasion, int Stage, DateTimeOffset RemindAt, DateTimeOffset ValidUntil);

/// <summary>When to remind of what. Instants that are over are left out; each reminder is of use until the next one comes.</summary>
internal static class ReminderPlan
{
    /// <summary>Of a draft that was touched on this day and is kept until that one.</summary>
    public static IEnumerable<PlannedReminder> OfDraft(DateOnly touchedOn, DateOnly keepUntil, ReminderOptions options, DateTimeOffset now)
    {
        string occasion = Watched.OccasionOf(keepUntil);
        DateTimeOffset end = OfficeTime.StartOf(keepUntil.AddDays(1));
        PlannedReminder[] planned =
        [
            new(Purposes.DraftUnfinished, occasion, options.DraftUnfinishedAfterDays, OfficeTime.InstantAt(touchedOn.AddDays(options.DraftUnfinishedAfterDays), options.At), end),
            new(Purposes.DraftDeletion, occasion, options.DraftDeletionBeforeDays, OfficeTime.InstantAt(keepUntil.AddDays(-options.DraftDeletionBeforeDays), options.At), end),
        ];
        return planned.Where(reminder => reminder.RemindAt > now && reminder.RemindAt < end);
    }

    /// <summary>Of the end of the month in which a draft was begun.</summary>
    public static IEnumerable<PlannedReminder> OfMonthEnd(DateOnly begunOn, ReminderOptions options, DateTimeOffset now)
    {
        DateOnly last = new DateOnly(begunOn.Year, begunOn.Month, 1).AddMonths(1).AddDays(-1);
        return Before(Purposes.MonthEnd, last, [options.MonthEndBeforeDays], options.At, now);
    }

    /// <summary>Of a day, so many days before it.</summary>
    public static IEnumerable<PlannedReminder> Before(string purpose, DateOnly day, IReadOnlyList<int> daysBefore, TimeOnly at, DateTimeOffset now) =>
        Before(purpose, Watched.OccasionOf(day), day, OfficeTime.StartOf(day.AddDays(1)), daysBefore, at, now);

    /// <summary>Of an instant, so many days before it.</summary>
    public static IEnumerable<PlannedReminder> Before(string purpose, DateTimeOffset instant, IReadOnlyList<int> daysBefore, TimeOnly at, DateTimeOffset now) =>
        Before(purpose, Watched.OccasionOf(instant), OfficeTime.DateAt(instant), instant, daysBefore, at, now);

    /// <summary>The day of an occasion that is one.</summary>
    public static DateOnly DayOf(string occasion) => DateOnly.ParseExact(occasion, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The instant of an occasion that is one.</summary>
    public static DateTimeOffset InstantOf(string occasion) =>
        DateTimeOffset.ParseExact(occasion, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static IEnumerable<PlannedReminder> Before(
        string purpose, string occasion, DateOnly day, DateTimeOffset end, IReadOnlyList<int> daysBefore, TimeOnly at, DateTimeOffset now)
    {
        List<int> stages = [.. daysBefore.Distinct().OrderDescending()];
        for (int i = 0; i < stages.Count; i++)
        {
            DateTimeOffset remindAt = OfficeTime.InstantAt(day.AddDays(-stages[i]), at);
            DateTimeOffset next = i + 1 < stages.Count ? OfficeTime.InstantAt(day.AddDays(-stages[i + 1]), at) : end;
            if (remindAt > now && remindAt < end)
                yield return new PlannedReminder(purpose, occasion, stages[i], remindAt, next < end ? next : end);
        }
    }
}
