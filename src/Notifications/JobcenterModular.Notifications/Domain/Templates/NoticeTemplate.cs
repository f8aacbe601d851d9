namespace JobcenterModular.Notifications.Domain.Templates;

/// <summary>A text with places for what is different each time, in several languages. How a file is built: docs/texts.md.</summary>
internal sealed record NoticeTemplate
{
    public required string Key { get; init; }

    public required int Version { get; init; }

    /// <summary><c>applicant</c> or <c>team</c>.</summary>
    public required string Audience { get; init; }

    public IReadOnlyDictionary<string, Placeholder> Placeholders { get; init; } = new Dictionary<string, Placeholder>(StringComparer.Ordinal);

    /// <summary>By language (BCP 47); German is always there.</summary>
    public required IReadOnlyDictionary<string, TemplateText> Texts { get; init; }
}

/// <summary>What may stand in a place.</summary>
/// <param name="Sample">For the preview.</param>
/// <param name="Optional">A line that needs it is left out when it is missing.</param>
/// <param name="OnlyIn"><c>mail</c>: it is for the e-mail alone.</param>
internal sealed record Placeholder(string Sample, bool Optional = false, string? OnlyIn = null);

/// <summary>The text in one language.</summary>
internal sealed record TemplateText
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Body { get; init; }

    /// <summary>An e-mail of its own, instead of the hint.</summary>
    public TemplateMail? Mail { get; init; }

    /// <summary>A text message of its own, instead of the hint.</summary>
    public string? Short { get; init; }

    /// <summary>By placeholder: the words for each of its codes; <c>other</c> for any that is not named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Choices { get; init; }
}

/// <summary>An e-mail's own text.</summary>
internal sealed record TemplateMail(string Subject, IReadOnlyList<string> Body);
