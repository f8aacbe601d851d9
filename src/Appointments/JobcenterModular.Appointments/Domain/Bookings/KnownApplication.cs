namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>An application as far as it must be known here: whose it is, so that nobody books in somebody else's matter.</summary>
internal sealed class KnownApplication
{
    private KnownApplication()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Account that started it; null for a guest.</summary>
    public string? OwnerSubject { get; private set; }

    /// <summary>Deleted: no talk is about it any more.</summary>
    public bool Deleted { get; private set; }

    public static KnownApplication WithId(Guid id) => new() { Id = id };

    public void BelongsTo(string? subject) => OwnerSubject = subject;

    public void Delete()
    {
        OwnerSubject = null;
        Deleted = true;
    }
}
