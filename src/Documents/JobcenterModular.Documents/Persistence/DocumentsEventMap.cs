using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Persistence;

/// <summary>Which facts of this module others hear of.</summary>
internal static class DocumentsEventMap
{
    public static IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => domainEvent switch
    {
        PaperStored { Paper: var paper } => new DocumentStored(
            paper.Id,
            paper.ApplicationId,
            paper.EvidenceCode,
            paper.PersonId,
            paper.FileName,
            paper.MediaType,
            paper.SizeBytes,
            paper.Sha256,
            paper.ReceivedAt),
        PaperRemoved { Paper: var paper } => new DocumentRemoved(paper.Id, paper.ApplicationId),
        _ => null,
    };
}
