using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no to an agent on the phone.</summary>
internal static class PhoneRefusals
{
    public static readonly Refusal CallNotFound = new(RefusalKind.NotFound, "calls.not_found", "Dieses Gespräch gibt es nicht.");
    public static readonly Refusal CallEnded = new(RefusalKind.Gone, "calls.ended", "Dieses Gespräch ist beendet. Bitte fragen Sie noch einmal nach den Angaben zur Person.");
    public static readonly Refusal IdentityRefused = new(RefusalKind.NotFound, "calls.identity_refused", "Die Angaben passen zu keinem Antrag. Bitte fragen Sie noch einmal nach.");
    public static readonly Refusal IdentityTooMany = new(RefusalKind.TooMany, "calls.identity_too_many", "Das waren zu viele Versuche für diesen Antrag. Bitte warten Sie.");
    public static readonly Refusal NotReadBack = new(RefusalKind.Conflict, "calls.not_read_back", "Bitte lesen Sie zuerst alle Antworten vor. Danach können Sie den Antrag abschicken.");
}
