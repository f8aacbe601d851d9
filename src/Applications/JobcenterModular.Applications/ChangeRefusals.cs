using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no to a change notice.</summary>
internal static class ChangeRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "changes.not_found", "Diese Mitteilung gibt es nicht.");
    public static readonly Refusal TooMany = new(RefusalKind.Conflict, "changes.too_many", "Zu diesem Antrag liegen schon sehr viele Mitteilungen vor. Bitte rufen Sie uns an.");
    public static readonly Refusal OnlyOnceSent = new(RefusalKind.Conflict, "changes.not_submitted", "Der Antrag wurde noch nicht abgeschickt. Ändern Sie einfach Ihre Antworten.");
}
