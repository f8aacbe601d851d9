using JobcenterModular.Documents.Domain.Inspection;
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
    public static readonly Refusal NotCheckedYet = new(RefusalKind.Conflict, "documents.not_checked_yet", "Die Datei wird noch auf Viren geprüft. Bis dahin kann niemand sie öffnen.");
    public static readonly Refusal Infected = new(RefusalKind.Conflict, "documents.infected", "In der Datei steckt ein Virus. Niemand kann sie öffnen. Bitte schicken Sie den Nachweis auf einem anderen Weg.");
    public static readonly Refusal DeletionDecided = new(RefusalKind.Conflict, "documents.deletion_decided", "Über diese Löschung ist schon entschieden.");
    public static readonly Refusal CaseHeld = new(RefusalKind.Conflict, "documents.case_held", "Für diese Akte gilt eine Löschsperre.");
    public static readonly Refusal CaseNotOpen = new(RefusalKind.Conflict, "documents.case_not_open", "Die Akte ist nicht offen.");
    public static readonly Refusal CaseDestroyed = new(RefusalKind.Conflict, "documents.case_destroyed", "Die Akte ist gelöscht.");
    public static readonly Refusal StorageUnavailable = new(RefusalKind.NotReady, "documents.storage_unavailable", "Die Datei kann gerade nicht gespeichert werden. Bitte versuchen Sie es später noch einmal. Es ist nichts verloren gegangen.");
    public static readonly Refusal UploadProtocolVersion = new(RefusalKind.OtherVersion, "documents.upload_protocol_version", "Das Programm, das die Datei schickt, muss tus 1.0.0 sprechen (Tus-Resumable).");
    public static readonly Refusal UploadHeaderMalformed = new(RefusalKind.Malformed, "documents.upload_header_malformed", "Eine Angabe zum Hochladen fehlt oder ist nicht richtig.");
    public static readonly Refusal UploadsTooMany = new(RefusalKind.TooMany, "documents.uploads_too_many", "Zu diesem Antrag sind schon zu viele Dateien angefangen. Bitte laden Sie erst eine davon fertig hoch.");
    public static readonly Refusal UploadOffsetWrong = new(RefusalKind.Conflict, "documents.upload_offset_wrong", "Hier geht die Datei nicht weiter.");
    public static readonly Refusal UploadTooLong = new(RefusalKind.TooLarge, "documents.upload_too_long", "Es kamen mehr Bytes, als angekündigt waren.");
    public static readonly Refusal UploadTooManyParts = new(RefusalKind.Invalid, "documents.upload_too_many_parts", "Die Datei kam in zu vielen kleinen Teilen. Bitte laden Sie sie noch einmal hoch.");
    public static readonly Refusal UploadChecksumUnknown = new(RefusalKind.Malformed, "documents.upload_checksum_unknown", "Diese Art von Prüfsumme kennen wir nicht. Möglich sind sha1 und sha256.");
    public static readonly Refusal UploadChecksumMismatch = new(RefusalKind.Altered, "documents.upload_checksum_mismatch", "Der Teil der Datei kam verändert an. Bitte schicken Sie ihn noch einmal.");
    public static readonly Refusal UploadExpired = new(RefusalKind.Gone, "documents.upload_expired", "Das Hochladen wurde zu lange nicht fortgesetzt. Bitte laden Sie die Datei noch einmal hoch.");
    public static readonly Refusal UploadRefused = new(RefusalKind.Gone, "documents.upload_refused", "Diese Datei haben wir nicht angenommen.");
    public static readonly Refusal PasswordProtected = new(RefusalKind.Invalid, "documents.password_protected", "Die Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne Passwort und laden Sie sie noch einmal hoch.");
    public static readonly Refusal ActiveContent = new(RefusalKind.Invalid, "documents.active_content", "In der Datei steckt ein Programm, zum Beispiel JavaScript. Solche Dateien nehmen wir aus Sicherheitsgründen nicht an. Bitte öffnen Sie die Datei, wählen Sie „Drucken“ und dann „Als PDF speichern“. Laden Sie danach die neue Datei hoch.");
    public static readonly Refusal EmbeddedFiles = new(RefusalKind.Invalid, "documents.embedded_files", "In der Datei stecken weitere Dateien als Anhang. Bitte öffnen Sie die Datei, wählen Sie „Drucken“ und dann „Als PDF speichern“. Laden Sie danach die neue Datei und jeden Anhang einzeln hoch.");
    public static readonly Refusal ImageTooLarge = new(RefusalKind.Invalid, "documents.image_too_large", "Das Bild ist zu groß: Es hat zu viele Bildpunkte. Bitte verkleinern Sie das Bild oder machen Sie ein neues Foto, und laden Sie es dann hoch.");
    public static readonly Refusal MixedContent = new(RefusalKind.WrongKind, "documents.mixed_content", "In der Datei steckt neben dem Dokument noch etwas anderes. Solche Dateien nehmen wir aus Sicherheitsgründen nicht an. Bitte speichern Sie das Dokument neu oder machen Sie ein Foto davon, und laden Sie die neue Datei hoch.");
    public static readonly Refusal DecompressionBomb = new(RefusalKind.Invalid, "documents.decompression_bomb", "Die Datei wird beim Öffnen viel zu groß. Solche Dateien nehmen wir aus Sicherheitsgründen nicht an. Bitte speichern Sie das Dokument neu oder machen Sie ein Foto davon, und laden Sie die neue Datei hoch.");
    public static readonly Refusal Unreadable = new(RefusalKind.Invalid, "documents.unreadable", "Wir können die Datei nicht prüfen. Vielleicht ist sie beschädigt. Bitte speichern Sie das Dokument neu oder machen Sie ein Foto davon, und laden Sie die neue Datei hoch.");

    /// <summary>What a customer is told about what was found in a file.</summary>
    public static Refusal Of(InspectionFinding finding) => finding switch
    {
        InspectionFinding.PasswordProtected => PasswordProtected,
        InspectionFinding.ActiveContent => ActiveContent,
        InspectionFinding.EmbeddedFiles => EmbeddedFiles,
        InspectionFinding.ImageTooLarge => ImageTooLarge,
        InspectionFinding.MixedContent => MixedContent,
        InspectionFinding.DecompressionBomb => DecompressionBomb,
        InspectionFinding.Unreadable => Unreadable,
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
    };
}
