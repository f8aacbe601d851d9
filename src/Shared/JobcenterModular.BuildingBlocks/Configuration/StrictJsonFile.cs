using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobcenterModular.BuildingBlocks.Configuration;

/// <summary>A list of dated rules in a JSON file of the installation: a mistake in it stops the start, with file and reason.</summary>
public static class StrictJsonFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>What the file's rows make together.</summary>
    /// <param name="path">A relative path starts beside the program.</param>
    /// <param name="make">Puts the rows together; says what is wrong in them by a <see cref="JsonException"/> or <see cref="FormatException"/>.</param>
    /// <exception cref="InvalidOperationException">The file is missing or wrong.</exception>
    public static TRules Read<TRow, TRules>(string path, Func<IReadOnlyList<TRow>, TRules> make)
        where TRow : class
    {
        try
        {
            List<TRow?> rows = JsonSerializer.Deserialize<List<TRow?>>(File.ReadAllText(Path.GetFullPath(path, AppContext.BaseDirectory)), Strict) ?? [];
            int missing = rows.IndexOf(null);
            return missing < 0 ? make(rows!) : throw new JsonException($"Entry {missing} is null.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new InvalidOperationException($"{path}: {exception.Message}", exception);
        }
    }
}
