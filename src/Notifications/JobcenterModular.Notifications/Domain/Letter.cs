namespace JobcenterModular.Notifications.Domain;

/// <summary>An e-mail as it waits, sealed, to be handed over: it names an address and may hold a code.</summary>
/// <param name="To">Address as it came; checked when it is sent.</param>
/// <param name="ToName">Name of a team; null for persons, whose names stay out of mails.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
internal sealed record Letter(string To, string? ToName, string Subject, string Body);
