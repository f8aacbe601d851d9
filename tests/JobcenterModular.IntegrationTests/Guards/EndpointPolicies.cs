using JobcenterModular.BuildingBlocks.Security;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>Who may call what, written down a second time by hand: a change of a policy shows here, in review.</summary>
internal static class EndpointPolicies
{
    private const string Anyone = HostEndpoint.Anonymous;

    public static readonly IReadOnlyDictionary<string, string> Table = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Applications
        ["startApplication"] = Policies.GuestOrApplicant,
        ["listOwnApplications"] = Policies.Applicant,
        ["getApplication"] = Policies.Applicant,
        ["deleteDraft"] = Policies.Applicant,
        ["getSection"] = Policies.Applicant,
        ["saveSection"] = Policies.Applicant,
        ["getProgress"] = Policies.Applicant,
        ["getEvidence"] = Policies.Applicant,
        ["previewFormMigration"] = Policies.Applicant,
        ["migrateForm"] = Policies.Applicant,
        ["pauseApplication"] = Policies.Applicant,
        ["renewResumeCode"] = Policies.Applicant,
        ["renewAccessToken"] = Policies.Applicant,
        ["resumeApplication"] = Anyone,
        ["submitApplication"] = Policies.Applicant,
        ["getReceipt"] = Policies.Applicant,
        ["getSummary"] = Policies.Applicant,
        ["getSummaryPdf"] = Policies.Applicant,
        ["verifyReceipt"] = Anyone,
        ["getReceiptKeys"] = Anyone,
        ["listForms"] = Anyone,
        ["getNewestForm"] = Anyone,
        ["getForm"] = Anyone,
        ["getFormSchema"] = Anyone,
        ["listCaseworkApplications"] = Policies.Desk,
        ["getCaseworkApplication"] = Policies.Desk,
        ["getCaseworkSummary"] = Policies.Desk,
        ["getCaseworkSummaryPdf"] = Policies.Desk,
        ["listUnfinishedDrafts"] = Policies.Desk,

        // Documents
        ["uploadDocument"] = Policies.Applicant,
        ["listDocuments"] = Policies.Applicant,
        ["getDocument"] = Policies.Applicant,
        ["downloadDocument"] = Policies.Applicant,
        ["removeDocument"] = Policies.Applicant,
        ["listCaseDocuments"] = Policies.Desk,
        ["downloadCaseDocument"] = Policies.Desk,
        ["getUploadOptions"] = Anyone,
        ["createUpload"] = Policies.Applicant,
        ["getUploadOffset"] = Policies.Applicant,
        ["getUpload"] = Policies.Applicant,
        ["appendUpload"] = Policies.Applicant,
        ["deleteUpload"] = Policies.Applicant,
        ["getScans"] = Policies.Operations,
        ["listDeletionProposals"] = Policies.Lead,
        ["confirmDeletion"] = Policies.Lead,
        ["refuseDeletion"] = Policies.Lead,
        ["listDeletionReports"] = Policies.Lead,
        ["setLegalHold"] = Policies.Lead,
        ["listLegalHolds"] = Policies.Lead,
        ["liftLegalHold"] = Policies.Lead,
        ["findCaseFiles"] = Policies.Desk,
        ["findCaseFileByReference"] = Policies.Filing,
        ["getCaseFile"] = Policies.Desk,
        ["closeCaseFile"] = Policies.Desk,
        ["reopenCaseFile"] = Policies.Desk,
        ["listCaseFileDocuments"] = Policies.Desk,
        ["getCaseFileDocument"] = Policies.Desk,
        ["downloadCaseFileDocument"] = Policies.Desk,
        ["downloadCaseFileDocumentVersion"] = Policies.Desk,
        ["moveCaseFileDocument"] = Policies.Desk,
        ["fileDocument"] = Policies.Filing,
        ["fileDocumentVersion"] = Policies.Filing,
        ["writePhoneNote"] = Policies.Phone,
        ["editPhoneNote"] = Policies.Phone,
        ["readCaseLog"] = Policies.Audit,
        ["auditCaseFiles"] = Policies.Audit,
        ["auditSubjectAccesses"] = Policies.Audit,
        ["readOwnAccessLog"] = Policies.Applicant,

        // Notifications
        ["listTeamNotices"] = Policies.Desk,
        ["markTeamNoticeRead"] = Policies.Desk,
        ["listDeliveries"] = Policies.Operations,
        ["listApplicantNotices"] = Policies.Applicant,

        // The host itself
        ["getOutbox"] = Policies.Operations,
        ["replayEvent"] = Policies.Operations,
        ["listDemoUsers"] = Anyone,
        ["issueDemoToken"] = Anyone,
        ["getLiveness"] = Anyone,
        ["getReadiness"] = Anyone,
    };
}
