using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain.Templates;

namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>What texts say of an appointment: never what it is about.</summary>
internal static class AppointmentValues
{
    public static NoticeValues WithAppointment(this NoticeValues values, DateTimeOffset startsAt, string? place, string? mode) => values
        .WithDay("day", OfficeTime.DateAt(startsAt))
        .With("time", OfficeTime.LocalTimeAt(startsAt).ToString("HH':'mm", CultureInfo.InvariantCulture))
        .With("place", place)
        .With("mode", mode);
}
