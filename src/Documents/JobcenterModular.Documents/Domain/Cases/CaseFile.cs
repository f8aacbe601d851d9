using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>
/// The electronic case file (E-Akte) of one household, from its first application on. It owns the key under which every
/// byte of it lies encrypted; without the key nothing of it can be read any more.
/// </summary>
internal sealed class CaseFile : AggregateRoot
{
    public CaseFile(Guid id, string reference, DateTimeOffset startedAt)
    {
        Id = id;
        Reference = reference;
        StartedAt = startedAt;
    }

    public Guid Id { get; private set; }

    /// <summary>For people: the reference of the application that it began with.</summary>
    public string Reference { get; private set; }

    /// <summary>Account whose later applications join this file; null for a guest's.</summary>
    public string? OwnerSubject { get; private set; }

    public CaseFileState State { get; private set; } = CaseFileState.Prospective;

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? DestroyedAt { get; private set; }

    /// <summary>The data key, wrapped by the master key that <see cref="KeyId"/> names; null before first use and when destroyed.</summary>
    public byte[]? WrappedKey { get; private set; }

    public string? KeyId { get; private set; }

    /// <summary>Whether staff may see that it exists.</summary>
    public bool IsVisible => State is CaseFileState.Open or CaseFileState.Closed;

    /// <summary>The account is known: its next applications join.</summary>
    public void BelongTo(string? ownerSubject) => OwnerSubject ??= ownerSubject;

    /// <summary>Stores the wrapped key: the first one, or the same one under another master key.</summary>
    public void Wrap(byte[] wrappedKey, string keyId)
    {
        EnsureNotDestroyed();
        WrappedKey = wrappedKey;
        KeyId = keyId;
    }

    /// <summary>An application of the household was sent. A closed file opens again: its retention starts anew when it closes.</summary>
    public void Open(DateTimeOffset now)
    {
        EnsureNotDestroyed();
        OpenedAt ??= now;
        ClosedAt = null;
        State = CaseFileState.Open;
    }

    /// <summary>The case is over; from now on its retention runs.</summary>
    public void Close(DateTimeOffset now)
    {
        if (State != CaseFileState.Open)
            throw DocumentsRefusals.CaseNotOpen.ToException();
        State = CaseFileState.Closed;
        ClosedAt = now;
    }

    /// <summary>A person opens it again; its retention starts anew when it closes.</summary>
    public void Reopen()
    {
        if (State != CaseFileState.Closed)
            throw CaseFileRefusals.NotClosed.ToException();
        State = CaseFileState.Open;
        ClosedAt = null;
    }

    /// <summary>Destroys the key: what lies encrypted under it is gone for ever, also in every backup of the files.</summary>
    /// <param name="now">From this instant on.</param>
    /// <param name="applicationIds">The sent applications that lay in it; none for a file of drafts, which others hear of otherwise.</param>
    public void Destroy(DateTimeOffset now, IReadOnlyList<Guid> applicationIds)
    {
        State = CaseFileState.Destroyed;
        OwnerSubject = null;
        WrappedKey = null;
        KeyId = null;
        DestroyedAt = now;
        if (applicationIds.Count > 0)
            Record(new CaseFileWasDestroyed(this, applicationIds));
    }

    /// <summary>Refuses when there is nothing left to read or to write.</summary>
    public void EnsureNotDestroyed()
    {
        if (State == CaseFileState.Destroyed)
            throw DocumentsRefusals.CaseDestroyed.ToException();
    }
}
