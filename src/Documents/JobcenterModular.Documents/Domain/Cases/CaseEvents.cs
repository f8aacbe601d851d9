using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Cases;

/// <summary>A document arrived whole and safe.</summary>
internal sealed record DocumentArrived(CaseDocument Document, EvidenceKey? Primary) : IDomainEvent;

/// <summary>Its owner took it out of a draft.</summary>
internal sealed record DocumentTakenOut(CaseDocument Document) : IDomainEvent;

/// <summary>It passed the checks: staff may see it.</summary>
internal sealed record DocumentPassed(CaseDocument Document) : IDomainEvent;

/// <summary>It is infected or cannot be looked into: it counts for nothing.</summary>
internal sealed record DocumentHeldBack(CaseDocument Document, string Reason, IReadOnlyList<EvidenceKey> Items) : IDomainEvent;

/// <summary>It serves other items than before.</summary>
internal sealed record DocumentServes(CaseDocument Document, IReadOnlyList<EvidenceKey> Items, long ItemVersion) : IDomainEvent;

/// <summary>The case file was deleted by rule; what other modules keep of its applications goes too.</summary>
internal sealed record CaseFileWasDestroyed(CaseFile CaseFile, IReadOnlyList<Guid> ApplicationIds) : IDomainEvent;

/// <summary>It was moved to another case file: it serves nothing of this application any more.</summary>
internal sealed record DocumentWithdrawn(Guid DocumentId, Guid ApplicationId, long ItemVersion) : IDomainEvent;
