using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents;

/// <summary>Every no about letters of decisions.</summary>
internal static class LetterRefusals
{
    public static readonly Refusal Undecided = new(RefusalKind.Conflict, "letters.undecided", "Zu diesem Antrag ist noch keine Entscheidung festgehalten.");
    public static readonly Refusal DocumentUnknown = new(RefusalKind.Invalid, "letters.document_unknown", "Dieses Dokument liegt nicht als geprüftes Schreiben in der Akte des Antrags.");
    public static readonly Refusal Stale = new(RefusalKind.Stale, "letters.stale", "Das Schreiben wurde inzwischen geändert.");
}
