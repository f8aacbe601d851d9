using JobcenterModular.Notifications.Domain.Templates;

namespace JobcenterModular.Notifications.UseCases.Templates;

/// <summary>A text as an office writes it. Placeholders are <c>{{name}}</c>; nothing else is special.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Lines; one with a placeholder that has no value is left out.</param>
/// <param name="Mail">An e-mail of its own, instead of the hint that there is something new.</param>
/// <param name="Short">A text message of its own, at most 160 characters.</param>
/// <param name="Choices">By placeholder: the words for each of its codes, <c>other</c> for any that is not named.</param>
internal sealed record OfficeText(
    string Title,
    IReadOnlyList<string> Body,
    OfficeMail? Mail = null,
    string? Short = null,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Choices = null)
{
    public TemplateText ToText() => new()
    {
        Title = Title,
        Body = Lines(Body),
        Mail = Mail is { } mail ? new TemplateMail(mail.Subject, Lines(mail.Body)) : null,
        Short = Short,
        Choices = Choices?.Where(choice => choice.Value is not null).ToDictionary(choice => choice.Key, choice => (IReadOnlyDictionary<string, string>)Words(choice.Value), StringComparer.Ordinal),
    };

    // JSON may hold null where the type says that there is none.
    private static List<string> Lines(IReadOnlyList<string?> lines) => [.. lines.Select(line => line ?? "")];

    private static Dictionary<string, string> Words(IReadOnlyDictionary<string, string> words) =>
        words.ToDictionary(pair => pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);
}

/// <summary>An e-mail's own text.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines.</param>
internal sealed record OfficeMail(string Subject, IReadOnlyList<string> Body);
