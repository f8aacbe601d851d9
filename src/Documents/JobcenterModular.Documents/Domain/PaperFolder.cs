using JobcenterModular.Documents.Domain.Cases;
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

    /// <summary>The case file that its papers lie in; null for a draft that was deleted before it was heard of.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Account that started the application; null for a guest.</summary>
    public string? OwnerSubject { get; private set; }

    /// <summary>Codes under which papers are accepted.</summary>
    public IReadOnlyList<string> EvidenceCodes { get; private set; } = [];

    public FolderState State { get; private set; } = FolderState.Open;

    public int PaperCount { get; private set; }

    /// <summary>When the application reached the office; null before, and for those sent before this was kept.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The date that counts as date of application (§ 37 SGB II).</summary>
    public DateOnly? ApplicationDate { get; private set; }

    /// <summary>First day of the month from which it counts (§ 37 (2) SGB II).</summary>
    public DateOnly? EffectMonth { get; private set; }

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

    /// <summary>Its papers lie in this case file.</summary>
    public void LieIn(Guid caseId) => CaseId ??= caseId;

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

    /// <summary>Its dates, for whoever gets the case file one day.</summary>
    public void Date(DateTimeOffset submittedAt, DateOnly applicationDate, DateOnly effectMonth) =>
        (SubmittedAt, ApplicationDate, EffectMonth) = (submittedAt, applicationDate, effectMonth);

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

    /// <summary>Refuses unless papers may still be removed.</summary>
    public void EnsureOpen()
    {
        if (State != FolderState.Open)
            throw DocumentsRefusals.DraftClosed.ToException();
    }

    /// <summary>Refuses unless one more paper may be added.</summary>
    public void EnsureRoom(int maxPapers)
    {
        if (State == FolderState.Deleted)
            throw DocumentsRefusals.DraftClosed.ToException();
        if (PaperCount >= maxPapers)
            throw DocumentsRefusals.TooMany.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["maxPerApplication"] = maxPapers });
    }

    /// <summary>Refuses a code under which this application's form asks for nothing.</summary>
    public void EnsureAsksFor(string? evidenceCode)
    {
        if (evidenceCode is null || !EvidenceCodes.Contains(evidenceCode, StringComparer.Ordinal))
            throw DocumentsRefusals.EvidenceUnknown.ToException(new Dictionary<string, object?>(StringComparer.Ordinal) { ["accepted"] = EvidenceCodes });
    }

    /// <summary>
    /// Refuses items for which nothing can be added any more: a draft takes all that its form asks for; after the
    /// submission only what is still wanted (§ 60 SGB I) or was rejected can follow.
    /// </summary>
    /// <param name="items">What the paper is for.</param>
    /// <param name="wanted">After the submission: the items that still take papers.</param>
    public void EnsureTakes(IReadOnlyList<EvidenceKey> items, IReadOnlyCollection<EvidenceKey> wanted)
    {
        foreach (EvidenceKey item in items)
            EnsureAsksFor(item.Code);
        if (State != FolderState.Open && !items.All(wanted.Contains))
            throw DocumentsRefusals.DraftClosed.ToException();
    }

    /// <summary>Refuses before anything is read where no item takes a paper any more.</summary>
    public void EnsureTakesSomething(IReadOnlyCollection<EvidenceKey> wanted)
    {
        if (State != FolderState.Open && wanted.Count == 0)
            throw DocumentsRefusals.DraftClosed.ToException();
    }

    /// <summary>Puts a paper in.</summary>
    public void Add(int maxPapers)
    {
        EnsureRoom(maxPapers);
        PaperCount++;
    }

    /// <summary>A paper that staff found to belong elsewhere.</summary>
    public void GiveAway() => PaperCount--;

    /// <summary>Takes a paper out.</summary>
    public void Remove(CaseDocument document)
    {
        EnsureOpen();
        PaperCount--;
        Record(new DocumentTakenOut(document));
    }
}
