using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Notifications.Domain.Channels;

/// <summary>Hours of the night, on the clock of the office, in which no phone rings on our account.</summary>
/// <param name="From">Begin; may be later than the end, and then lasts over midnight.</param>
/// <param name="To">End; the same as the begin means that no hour is quiet.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>This instant, or the end of the quiet hours that it falls into (UTC).</summary>
    public DateTimeOffset NotBefore(DateTimeOffset instant)
    {
        DateTimeOffset local = OfficeTime.LocalTimeAt(instant);
        if (!TimeOnly.FromDateTime(local.DateTime).IsBetween(From, To))
            return instant;
        var day = DateOnly.FromDateTime(local.DateTime);
        DateTimeOffset end = OfficeTime.InstantAt(day, To);
        return end > instant ? end : OfficeTime.InstantAt(day.AddDays(1), To);
    }
}
