using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications.Domain;

/// <summary>
/// What this module keeps of an application: whose inbox it is, how to reach the person, and whether the draft is gone.
/// Events may arrive in any order, so a deleted draft stays known as deleted. Who has an appointment without an
/// application is known by the appointment's id.
/// </summary>
internal sealed class KnownApplication : AggregateRoot
{
    private KnownApplication()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The account that started it; null for a guest's.</summary>
    public string? OwnerSubject { get; private set; }

    /// <summary>Its reference for people; null for some that began before it was kept.</summary>
    public string? Reference { get; private set; }

    /// <summary>The applicant's e-mail address, sealed as it came with the submission; null without one.</summary>
    public string? SealedMailTo { get; private set; }

    /// <summary>What the applicant declared about how to be reached, sealed as it came; null for drafts that the hotline did not take, and for older applications.</summary>
    public string? SealedContact { get; private set; }

    /// <summary>The purpose that <see cref="SealedContact"/> is bound to, without the id.</summary>
    public string? ContactSealedFor { get; private set; }

    /// <summary>The address to which the way back to the draft was sent, sealed as it came.</summary>
    public string? SealedDraftMail { get; private set; }

    /// <summary>Key of the team that works on it; null for a draft.</summary>
    public string? Team { get; private set; }

    /// <summary>Which change of the application brought it to this team; 0: no change is known.</summary>
    public long TeamVersion { get; private set; }

    /// <summary>The day of the first click; null for some that began before it was kept.</summary>
    public DateOnly? BegunOn { get; private set; }

    /// <summary>When it was sent to the office; null for a draft.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>Whom its contact data belong to.</summary>
    public string ContactOwnerKey => ContactOwner.Of(OwnerSubject, Id);

    public static KnownApplication WithId(Guid id) => new() { Id = id };

    public void BelongsTo(string? ownerSubject, string reference, DateOnly? begunOn = null)
    {
        if (DeletedAt is not null)
            return;
        BegunOn ??= begunOn;
        OwnerSubject = ownerSubject;
        Reference = reference;
    }

    /// <summary>The person paused and gave an address for the way back.</summary>
    public void PauseWith(string sealedDraftMail)
    {
        if (DeletedAt is null)
            SealedDraftMail = sealedDraftMail;
    }

    /// <summary>It was sent, perhaps with an address to write to.</summary>
    public void Send(string reference, string team, string? sealedMailTo, DateTimeOffset at)
    {
        if (DeletedAt is not null)
            return;
        if (TeamVersion == 0)
            Team = team;
        Reference = reference;
        SealedMailTo = sealedMailTo;
        SentAt = at;
    }

    /// <summary>Another team works on it; an older change than the last is ignored.</summary>
    public void GoToTeam(string team, long version)
    {
        if (DeletedAt is not null || version <= TeamVersion)
            return;
        Team = team;
        TeamVersion = version;
    }

    /// <summary>How the person says that she can be reached; sealed for <paramref name="sealedFor"/> and this id.</summary>
    public void ReachBy(string? sealedContact, string sealedFor)
    {
        if (DeletedAt is not null || sealedContact is null)
            return;
        SealedContact = sealedContact;
        ContactSealedFor = sealedFor;
    }

    public void MarkDeleted(DateTimeOffset at)
    {
        DeletedAt ??= at;
        OwnerSubject = null;
        Reference = null;
        SealedMailTo = null;
        SealedContact = null;
        ContactSealedFor = null;
        SealedDraftMail = null;
    }
}
