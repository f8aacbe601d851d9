namespace JobcenterModular.Notifications.Domain;

/// <summary>A text as it is told, made from a template.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Template">Which version of which template, such as <c>evidence-due/1</c> or <c>evidence-due/office-3</c>.</param>
internal sealed record Rendered(string Title, string Body, string Language, string Template)
{
    /// <summary>The e-mail that belongs to it; null where the hint is sent.</summary>
    public RenderedMail? Mail { get; init; }

    /// <summary>The text message that belongs to it; null where the hint is sent.</summary>
    public string? Short { get; init; }
}

/// <summary>An e-mail's own text.</summary>
internal sealed record RenderedMail(string Subject, string Body);
