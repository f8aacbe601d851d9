using JobcenterModular.SharedKernel;

namespace JobcenterModular.Documents;

/// <summary>Why Documents says no.</summary>
internal static class DocumentsRefusals
{
    public static readonly Refusal Empty = new(RefusalKind.Invalid, "documents.empty", "Die Datei ist leer. Bitte wählen Sie eine andere Datei.");
    public static readonly Refusal TooLarge = new(RefusalKind.TooLarge, "documents.too_large", "Die Datei ist zu groß.");
    public static readonly Refusal KindNotAccepted = new(RefusalKind.WrongKind, "documents.kind_not_accepted", "Diese Art von Datei nehmen wir nicht an. Möglich sind PDF, JPEG, PNG, TIFF und HEIC.");
    public static readonly Refusal DraftClosed = new(RefusalKind.Conflict, "documents.draft_closed", "Der Antrag ist schon abgeschickt. Seine Unterlagen lassen sich hier nicht mehr ändern.");
    public static readonly Refusal EvidenceUnknown = new(RefusalKind.Invalid, "documents.evidence_unknown", "Bitte geben Sie an, welcher Nachweis das ist (zum Beispiel N01).");
    public static readonly Refusal PersonMalformed = new(RefusalKind.Invalid, "documents.person_malformed", "Die Angabe 'person' ist 'ap' für Sie selbst oder 'p1', 'p2' und so weiter für andere Personen im Haushalt.");
    public static readonly Refusal FileMissing = new(RefusalKind.Invalid, "documents.file_missing", "In der Anfrage fehlt die Datei.");
    public static readonly Refusal TooMany = new(RefusalKind.Conflict, "documents.too_many", "Zu diesem Antrag gibt es schon so viele Dateien, wie möglich sind.");
    public static readonly Refusal NotReady = new(RefusalKind.NotReady, "documents.not_ready", "Der Antrag wird gerade angelegt. Bitte versuchen Sie es gleich noch einmal.");
    public static readonly Refusal AlreadySubmitted = new(RefusalKind.Conflict, "documents.already_submitted", "Der Antrag ist abgeschickt. Seine Unterlagen werden nicht gelöscht.");
    public static readonly Refusal AlreadyDeleted = new(RefusalKind.Conflict, "documents.already_deleted", "Der Entwurf ist gelöscht.");
}
