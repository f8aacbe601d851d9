using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.Appointments.Domain.Calendar;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>Reads the dated calendar; a mistake in it stops the start, with file and reason.</summary>
internal static class HolidaysFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>The calendar of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static HolidayCalendar Read(AppointmentsOptions options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, options.Directory, AppointmentsOptions.HolidaysFileName);
        try
        {
            List<HolidayRule?>? rules = JsonSerializer.Deserialize<List<HolidayRule?>>(File.ReadAllText(path), Strict);
            if (rules is not { Count: > 0 } || rules.Contains(null))
                throw new JsonException("Days are missing.");
            return rules.Find(rule => !rule!.IsReadable) is { } wrong
                ? throw new JsonException($"'{wrong.On}' of '{wrong.Name}' says no day.")
                : new HolidayCalendar(rules!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidOperationException($"{options.Directory}/{AppointmentsOptions.HolidaysFileName}: {exception.Message}", exception);
        }
    }
}
