using System.Text.Json;
using JobcenterModular.Appointments.Domain.Calendar;
using JobcenterModular.BuildingBlocks.Configuration;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>The dated calendar (<see cref="StrictJsonFile"/>).</summary>
internal static class HolidaysFile
{
    /// <summary>The calendar of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static HolidayCalendar Read(AppointmentsOptions options) =>
        StrictJsonFile.Read<HolidayRule, HolidayCalendar>($"{options.Directory}/{AppointmentsOptions.HolidaysFileName}", rules =>
        {
            if (rules.Count == 0)
                throw new JsonException("Days are missing.");
            return rules.FirstOrDefault(rule => !rule.IsReadable) is { } wrong
                ? throw new JsonException($"'{wrong.On}' of '{wrong.Name}' says no day.")
                : new HolidayCalendar(rules);
        });
}
