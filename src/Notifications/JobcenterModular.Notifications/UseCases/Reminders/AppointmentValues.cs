using System.Globalization;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain.Templates;

namespace JobcenterModular.Notifications.UseCases.Reminders;

/// <summary>What texts say of an appointment: never what it is about, but for an invitation.</summary>
internal static class AppointmentValues
{
    public static NoticeValues WithAppointment(this NoticeValues values, DateTimeOffset startsAt, string? place, string? mode) => values
        .WithInstant("day", "time", startsAt)
        .With("place", place)
        .With("mode", mode);

    /// <summary>Day and time of day of an instant, as the office's clock shows them.</summary>
    public static NoticeValues WithInstant(this NoticeValues values, string day, string time, DateTimeOffset at) => values
        .WithDay(day, OfficeTime.DateAt(at))
        .With(time, OfficeTime.LocalTimeAt(at).ToString("HH':'mm", CultureInfo.InvariantCulture));

    /// <summary>Several instants, one in each line, the same in every language.</summary>
    public static NoticeValues WithInstants(this NoticeValues values, string name, IReadOnlyList<DateTimeOffset> instants) =>
        values.With(name, string.Join('\n', instants.Select(LineOf)));

    private static string LineOf(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"– {OfficeTime.DateAt(at):dd'.'MM'.'yyyy}, {OfficeTime.LocalTimeAt(at):HH':'mm}");
}
