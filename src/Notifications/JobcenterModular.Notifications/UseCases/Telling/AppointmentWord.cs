namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>What an event says of an appointment.</summary>
internal sealed record AppointmentWord(
    Guid AppointmentId,
    Guid? ApplicationId,
    string? OwnerSubject,
    DateTimeOffset StartsAt,
    string Place,
    string Mode,
    string? SealedContact,
    string? SealedKey,
    bool Invitation,
    long Version)
{
    /// <summary>What an invitation is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The legal notice of an invitation, in full.</summary>
    public string? LegalNotice { get; init; }
}

/// <summary>A time that is held for somebody who waits.</summary>
internal sealed record OfferedTime(
    Guid WaitingEntryId,
    Guid? ApplicationId,
    string? OwnerSubject,
    DateTimeOffset StartsAt,
    DateTimeOffset ExpiresAt,
    string Place,
    string Mode,
    string? SealedContact,
    string? SealedKey);
