namespace JobcenterModular.Notifications.Domain;

/// <summary>What a notice is for. Public by the event NoticeDelivered and by the API, so the names are stable; each has a template of the same name.</summary>
internal static class Purposes
{
    public const string SubmissionReceived = "submission-received";
    public const string SubmissionConfirmation = "submission-confirmation";
    public const string TakenByPhone = "taken-by-phone";
    public const string DraftPaused = "draft-paused";
    public const string DraftUnfinished = "draft-unfinished";
    public const string DraftDeletion = "draft-deletion";
    public const string MonthEnd = "month-end";
    public const string EvidenceDue = "evidence-due";
    public const string EvidenceRejected = "evidence-rejected";
    public const string FileSetAside = "file-set-aside";
    public const string InformationRequested = "information-requested";
    public const string InformationRequestDue = "information-request-due";
    public const string DecisionLetter = "decision-letter";
    public const string ApprovalPeriodEnds = "approval-period-ends";
    public const string AppointmentBooked = "appointment-booked";
    public const string AppointmentMoved = "appointment-moved";
    public const string AppointmentCancelled = "appointment-cancelled";
    public const string AppointmentTomorrow = "appointment-tomorrow";
    public const string AppointmentMustMove = "appointment-must-move";
    public const string AppointmentOffered = "appointment-offered";
    public const string Invitation = "invitation";
    public const string InvitationMoved = "invitation-moved";
    public const string InvitationCancelled = "invitation-cancelled";
    public const string AddressCode = "address-code";
    public const string ApplicantUnreachable = "applicant-unreachable";
    public const string BindingUnread = "binding-unread";
    public const string TeamDigest = "team-digest";
}

/// <summary>How a kind of notice is treated.</summary>
internal sealed record PurposeRules
{
    private static readonly Dictionary<string, PurposeRules> ByPurpose = new(StringComparer.Ordinal)
    {
        [Purposes.SubmissionConfirmation] = new() { AtOnce = true },
        [Purposes.TakenByPhone] = new() { AtOnce = true },
        [Purposes.DraftPaused] = new() { AtOnce = true, OfDraft = true },
        [Purposes.DraftUnfinished] = new() { OfDraft = true },
        [Purposes.DraftDeletion] = new() { OfDraft = true },
        [Purposes.MonthEnd] = new() { OfDraft = true },
        [Purposes.EvidenceRejected] = new() { Binding = true },
        [Purposes.FileSetAside] = new() { InboxOnly = true },
        [Purposes.InformationRequested] = new() { Binding = true },
        [Purposes.InformationRequestDue] = new() { Binding = true },
        [Purposes.DecisionLetter] = new() { Binding = true },
        [Purposes.AppointmentBooked] = new() { AtOnce = true },
        [Purposes.AppointmentMoved] = new() { AtOnce = true },
        [Purposes.AppointmentCancelled] = new() { AtOnce = true },
        [Purposes.AppointmentMustMove] = new() { AtOnce = true },
        [Purposes.AppointmentOffered] = new() { AtOnce = true },
        [Purposes.Invitation] = new() { Binding = true },
        [Purposes.InvitationMoved] = new() { Binding = true },
        [Purposes.InvitationCancelled] = new() { Binding = true },
        [Purposes.AddressCode] = new() { AtOnce = true },
    };

    /// <summary>A date or a right hangs on it: it never rests on an address that nobody proved, and silence is not enough.</summary>
    public bool Binding { get; init; }

    /// <summary>The answer to what the person did just now: quiet hours do not hold it back.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Of an application that nobody of staff knows yet: never on paper, never a task for staff.</summary>
    public bool OfDraft { get; init; }

    /// <summary>The inbox is enough.</summary>
    public bool InboxOnly { get; init; }

    /// <summary>The purposes on which a date or a right hangs.</summary>
    public static IEnumerable<string> BindingPurposes => ByPurpose.Where(pair => pair.Value.Binding).Select(pair => pair.Key);

    /// <summary>The rules of a purpose; the plain ones where it has none of its own.</summary>
    public static PurposeRules Of(string purpose) => ByPurpose.GetValueOrDefault(purpose) ?? new PurposeRules();
}
