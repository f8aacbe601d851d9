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
