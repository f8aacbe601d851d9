using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Every no to what several people of one household do together.</summary>
internal static class HouseholdRefusals
{
    public static readonly Refusal PartClosed = new(RefusalKind.Conflict, "household.part_closed", "Diese Person beantwortet ihre Fragen selbst. Ihre Antworten sind für andere nicht zu sehen.");
    public static readonly Refusal PersonUnknown = new(RefusalKind.Invalid, "household.person_unknown", "Einladen können Sie erwachsene Personen, die zu Ihrem Antrag gehören. Bitte tragen Sie zuerst Name und Geburtsdatum ein.");
    public static readonly Refusal AlreadyInvited = new(RefusalKind.Conflict, "household.already_invited", "Diese Person ist schon eingeladen. Nehmen Sie zuerst die alte Einladung zurück.");
    public static readonly Refusal TooManyInvitations = new(RefusalKind.Conflict, "household.too_many_invitations", "Zu diesem Antrag gibt es schon sehr viele Einladungen. Bitte wenden Sie sich an uns.");
    public static readonly Refusal InvitationNotFound = new(RefusalKind.NotFound, "household.invitation_not_found", "Diese Einladung gibt es nicht.");
    public static readonly Refusal InvitationRefused = new(RefusalKind.NotFound, "household.invitation_refused", "Diese Kombination aus Aktenzeichen, Code und Geburtsdatum gibt es nicht.");
    public static readonly Refusal InvitationTooMany = new(RefusalKind.TooMany, "household.invitation_too_many", "Das waren zu viele Versuche. Bitte warten Sie.");
    public static readonly Refusal NoteStale = new(RefusalKind.Stale, "household.note_stale", "Dieser Vermerk wurde inzwischen woanders gespeichert.");
    public static readonly Refusal PartStale = new(RefusalKind.Stale, "household.part_stale", "Ihr Teil hat sich inzwischen geändert. Bitte sehen Sie ihn noch einmal an.");
    public static readonly Refusal OwnPartNotFound = new(RefusalKind.NotFound, "household.own_part_not_found", "Dieser Zugang öffnet nichts mehr.");
}
