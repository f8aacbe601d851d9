namespace JobcenterModular.Notifications.Domain;

/// <summary>
/// What this module keeps of an application: whose inbox it is, how to reach the person, and whether the draft is gone.
/// Events may arrive in any order, so a deleted draft stays known as deleted.
/// </summary>
internal sealed class KnownApplication
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

    public DateTimeOffset? DeletedAt { get; private set; }

    public static KnownApplication WithId(Guid id) => new() { Id = id };

    public void BelongsTo(string? ownerSubject, string reference)
    {
        if (DeletedAt is not null)
            return;
        OwnerSubject = ownerSubject;
        Reference = reference;
    }

    /// <summary>It was sent, perhaps with an address to write to.</summary>
    public void Send(string reference, string? sealedMailTo)
    {
        if (DeletedAt is not null)
            return;
        Reference = reference;
        SealedMailTo = sealedMailTo;
    }

    public void MarkDeleted(DateTimeOffset at)
    {
        DeletedAt ??= at;
        OwnerSubject = null;
        Reference = null;
        SealedMailTo = null;
    }
}
