namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>
/// What only an invitation (Meldeaufforderung, § 59 SGB II with § 309 SGB III) has: a purpose, a legal notice, a wish of the
/// person to have it changed, and, where nobody came, the hearing (§ 24 SGB X) and what a person of staff decided. Nothing
/// follows from any of it here.
/// </summary>
internal sealed partial class Appointment
{
    public InvitationPurpose? Purpose { get; private set; }

    /// <summary>Which legal notice went with it.</summary>
    public string? LegalNoticeKey { get; private set; }

    /// <summary>In the text that holds from this day.</summary>
    public DateOnly? LegalNoticeFrom { get; private set; }

    /// <summary>The very words that the person was told.</summary>
    public string? LegalNotice { get; private set; }

    /// <summary>Why the person asks for a change: a choice, never free text.</summary>
    public CancelReason? ChangeReason { get; private set; }

    public DateTimeOffset? ChangeAskedAt { get; private set; }

    public bool? ChangeAccepted { get; private set; }

    public DateTimeOffset? ChangeDecidedAt { get; private set; }

    public string? ChangeDecidedBy { get; private set; }

    /// <summary>When the person was asked why they did not come.</summary>
    public DateTimeOffset? HearingAt { get; private set; }

    public string? HearingBy { get; private set; }

    /// <summary>Last day for the answer.</summary>
    public DateOnly? AnswerUntil { get; private set; }

    public CancelReason? AbsenceReason { get; private set; }

    public DateTimeOffset? AbsenceAnsweredAt { get; private set; }

    /// <summary>Whether a person of staff found the reason important; null while nobody decided.</summary>
    public bool? ImportantReason { get; private set; }

    public DateTimeOffset? AbsenceDecidedAt { get; private set; }

    public string? AbsenceDecidedBy { get; private set; }

    /// <summary>The person asks for another time, or not to have to come. It stays as it is until staff change it.</summary>
    public void AskForChange(CancelReason reason, DateTimeOffset now)
    {
        CheckInvitation();
        if (State != AppointmentState.Booked)
            throw AppointmentRefusals.NotBooked.ToException();
        if (now >= StartsAt)
            throw AppointmentRefusals.TooLate.ToException();
        ChangeReason = reason;
        ChangeAskedAt = now;
        ChangeAccepted = null;
        ChangeDecidedAt = null;
        ChangeDecidedBy = null;
    }

    /// <summary>Staff answer the wish. If they accept it, they move or cancel the invitation themselves.</summary>
    public void DecideChange(bool accepted, string by, DateTimeOffset now)
    {
        CheckInvitation();
        if (ChangeAskedAt is null || ChangeDecidedAt is not null)
            throw AppointmentRefusals.NotNow.ToException();
        ChangeAccepted = accepted;
        ChangeDecidedAt = now;
        ChangeDecidedBy = by;
    }

    /// <summary>The person is asked why they did not come, before anybody decides anything (§ 24 SGB X).</summary>
    public void AskWhy(DateOnly answerUntil, string by, DateTimeOffset now)
    {
        CheckInvitation();
        if (State != AppointmentState.NotCome || HearingAt is not null || AbsenceDecidedAt is not null)
            throw AppointmentRefusals.NotNow.ToException();
        HearingAt = now;
        HearingBy = by;
        AnswerUntil = answerUntil;
    }

    /// <summary>The person says why they did not come. Late answers count too, until somebody has decided.</summary>
    public void SayWhy(CancelReason reason, DateTimeOffset now)
    {
        CheckInvitation();
        if (State != AppointmentState.NotCome || HearingAt is null || AbsenceDecidedAt is not null)
            throw AppointmentRefusals.NotNow.ToException();
        AbsenceReason = reason;
        AbsenceAnsweredAt = now;
    }

    /// <summary>
    /// A person of staff decides. In favour of the person at any time; against them only after they were heard: with their
    /// answer, or with the last day for it over.
    /// </summary>
    /// <param name="today">By the calendar of the office.</param>
    public void DecideAbsence(bool importantReason, string by, DateOnly today, DateTimeOffset now)
    {
        CheckInvitation();
        if (State != AppointmentState.NotCome || AbsenceDecidedAt is not null)
            throw AppointmentRefusals.NotNow.ToException();
        if (!importantReason && AbsenceAnsweredAt is null && !(today > AnswerUntil))
            throw AppointmentRefusals.NotHeard.ToException();
        ImportantReason = importantReason;
        AbsenceDecidedAt = now;
        AbsenceDecidedBy = by;
    }

    // The one place in which an invitation comes to be: with the booking of a hold, from the hands of staff.
    private void Issue(Invitation? invitation)
    {
        Class = invitation is null ? AppointmentClass.Voluntary : AppointmentClass.Invitation;
        Purpose = invitation?.Purpose;
        LegalNoticeKey = invitation?.Notice.Key;
        LegalNoticeFrom = invitation?.Notice.ValidFrom;
        LegalNotice = invitation?.Notice.Text;
    }

    private void CheckInvitation()
    {
        if (Class != AppointmentClass.Invitation)
            throw AppointmentRefusals.NotAnInvitation.ToException();
    }
}

/// <summary>What makes a booking an invitation.</summary>
/// <param name="Purpose">For what.</param>
/// <param name="Notice">What it says about the law.</param>
internal sealed record Invitation(InvitationPurpose Purpose, LegalNotice Notice);
