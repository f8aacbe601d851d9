using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents;

/// <summary>Why the checklist says no.</summary>
internal static class EvidenceRefusals
{
    public static readonly Refusal Accepted = new(RefusalKind.Conflict, "documents.evidence_accepted", "Dieser Nachweis ist schon geprüft und reicht aus.");
    public static readonly Refusal NotAsked = new(RefusalKind.Conflict, "documents.evidence_not_asked", "Der Antrag ist abgeschickt. Diesen Nachweis brauchen wir dazu nicht.");
    public static readonly Refusal NotReviewed = new(RefusalKind.Conflict, "documents.evidence_not_reviewed", "Über diesen Nachweis ist noch nicht entschieden.");
    public static readonly Refusal NothingThere = new(RefusalKind.Conflict, "documents.evidence_nothing_there", "Zu diesem Nachweis liegt kein Dokument vor. Wenn er trotzdem ausreicht, geben Sie 'acceptedWithout' und den Grund an.");
    public static readonly Refusal Stale = new(RefusalKind.Stale, "documents.evidence_stale", "Inzwischen hat sich an diesem Nachweis etwas geändert. Bitte sehen Sie ihn noch einmal an.");
}
