using System.Text.Json;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.UseCases.Retention;

namespace JobcenterModular.Documents.Persistence;

/// <summary>Reads the rules of retention; a mistake in them stops the start, with file and reason.</summary>
internal static class RetentionRulesFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The rules of the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static RetentionRules Read(RetentionOptions options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, options.Directory, RetentionOptions.FileName);
        try
        {
            return new RetentionRules(JsonSerializer.Deserialize<List<RetentionRule>>(File.ReadAllText(path), Strict) ?? []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new InvalidOperationException($"{options.Directory}/{RetentionOptions.FileName}: {exception.Message}", exception);
        }
    }
}
