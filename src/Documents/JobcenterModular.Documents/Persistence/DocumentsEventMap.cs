using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents.Persistence;

/// <summary>Which facts of this module others hear of: papers of applications, and what became of the checklist.</summary>
internal static class DocumentsEventMap
{
    public static IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => domainEvent switch
    {
        DocumentArrived { Document: { ApplicationId: { } applicationId } document, Primary: { } primary } => new DocumentStored(
            document.Id,
            applicationId,
            primary.Code,
            document.PersonId,
            document.FileName,
            document.MediaType,
            document.SizeBytes,
            document.Sha256,
            document.ReceivedAt),
        DocumentTakenOut { Document: { ApplicationId: { } applicationId } document } => new DocumentRemoved(document.Id, applicationId),
        DocumentPassed { Document: { ApplicationId: { } applicationId, Kind: DocumentKind.Evidence } document } =>
            new DocumentReleased(document.Id, applicationId, document.CaseId),
        DocumentHeldBack { Document: { ApplicationId: { } applicationId, Kind: DocumentKind.Evidence } document, Reason: var reason, Items: var items } =>
            new DocumentSetAside(document.Id, applicationId, reason, [.. items.Select(item => item.Code)], [.. items.Select(item => item.PersonId)]),
        DocumentServes { Document: { ApplicationId: { } applicationId } document, Items: var items, ItemVersion: var version } =>
            new DocumentEvidenceChanged(document.Id, applicationId, [.. items.Select(item => item.Code)], [.. items.Select(item => item.PersonId)], version),
        DocumentWithdrawn { DocumentId: var documentId, ApplicationId: var applicationId, ItemVersion: var version } =>
            new DocumentEvidenceChanged(documentId, applicationId, [], [], version),
        EvidenceWasStated { Item: var item } => new EvidenceStated(
            item.ApplicationId, item.Code, item.PersonId, StatementOf(item.State), item.PromisedFor, item.Version),
        EvidenceWasReviewed { Item: var item } => new EvidenceReviewed(
            item.ApplicationId, item.Code, item.PersonId, OutcomeOf(item.State), item.ReasonCode, item.Reason, item.DueOn, item.Version),
        CaseFileWasDestroyed { CaseFile: var caseFile, ApplicationIds: var applications } => new CaseFileDestroyed(caseFile.Id, applications),
        _ => null,
    };

    private static string StatementOf(EvidenceState state) => state switch
    {
        EvidenceState.Later => "later",
        EvidenceState.NotAvailable => "notAvailable",
        _ => "none",
    };

    private static string OutcomeOf(EvidenceState state) => state switch
    {
        EvidenceState.Accepted => "accepted",
        EvidenceState.Rejected => "rejected",
        _ => "reopened",
    };
}
