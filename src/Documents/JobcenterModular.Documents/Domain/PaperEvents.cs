using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Domain;

/// <summary>A paper was put into the folder.</summary>
internal sealed record PaperStored(Paper Paper) : IDomainEvent;

/// <summary>A paper was taken out of the folder.</summary>
internal sealed record PaperRemoved(Paper Paper) : IDomainEvent;
