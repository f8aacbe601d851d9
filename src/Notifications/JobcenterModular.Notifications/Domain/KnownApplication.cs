namespace JobcenterModular.Notifications.Domain;

/// <summary>
/// What this module keeps of an application: whose inbox it is, and whether the draft is gone. Events may arrive in any
/// order, so a deleted draft stays known as deleted.
/// </summary>
internal sealed class KnownApplication
{
    private KnownApplication()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The account that started it; null for a guest's.</summary>
    public string? OwnerSubject { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public static KnownApplication WithId(Guid id) => new() { Id = id };

    public void BelongsTo(string? ownerSubject)
    {
        if (DeletedAt is null)
            OwnerSubject = ownerSubject;
    }

    public void MarkDeleted(DateTimeOffset at)
    {
        DeletedAt ??= at;
        OwnerSubject = null;
    }
}
