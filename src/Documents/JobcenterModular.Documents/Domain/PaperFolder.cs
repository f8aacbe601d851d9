using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain;

/// <summary>
/// The papers of one application, and what Documents knows of that application from events. Every change of the papers
/// changes this row too, so that its version guards them: a paper is in before the folder closes, or it is refused.
/// Events may come in any order; each says its part and takes back nothing that another said.
/// </summary>
internal sealed class PaperFolder : AggregateRoot
{
    public PaperFolder(Guid id, string reference)
    {
        Id = id;
        Reference = reference;
    }

    /// <summary>The application's id.</summary>
    public Guid Id { get; private set; }

    public string Reference { get; private set; }

    /// <summary>Account that started the application; null for a guest.</summary>
    public string? OwnerSubject { get; private set; }

    /// <summary>Codes under which papers are accepted.</summary>
    public IReadOnlyList<string> EvidenceCodes { get; private set; } = [];

    public FolderState State { get; private set; } = FolderState.Open;

    public int PaperCount { get; private set; }

    /// <summary>The papers are to be erased at this instant or later; null when there is nothing to erase.</summary>
    public DateTimeOffset? EraseDueAt { get; private set; }

    /// <summary>The application was started. Says who and what; whether the folder is still open, other events say.</summary>
    public void Start(string? ownerSubject, IReadOnlyList<string> evidenceCodes)
    {
        if (State == FolderState.Deleted)
            return;
        OwnerSubject = ownerSubject;
        AcceptAlso(evidenceCodes);
    }

    /// <summary>The form asks for papers under these codes too. Codes only ever join: what is there keeps its place.</summary>
    public void AcceptAlso(IReadOnlyList<string> evidenceCodes) =>
        EvidenceCodes = [.. EvidenceCodes.Union(evidenceCodes, StringComparer.Ordinal)];

    /// <summary>The application was submitted.</summary>
    public void Close()
    {
        if (State == FolderState.Deleted)
            throw DocumentsRefusals.AlreadyDeleted.ToException();
        State = FolderState.Closed;
    }

    /// <summary>The draft was deleted. What was submitted is never erased that way.</summary>
    public void Delete(DateTimeOffset now)
    {
        if (State == FolderState.Closed)
            throw DocumentsRefusals.AlreadySubmitted.ToException();
        if (State == FolderState.Deleted)
            return;
        State = FolderState.Deleted;
        OwnerSubject = null;
        EraseDueAt = now;
    }

    /// <summary>Refuses unless papers may still be added or removed.</summary>
    public void EnsureOpen()
    {
        if (State != FolderState.Open)
            throw DocumentsRefusals.DraftClosed.ToException();
    }

    /// <summary>Refuses unless one more paper may be added.</summary>
    public void EnsureRoom(int maxPapers)
    {
        EnsureOpen();
        if (PaperCount >= maxPapers)
            throw DocumentsRefusals.TooMany.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["maxPerApplication"] = maxPapers });
    }

    /// <summary>Refuses a code under which this application's form asks for nothing.</summary>
    public void EnsureAsksFor(string? evidenceCode)
    {
        if (evidenceCode is null || !EvidenceCodes.Contains(evidenceCode, StringComparer.Ordinal))
            throw DocumentsRefusals.EvidenceUnknown.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["accepted"] = EvidenceCodes });
    }

    /// <summary>Puts a paper in.</summary>
    public void Add(Paper paper, int maxPapers)
    {
        EnsureRoom(maxPapers);
        EnsureAsksFor(paper.EvidenceCode);
        PaperCount++;
        Record(new PaperStored(paper));
    }

    /// <summary>Takes a paper out.</summary>
    public void Remove(Paper paper)
    {
        EnsureOpen();
        PaperCount--;
        Record(new PaperRemoved(paper));
    }
}
