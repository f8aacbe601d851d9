using System.Text.RegularExpressions;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>What only the source shows.</summary>
internal static partial class SourceRules
{
    private const int MostLines = 250;

    public static IEnumerable<string> TooLong(string path, string text)
    {
        int lines = text.AsSpan().TrimEnd().Count('\n') + 1;
        bool migration = path.Split('/', '\\').Contains("Migrations", StringComparer.Ordinal);
        return lines <= MostLines || migration ? [] : [$"{path} has {lines} lines"];
    }

    /// <summary>A path that exists on somebody's machine only.</summary>
    public static IEnumerable<string> MachinePaths(string path, string text) =>
        MachinePath().Matches(text).Select(match => $"{path} names {match.Value}");

    [GeneratedRegex(@"(?<![\w.])/(work|home|root|Users)/\w+|[A-Z]:\\\\?Users", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
