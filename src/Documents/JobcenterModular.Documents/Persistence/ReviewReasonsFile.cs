using System.Text.Json;
using System.Text.Json.Serialization;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.UseCases.Evidence;

namespace JobcenterModular.Documents.Persistence;

/// <summary>Reads the list of reasons for a rejection; a mistake in it stops the start, with file and reason.</summary>
internal static class ReviewReasonsFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The list of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static ReviewReasons Read(EvidenceOptions options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, options.Directory, EvidenceOptions.FileName);
        try
        {
            return new ReviewReasons(JsonSerializer.Deserialize<List<ReviewReason>>(File.ReadAllText(path), Strict) ?? []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new InvalidOperationException($"{options.Directory}/{EvidenceOptions.FileName}: {exception.Message}", exception);
        }
    }
}
