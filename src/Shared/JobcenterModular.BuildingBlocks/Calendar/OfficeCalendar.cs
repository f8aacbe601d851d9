using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.Extensions.Options;

namespace JobcenterModular.BuildingBlocks.Calendar;

/// <summary>The days on which something can end for this office: neither weekends nor public holidays of its Land and its town.</summary>
public sealed class OfficeCalendar(HolidayCalendar holidays, IOptions<OfficeOptions> office)
{
    private readonly IReadOnlyList<LocalDay> _localDays = [.. office.Value.LocalDays.Select(on => new LocalDay(on, on, null))];

    /// <summary>Whether it is neither Saturday nor Sunday nor a public holiday. A half one is a working day.</summary>
    public bool IsWorkday(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && holidays.On(day, office.Value.Land, _localDays) is not { ClosesAt: null };

    /// <summary>Where a time ends that would end on this day (§ 26 (3) SGB X, § 64 (3) SGG): on it, or on the next working day.</summary>
    public DateOnly WorkdayFrom(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }
}
