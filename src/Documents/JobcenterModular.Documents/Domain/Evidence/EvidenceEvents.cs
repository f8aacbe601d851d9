using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain.Evidence;

/// <summary>Its owner said something about an item instead of sending it.</summary>
internal sealed record EvidenceWasStated(EvidenceItem Item) : IDomainEvent;

/// <summary>Staff decided about one item.</summary>
internal sealed record EvidenceWasReviewed(EvidenceItem Item) : IDomainEvent;
