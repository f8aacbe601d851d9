using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.Applications.Domain.Requests;

namespace JobcenterModular.Applications.Persistence;

/// <summary>Reads the dated notices of consequences; a mistake in them stops the start, with file and reason.</summary>
internal static class ConsequenceNoticesFile
{
    public const string DefaultPath = "Letters/consequence-notices.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The notices of the file.</summary>
    /// <param name="path">A relative path starts beside the program.</param>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static ConsequenceNotices Read(string path)
    {
        try
        {
            return new ConsequenceNotices(
                JsonSerializer.Deserialize<List<ConsequenceNotice>>(File.ReadAllText(Path.GetFullPath(path, AppContext.BaseDirectory)), Strict) ?? []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new InvalidOperationException($"{path}: {exception.Message}", exception);
        }
    }
}
