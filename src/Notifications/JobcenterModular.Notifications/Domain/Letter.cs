namespace JobcenterModular.Notifications.Domain;

/// <summary>A message as it waits, sealed, to be handed over: it names an address and may hold a code.</summary>
/// <param name="To">Address or number as it came, checked when it is sent; on paper the lines of the address window.</param>
/// <param name="ToName">Name of a team; null for persons, whose names stay out of mails.</param>
/// <param name="Subject">One line; empty in text messages.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Unsubscribe">Address that ends such e-mails (RFC 8058); null where that makes no sense.</param>
/// <param name="SaysContent">It says what it is about, which the person agreed to and may take back until it is sent.</param>
/// <param name="Link">The way in for a person without an account, with its key; null for everybody else.</param>
internal sealed record Letter(
    string To, string? ToName, string Subject, string Body, string Language = "de", string? Unsubscribe = null, bool SaysContent = false, string? Link = null);
