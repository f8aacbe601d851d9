using JobcenterModular.SharedKernel;

namespace JobcenterModular.Notifications;

/// <summary>What this module refuses, by its stable codes.</summary>
internal static class NotificationsRefusals
{
    public static readonly Refusal TemplateInvalid = new(
        RefusalKind.Invalid, "template.invalid", "Der Text kann so nicht verwendet werden. Bitte prüfen Sie die genannten Stellen.");

    public static readonly Refusal LanguageUnknown = new(
        RefusalKind.Invalid, "template.language_unknown", "Diese Sprache gibt es nicht. Eine Sprache hat zwei kleine Buchstaben, zum Beispiel de.");

    public static readonly Refusal TemplateRaced = new(
        RefusalKind.Conflict, "template.raced", "Jemand hat den Text gerade geändert. Bitte laden Sie ihn neu.");

    public static readonly Refusal PdfNotReady = new(
        RefusalKind.NotReady, "print.pdf_not_ready", "Die PDF-Datei ist noch nicht fertig. Die Seite können Sie schon drucken.");

    public static readonly Refusal LetterOutdated = new(
        RefusalKind.Conflict, "print.outdated", "Was in diesem Brief steht, stimmt nicht mehr. Bitte schicken Sie ihn nicht ab.");

    public static readonly Refusal AlreadyPosted = new(
        RefusalKind.Conflict, "print.already_posted", "Dieser Brief ist schon verschickt. Sein Inhalt ist hier nicht mehr da.");
}
