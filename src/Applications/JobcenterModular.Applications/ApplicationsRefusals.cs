using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no of this module, with its code and its sentence.</summary>
internal static class ApplicationsRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "applications.not_found", "Diesen Antrag gibt es nicht.");
    public static readonly Refusal FormUnknown = new(RefusalKind.NotFound, "forms.not_found", "Dieses Formular gibt es nicht.");
    public static readonly Refusal FormKeyUnknown = new(RefusalKind.Invalid, "forms.unknown_key", "Dieses Formular gibt es nicht.");
    public static readonly Refusal AlreadySubmitted = new(RefusalKind.Conflict, "applications.already_submitted", "Der Antrag wurde schon abgeschickt und kann nicht mehr geändert werden.");
    public static readonly Refusal NotSubmitted = new(RefusalKind.NotFound, "applications.not_submitted", "Der Antrag wurde noch nicht abgeschickt.");
    public static readonly Refusal SectionUnknown = new(RefusalKind.NotFound, "applications.section_unknown", "Diesen Abschnitt gibt es in diesem Antrag nicht.");
    public static readonly Refusal SectionStale = new(RefusalKind.Stale, "applications.section_stale", "Dieser Abschnitt wurde inzwischen woanders gespeichert. Bitte vergleichen Sie beide Fassungen.");
    public static readonly Refusal AnswersInvalid = new(RefusalKind.Invalid, "answers.invalid", "Einige Antworten sind nicht richtig. Bitte prüfen Sie die genannten Felder.");
    public static readonly Refusal Incomplete = new(RefusalKind.Invalid, "applications.incomplete", "Zum Abschicken fehlen noch Angaben zu Ihrer Person oder Adresse.");
    public static readonly Refusal NothingToMigrate = new(RefusalKind.Conflict, "applications.form_is_newest", "Der Antrag benutzt schon die neueste Fassung des Formulars.");
    public static readonly Refusal ResumeRefused = new(RefusalKind.NotFound, "resumptions.not_found", "Diese Kombination aus Aktenzeichen und Code gibt es nicht.");
    public static readonly Refusal ResumeTooMany = new(RefusalKind.TooMany, "resumptions.too_many", "Das waren zu viele Versuche. Bitte warten Sie 15 Minuten.");
    public static readonly Refusal MailAddressInvalid = new(RefusalKind.Invalid, "pauses.mail_invalid", "Die E-Mail-Adresse ist nicht richtig geschrieben.");
    public static readonly Refusal PeriodBackwards = new(RefusalKind.Invalid, "periods.backwards", "Der Bewilligungszeitraum endet, bevor er beginnt.");
    public static readonly Refusal PeriodOverlaps = new(RefusalKind.Conflict, "periods.overlap", "Dieser Bewilligungszeitraum überschneidet sich mit einem anderen desselben Haushalts.");
    public static readonly Refusal PdfNotReady = new(RefusalKind.NotReady, "summary.pdf_not_ready", "Das PDF wird noch erstellt. Die Zusammenfassung als Webseite gibt es schon.");
    public static readonly Refusal PdfUnavailable = new(RefusalKind.NotFound, "summary.pdf_unavailable", "Das PDF gibt es hier nicht. Die Zusammenfassung als Webseite gibt es.");
}
