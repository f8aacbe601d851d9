using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments;

/// <summary>Why a time cannot be had, and what can be done instead.</summary>
internal static class AppointmentRefusals
{
    public static readonly Refusal Taken = new(RefusalKind.Conflict, "appointments.taken", "Diese Zeit ist gerade vergeben worden. Bitte wählen Sie eine andere.");
    public static readonly Refusal NotOffered = new(RefusalKind.Conflict, "appointments.not_offered", "Diese Zeit wird nicht angeboten. Bitte wählen Sie eine andere.");
    public static readonly Refusal NeedsNotMet = new(RefusalKind.Conflict, "appointments.needs_not_met", "Dort gibt es nicht, was Sie für diesen Termin brauchen. Bitte wählen Sie eine andere Zeit.");
    public static readonly Refusal HoldOver = new(RefusalKind.Conflict, "appointments.hold_over", "Die Zeit wird nicht mehr für Sie freigehalten. Bitte wählen Sie neu.");
    public static readonly Refusal NotBooked = new(RefusalKind.Conflict, "appointments.not_booked", "Dieser Termin steht nicht mehr an und kann nicht geändert werden.");
    public static readonly Refusal NotBegun = new(RefusalKind.Conflict, "appointments.not_begun", "Der Termin hat noch nicht begonnen.");
    public static readonly Refusal NotNow = new(RefusalKind.Conflict, "appointments.not_now", "Das passt nicht zum Stand dieses Termins.");
    public static readonly Refusal TooLate = new(RefusalKind.Conflict, "appointments.too_late", "Dafür ist es zu spät. Bitte rufen Sie uns an.");
    public static readonly Refusal StaffOnly = new(RefusalKind.Conflict, "appointments.staff_only", "Diesen Termin kann nur das Jobcenter ändern. Bitte rufen Sie uns an.");
    public static readonly Refusal LoginNeeded = new(RefusalKind.Conflict, "appointments.login_needed", "Für diesen Termin brauchen Sie ein Konto. Bitte melden Sie sich an.");
    public static readonly Refusal Stale = new(RefusalKind.Stale, "appointments.stale", "Inzwischen hat sich an diesem Termin etwas geändert. Bitte sehen Sie ihn noch einmal an.");
    public static readonly Refusal WaitingOver = new(RefusalKind.Conflict, "appointments.waiting_over", "Dieser Platz auf der Warteliste besteht nicht mehr.");
    public static readonly Refusal AlreadyWaiting = new(RefusalKind.Conflict, "appointments.already_waiting", "Sie stehen für diese Art von Termin schon auf der Warteliste.");
    public static readonly Refusal WaitingDays = new(RefusalKind.Invalid, "appointments.waiting_days", "Der letzte Tag ist schon vorbei oder so weit weg, dass dafür noch keine Termine vergeben werden.");
    public static readonly Refusal ModeUnknown = new(RefusalKind.Invalid, "appointments.mode_unknown", "Auf diese Weise findet diese Art von Termin nicht statt.");
    public static readonly Refusal ReachNeeded = new(RefusalKind.Invalid, "appointments.reach_needed", "Bitte geben Sie eine Telefonnummer oder eine E-Mail-Adresse an, damit wir Sie erreichen. Für ein Telefongespräch brauchen wir die Nummer.");
    public static readonly Refusal RulesStale = new(RefusalKind.Stale, "appointments.rules_stale", "Inzwischen hat jemand anderes diese Regeln geändert. Bitte sehen Sie sie noch einmal an.");
    public static readonly Refusal HitsBookings = new(RefusalKind.Conflict, "appointments.hits_bookings", "Diese Änderung trifft Termine. Sehen Sie sie an und senden Sie die Änderung noch einmal mit der Bestätigung. Dann bekommen alle neue Zeiten angeboten.");
    public static readonly Refusal TooManyRules = new(RefusalKind.Conflict, "appointments.too_many_rules", "Mehr davon kann es nicht geben.");
    public static readonly Refusal NotAnInvitation = new(RefusalKind.Conflict, "appointments.not_an_invitation", "Das gibt es nur bei einer Meldeaufforderung.");
    public static readonly Refusal NotHeard = new(RefusalKind.Conflict, "appointments.not_heard", "Die Person wurde noch nicht angehört, oder ihre Frist läuft noch.");
    public static readonly Refusal NoLegalNotice = new(RefusalKind.Conflict, "appointments.no_legal_notice", "Für diesen Tag ist keine Rechtsfolgenbelehrung hinterlegt.");
    public static readonly Refusal ApplicationUnknown = new(RefusalKind.Invalid, "appointments.application_unknown", "Diesen Antrag gibt es nicht, oder er gehört nicht zu Ihnen.");
    public static readonly Refusal TypeUnknown = new(RefusalKind.Invalid, "appointments.type_unknown", "Diese Art von Termin gibt es nicht.");
    public static readonly Refusal PlaceUnknown = new(RefusalKind.Invalid, "appointments.place_unknown", "Diesen Ort gibt es nicht.");
}
