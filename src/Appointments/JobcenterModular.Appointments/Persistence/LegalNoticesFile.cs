using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.Appointments.Domain.Bookings;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>Reads the dated legal notices; a mistake in them stops the start, with file and reason.</summary>
internal static class LegalNoticesFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The notices of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static LegalNotices Read(AppointmentsOptions options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, options.Directory, AppointmentsOptions.LegalNoticesFileName);
        try
        {
            return new LegalNotices(JsonSerializer.Deserialize<List<LegalNotice>>(File.ReadAllText(path), Strict) ?? []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new InvalidOperationException($"{options.Directory}/{AppointmentsOptions.LegalNoticesFileName}: {exception.Message}", exception);
        }
    }
}
