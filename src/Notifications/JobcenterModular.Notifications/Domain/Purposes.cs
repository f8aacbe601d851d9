namespace JobcenterModular.Notifications.Domain;

/// <summary>What a notice is for. Public by the event NoticeDelivered and by the API, so the names are stable.</summary>
internal static class Purposes
{
    public const string SubmissionReceived = "submission-received";
    public const string SubmissionConfirmation = "submission-confirmation";
    public const string DraftPaused = "draft-paused";
    public const string EvidenceRejected = "evidence-rejected";
    public const string FileSetAside = "file-set-aside";
}
