using System.Text.RegularExpressions;
using JobcenterModular.ArchitectureTests.Reading;

namespace JobcenterModular.ArchitectureTests.Rules;

/// <summary>Shared code stays small and knows nothing of the office's business.</summary>
internal static partial class SharedRules
{
    // What an installation is called (office) and who calls it (roles) is known everywhere; what they work on is not.
    private static readonly HashSet<string> BusinessWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Antrag", "Hauptantrag", "Bedarf", "Bedarfsgemeinschaft", "Bescheid", "Jobcenter", "Benefit", "Application", "Draft",
        "Household", "Income", "Evidence", "Paper", "Notice", "Appointment", "Caseworker", "Submission", "Form", "Iban",
    };

    public static IEnumerable<string> TypesWithBusinessWords(IEnumerable<CompiledType> types, string root) =>
        from type in types
        from word in Words().Matches(type.Name + type.Namespace[Math.Min(root.Length, type.Namespace.Length)..])
        where BusinessWords.Contains(word.Value)
        select $"{type} says '{word.Value}'";

    public static IEnumerable<string> TooManyTypes(string name, IEnumerable<CompiledType> types, int most)
    {
        int count = types.Count(type => type.IsPublic);
        return count <= most ? [] : [$"{name} has {count} public types, at most {most} are allowed"];
    }

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
