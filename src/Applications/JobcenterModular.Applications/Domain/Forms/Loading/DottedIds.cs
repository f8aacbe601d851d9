using System.Text.RegularExpressions;

namespace JobcenterModular.Applications.Domain.Forms.Loading;

/// <summary>Ids such as <c>ek.types</c>: in the context of conditions each dot is one level down.</summary>
internal static partial class DottedIds
{
    public static bool IsWellFormed(string id) => id.Length <= 100 && Form().IsMatch(id);

    public static bool IsSimple(string id) => IsWellFormed(id) && !id.Contains('.', StringComparison.Ordinal);

    public static bool IsPrefix(string start, string id) =>
        id.Length > start.Length && id[start.Length] == '.' && id.StartsWith(start, StringComparison.Ordinal);

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
