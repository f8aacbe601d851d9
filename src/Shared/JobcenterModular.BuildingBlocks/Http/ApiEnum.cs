using System.Text.Json;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Values of an enum as the API writes them, where they come as a plain text such as a filter.</summary>
public static class ApiEnum
{
    /// <summary>Reads a value; null for no text and for a text that is none.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    public static TEnum? Parse<TEnum>(string? text)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (NameOf(value) == text)
                return value;
        }

        return null;
    }

    /// <summary>Whether there is no text, or one that is a value.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    public static bool IsNoneOr<TEnum>(string? text)
        where TEnum : struct, Enum => string.IsNullOrEmpty(text) || Parse<TEnum>(text) is not null;

    /// <summary>What people are told where they wrote none of these.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    public static string Choice<TEnum>()
        where TEnum : struct, Enum => $"Möglich sind: {string.Join(", ", Enum.GetValues<TEnum>().Select(NameOf))}.";

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
