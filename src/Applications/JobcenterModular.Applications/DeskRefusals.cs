using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications;

/// <summary>Why something cannot be done with an item on the desk.</summary>
internal static class DeskRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "desk.not_found", "Diesen Vorgang gibt es nicht.");
    public static readonly Refusal Stale = new(RefusalKind.Stale, "desk.stale", "Inzwischen hat jemand anderes diesen Vorgang bearbeitet. Bitte sehen Sie, was sich geändert hat.");
    public static readonly Refusal AssigneeUnknown = new(RefusalKind.Invalid, "desk.assignee_unknown", "Diese Person steht nicht in der Liste der Mitarbeiterinnen und Mitarbeiter.");
    public static readonly Refusal AssigneeWithoutRole = new(RefusalKind.Invalid, "desk.assignee_without_role", "Diese Person bearbeitet keine Anträge. Bitte wählen Sie jemand anderen.");
    public static readonly Refusal ReasonNeeded = new(RefusalKind.Invalid, "desk.reason_needed", "Bitte schreiben Sie, warum.");
    public static readonly Refusal ItemDone = new(RefusalKind.Conflict, "desk.item_done", "Dieser Vorgang ist abgeschlossen. Öffnen Sie ihn zuerst wieder.");
    public static readonly Refusal StateNotByHand = new(RefusalKind.Invalid, "desk.state_not_by_hand", "Von Hand geht nur: in Arbeit oder abgeschlossen.");
    public static readonly Refusal Undecided = new(RefusalKind.Conflict, "desk.undecided", "Über diesen Antrag ist noch nicht entschieden. Halten Sie zuerst die Entscheidung fest: bewilligt, abgelehnt, zurückgenommen oder weitergeleitet. Dann ist der Vorgang von selbst abgeschlossen.");
    public static readonly Refusal TeamUnknown = new(RefusalKind.Invalid, "desk.team_unknown", "Dieses Team gibt es nicht.");
    public static readonly Refusal FollowUpPast = new(RefusalKind.Invalid, "desk.follow_up_past", "Die Wiedervorlage liegt in der Vergangenheit.");
    public static readonly Refusal StaffUnknown = new(RefusalKind.NotFound, "desk.staff_unknown", "Diese Person steht nicht in der Liste.");
    public static readonly Refusal StaffStale = new(RefusalKind.Stale, "desk.staff_stale", "Inzwischen hat jemand anderes diesen Eintrag geändert. Bitte sehen Sie ihn noch einmal an.");
    public static readonly Refusal RulesStale = new(RefusalKind.Stale, "desk.rules_stale", "Inzwischen hat jemand anderes diese Regeln geändert. Bitte sehen Sie sie noch einmal an.");
    public static readonly Refusal TooManyStaff = new(RefusalKind.Conflict, "desk.too_many_staff", "Mehr Personen kann die Liste nicht aufnehmen.");
}
