using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Letters;
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
            item.ApplicationId, item.Code, item.PersonId, StatementOf(item.Statement), item.PromisedFor, item.Version),
        EvidenceWasReviewed { Item: var item } => ReviewOf(item),
        LetterAttached { Letter: { DocumentId: { } documentId } letter, NewInPortal: var newInPortal } =>
            new DecisionLetterAttached(letter.Id, documentId, letter.SentOn, letter.Version, NumberOf(letter), newInPortal),
        LetterRetrieved { Letter: { DocumentId: { } documentId, RetrievedAt: { } at } letter } =>
            new DecisionLetterRetrieved(letter.Id, documentId, at, NumberOf(letter)),
        CaseFileWasDestroyed { CaseFile: var caseFile, ApplicationIds: var applications } => new CaseFileDestroyed(caseFile.Id, applications),
        _ => null,
    };

    private static EvidenceReviewed ReviewOf(EvidenceItem item)
    {
        // Of an acceptance or a reopening the reason is the office's own.
        bool rejected = item.Outcome == EvidenceOutcome.Rejected;
        return new EvidenceReviewed(
            item.ApplicationId,
            item.Code,
            item.PersonId,
            OutcomeOf(item.Outcome),
            rejected ? item.ReasonCode : null,
            rejected ? item.Reason : null,
            rejected ? item.DueOn : null,
            item.Version,
            item.Title,
            item.ReviewedDocuments);
    }

    // Before anybody counted the decisions nobody could say which one it was.
    private static int? NumberOf(DecisionLetter letter) => letter.DecisionNumber > 0 ? letter.DecisionNumber : null;

    private static string StatementOf(EvidenceStatement statement) => statement switch
    {
        EvidenceStatement.Later => "later",
        EvidenceStatement.NotAvailable => "notAvailable",
        _ => "none",
    };

    private static string OutcomeOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.Accepted => "accepted",
        EvidenceOutcome.Rejected => "rejected",
        _ => "reopened",
    };
}
