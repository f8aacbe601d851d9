namespace JobcenterModular.Notifications.Domain;

/// <summary>What a notice says, rendered: plain German without personal data.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Link">Where to go on; null where the reader is there already.</param>
internal sealed record NoticeText(string Title, string Body, string? Link);
