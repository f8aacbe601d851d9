namespace JobcenterModular.Notifications.Domain.Templates;

/// <summary>An office's own text in place of the shipped one. Every edit is a row of its own, so that it stays known what people were told.</summary>
internal sealed class TemplateOverride
{
    private TemplateOverride()
    {
    }

    public Guid Id { get; private set; }

    public string Key { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>From 1, higher with each edit of this text.</summary>
    public int Number { get; private set; }

    /// <summary>The text as JSON; null: from here on the shipped one counts again.</summary>
    public string? Text { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public static TemplateOverride Write(Guid id, string key, string language, int number, string? text, string by, DateTimeOffset now) =>
        new() { Id = id, Key = key, Language = language, Number = number, Text = text, CreatedBy = by, CreatedAt = now };
}
