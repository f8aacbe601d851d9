using System.Text.RegularExpressions;

namespace JobcenterModular.Notifications.Domain.Templates;

/// <summary>
/// Puts values into a text. There is no logic in texts, so that an office can edit them without being able to break or
/// misuse anything: a placeholder is replaced, and a line that needs a missing one is left out.
/// </summary>
internal static partial class TemplateRenderer
{
    private const string AnyOther = "other";

    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> NoChoices = new(StringComparer.Ordinal);

    /// <summary>The text with its values.</summary>
    /// <param name="text">Checked by <see cref="TemplateCheck"/>.</param>
    /// <param name="language">Language of the text.</param>
    /// <param name="template">Which version it is.</param>
    /// <param name="values">By placeholder; missing ones are optional.</param>
    public static Rendered Render(TemplateText text, string language, string template, IReadOnlyDictionary<string, string> values)
    {
        Dictionary<string, string> words = new(values, StringComparer.Ordinal);
        foreach ((string name, IReadOnlyDictionary<string, string> choice) in text.Choices ?? NoChoices)
        {
            if (words.TryGetValue(name, out string? code))
                words[name] = choice.GetValueOrDefault(code) ?? choice.GetValueOrDefault(AnyOther) ?? code;
        }

        return new Rendered(OneLine(text.Title, words), Lines(text.Body, words), language, template)
        {
            Mail = text.Mail is { } mail ? new RenderedMail(OneLine(mail.Subject, words), Lines(mail.Body, words)) : null,
            Short = text.Short is { } brief ? OneLine(brief, words) : null,
        };
    }

    /// <summary>Every placeholder of a text, each time that it stands there.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => Place().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>Braces that are no placeholder: a slip of whoever wrote it.</summary>
    public static bool HasStrayBraces(string text) => Place().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    private static string OneLine(string text, Dictionary<string, string> values) =>
        string.Concat(Replace(text, values).Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static string Lines(IEnumerable<string> lines, Dictionary<string, string> values) => string.Join(
        '\n', lines.Where(line => PlaceholdersIn(line).All(name => values.GetValueOrDefault(name) is { Length: > 0 })).Select(line => Replace(line, values)));

    private static string Replace(string text, Dictionary<string, string> values) =>
        Place().Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value) ?? "");

    [GeneratedRegex(@"\{\{(?<name>[a-zA-Z]{1,40})\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
