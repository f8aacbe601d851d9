using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.BuildingBlocks.Calendar;

namespace JobcenterModular.UnitTests.Appointments;

/// <summary>A place, a counter, hours and a kind of talk that are right as they stand.</summary>
internal static class SampleRules
{
    public static readonly DateOnly First = new(2025, 1, 1);

    public static OpeningHours Hours { get; } = new([DayOfWeek.Monday], new TimeOnly(8, 0), new TimeOnly(12, 0), 1, First, null, 1, null);

    public static Counter OneCounter { get; } = new(
        Guid.Parse("0197a000-0000-7000-8000-000000000001"), "Zimmer 1", "Eingang", [], [], [], [AppointmentMode.OnSite], First, null, [Hours], []);

    public static PlaceContent OnePlace { get; } = new(
        "Haus am Markt", "Markt 1", "10115", "Berlin", null, true, null, Land.BE, [], First, null, [OneCounter], []);

    public static TypeContent OneType { get; } = new(
        "Erstgespräch", "Wir lernen uns kennen.", ["Ausweis"], 30, 0, 0, 30, 0, 60, 24, [AppointmentMode.OnSite], [], false, true, First, null);

    public static PlaceContent PlaceWith(params OpeningHours[] hours) => OnePlace with { Counters = [OneCounter with { Hours = hours }] };

    public static OpeningHours EveryDay(int fromHour, int fromMinute, int untilHour, int untilMinute) => Hours with
    {
        Weekdays = Enum.GetValues<DayOfWeek>(), From = new TimeOnly(fromHour, fromMinute), Until = new TimeOnly(untilHour, untilMinute),
    };
}
