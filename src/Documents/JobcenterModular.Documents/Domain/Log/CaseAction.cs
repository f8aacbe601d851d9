namespace JobcenterModular.Documents.Domain.Log;

/// <summary>What somebody did with a case file. Reads count as much as writes (§ 35 SGB I, §§ 67 ff. SGB X).</summary>
internal enum CaseAction
{
    CaseStarted,
    CaseOpened,
    CaseClosed,
    CaseFound,
    CaseRead,
    LogRead,
    ApplicationRead,
    DocumentsListed,
    DocumentReceived,
    DocumentRemoved,
    DocumentChecked,
    DocumentRead,
    DocumentVersioned,
    DocumentMoved,
    NoteWritten,
    EvidenceAsked,
    EvidenceListed,
    EvidenceAssigned,
    EvidenceStated,
    EvidenceReviewed,
    AppointmentClosed,
    HandedOver,
    HoldSet,
    HoldLifted,
    DeletionProposed,
    DeletionConfirmed,
    KeyRewrapped,
    Destroyed,
}
