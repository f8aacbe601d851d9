using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no about information requests.</summary>
internal static class RequestRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "requests.not_found", "Diese Nachfrage gibt es nicht.");
    public static readonly Refusal WithoutItems = new(RefusalKind.Invalid, "requests.without_items", "Bitte nennen Sie mindestens eine Angabe oder einen Nachweis.");
    public static readonly Refusal QuestionUnknown = new(RefusalKind.Invalid, "requests.question_unknown", "Eine der Fragen wird in diesem Antrag nicht gestellt.");
    public static readonly Refusal EvidenceUnknown = new(RefusalKind.Invalid, "requests.evidence_unknown", "Einen der Nachweise gibt es in diesem Antrag nicht.");
    public static readonly Refusal DeadlinePast = new(RefusalKind.Invalid, "requests.deadline_past", "Die Frist liegt in der Vergangenheit.");
    public static readonly Refusal DeadlineTooShort = new(RefusalKind.Invalid, "requests.deadline_too_short", "Die Frist ist kürzer als die Mindestfrist.");
    public static readonly Refusal DeadlineTooFar = new(RefusalKind.Invalid, "requests.deadline_too_far", "Die Frist liegt mehr als ein Jahr in der Zukunft.");
    public static readonly Refusal WithoutAnswers = new(RefusalKind.Invalid, "requests.without_answers", "Bitte beantworten Sie mindestens eine der genannten Fragen.");
    public static readonly Refusal NoExtension = new(RefusalKind.Invalid, "requests.no_extension", "Der neue Tag liegt nicht nach dem bisherigen.");
    public static readonly Refusal NotOpen = new(RefusalKind.Conflict, "requests.not_open", "Diese Nachfrage ist schon erledigt oder zurückgenommen.");
    public static readonly Refusal NotAsked = new(RefusalKind.Invalid, "requests.question_not_asked", "Nach einer der Antworten wurde nicht gefragt. Nur die genannten Fragen sind wieder offen.");
    public static readonly Refusal TooManyAnswers = new(RefusalKind.Conflict, "requests.too_many_answers", "Sie haben schon sehr oft geantwortet. Bitte rufen Sie uns an.");
    public static readonly Refusal Stale = new(RefusalKind.Stale, "requests.stale", "Diese Nachfrage wurde inzwischen geändert.");
}
