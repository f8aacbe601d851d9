namespace JobcenterModular.Applications.Domain;

/// <summary>How the applicant can be reached, sealed.</summary>
/// <param name="MailTo">The e-mail address; null without one.</param>
/// <param name="Contact">Name, address, channels and language.</param>
internal sealed record SealedContact(string? MailTo, string Contact);
