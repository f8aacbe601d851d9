using System.Text.Json;

namespace JobcenterModular.Documents.UseCases.Leaving.OwnData;

/// <summary>All that the office keeps of a person's case, for that person (Art. 15 and 20 GDPR).</summary>
/// <param name="Office">Name of the office.</param>
/// <param name="Reference">Of the case file.</param>
/// <param name="CreatedAt">When it was put together.</param>
/// <param name="Contacts">Whom to turn to.</param>
/// <param name="Retention">How long it is kept: whole German sentences.</param>
/// <param name="Accesses">Who did what with the file, oldest first; people by role, never by name.</param>
/// <param name="Recipients">Who got data from the office.</param>
internal sealed record OwnDataExport(
    string Office,
    string Reference,
    DateTimeOffset CreatedAt,
    OwnDataContacts Contacts,
    string Retention,
    IReadOnlyList<OwnApplication> Applications,
    IReadOnlyList<OwnDocument> Documents,
    IReadOnlyList<OwnDecision> Decisions,
    IReadOnlyList<OwnAccess> Accesses,
    IReadOnlyList<OwnRecipient> Recipients);

/// <summary>Whom a person can turn to; null where the installation does not say.</summary>
internal sealed record OwnDataContacts(string? DataProtectionOfficer, string? SupervisoryAuthority);

/// <summary>An application, sent or not.</summary>
/// <param name="Form">Title of the form.</param>
/// <param name="Answers">As they are kept; null when there are none.</param>
internal sealed record OwnApplication(
    Guid Id, string Reference, string Form, DateOnly ApplicationDate, DateOnly EffectMonth, DateTimeOffset? SubmittedAt, JsonElement? Answers);

/// <summary>A document.</summary>
/// <param name="ApplicationReference">Of the application that it belongs to.</param>
/// <param name="Document">With all its versions.</param>
/// <param name="Withheld">Why its files cannot be given out, in German, such as after a virus was found; null when they are in the package.</param>
internal sealed record OwnDocument(string? ApplicationReference, ExportedDocument Document, string? Withheld = null);

/// <summary>Where one item of a checklist stands, and what the office decided.</summary>
/// <param name="State">Stable code; see <see cref="Terms"/>.</param>
/// <param name="DecidedAt">Null while nobody did.</param>
internal sealed record OwnDecision(
    string ApplicationReference,
    string Code,
    string Title,
    string Person,
    string State,
    string? Reason,
    DateOnly? DueOn,
    DateTimeOffset? DecidedAt,
    string? ByRole);

/// <summary>One line of the case log.</summary>
/// <param name="Role">Stable code; see <see cref="Terms"/>.</param>
/// <param name="Action">What was done, in German.</param>
/// <param name="Reason">Why, in German.</param>
internal sealed record OwnAccess(DateTimeOffset At, string Role, string Action, string? Reason);

/// <summary>Somebody who got data.</summary>
/// <param name="What">In German.</param>
internal sealed record OwnRecipient(DateTimeOffset At, string Name, string What);
