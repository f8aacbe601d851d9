using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.UseCases.Jobs;
using Quartz;

namespace JobcenterModular.Notifications.Jobs.Scheduling;

/// <summary>
/// A Quartz cron expression by the clock of the office. Where that clock skips an hour, what lies in it comes right after
/// it; where it repeats one, what has a fixed hour comes the first time only.
/// </summary>
internal sealed class CronCalendar : IJobCalendar
{
    /// <summary>The hour that comes twice, both times.</summary>
    private static readonly TimeSpan RepeatedTime = TimeSpan.FromHours(2);

    private readonly CronExpression _cron;

    private CronCalendar(CronExpression cron) => _cron = cron.WithTimeZone(OfficeTime.Zone);

    public string Expression => _cron.CronExpressionString;

    /// <summary>For the Quartz trigger.</summary>
    public CronExpression Cron => _cron;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static CronCalendar Parse(string expression) => new(CronExpression.Parse(expression));

    public DateTimeOffset? FirstAfter(DateTimeOffset instant)
    {
        DateTimeOffset? next = Next(IsRepeated(instant) ? instant - RepeatedTime : instant);
        while (next <= instant)
            next = Next(next.Value);
        return next;
    }

    public DateTimeOffset? LastUntil(DateTimeOffset instant)
    {
        DateTimeOffset? last = LastByQuartz(instant);
        if (last is null || !IsRepeated(last.Value))
            return last;
        DateTimeOffset before = last.Value - RepeatedTime;
        last = LastByQuartz(before);
        for (DateTimeOffset? next = Next(before); next <= instant; next = Next(next.Value))
            last = next;
        return last;
    }

    // Asked inside the hour that comes twice, Quartz does not know the time that passed before and finds a fixed hour a
    // second time. So it is asked from before that hour on.
    private static bool IsRepeated(DateTimeOffset instant) => OfficeTime.Zone.IsAmbiguousTime(instant);

    private DateTimeOffset? Next(DateTimeOffset instant) => _cron.GetNextValidTimeAfter(instant)?.ToUniversalTime();

    // Quartz answers what lies before; an instant of the schedule itself counts here.
    private DateTimeOffset? LastByQuartz(DateTimeOffset instant) => _cron.GetPreviousValidTimeBefore(instant.AddTicks(1))?.ToUniversalTime();
}
