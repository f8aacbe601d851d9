using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;

namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>A time at a lane of a counter.</summary>
/// <param name="PlaceId">Where.</param>
/// <param name="CounterId">At which counter.</param>
/// <param name="Lane">Which of its lanes.</param>
/// <param name="StartsAt">The talk begins (UTC).</param>
/// <param name="EndsAt">The talk ends (UTC).</param>
/// <param name="BusyFrom">The counter is taken from (UTC), with preparation.</param>
/// <param name="BusyUntil">The counter is taken until (UTC), with follow-up.</param>
internal sealed record Slot(
    Guid PlaceId, Guid CounterId, int Lane, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset BusyFrom, DateTimeOffset BusyUntil)
{
    /// <summary>A free lane as it is taken by a talk of this type.</summary>
    public static Slot Of(Guid placeId, FreePlace free, TypeContent type) => new(
        placeId,
        free.Counter.Id,
        free.Lane,
        Minutes.ToInstant(free.Start),
        Minutes.ToInstant(free.Start + type.DurationMinutes),
        Minutes.ToInstant(free.Start - type.PreparationMinutes),
        Minutes.ToInstant(free.Start + type.DurationMinutes + type.FollowUpMinutes));
}
