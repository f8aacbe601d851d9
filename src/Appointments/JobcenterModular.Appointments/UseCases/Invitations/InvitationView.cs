using JobcenterModular.Appointments.Domain.Bookings;

namespace JobcenterModular.Appointments.UseCases.Invitations;

/// <summary>What an invitation (Meldeaufforderung, § 59 SGB II with § 309 SGB III) has beside any other appointment.</summary>
/// <param name="Purpose">For what the office invites (§ 309 Abs. 2 SGB III).</param>
/// <param name="LegalNotice">What it says about the law, in plain German.</param>
/// <param name="LegalNoticeFrom">The text holds from this day.</param>
/// <param name="Change">The person asks for a change; null: they do not.</param>
/// <param name="Absence">The person did not come; null: not so, or not yet known.</param>
internal sealed record InvitationView(InvitationPurpose Purpose, string LegalNotice, DateOnly LegalNoticeFrom, ChangeView? Change, NotComeView? Absence);

/// <summary>A wish to have an invitation moved or cancelled.</summary>
/// <param name="Reason">Why.</param>
/// <param name="AskedAt">When (UTC).</param>
/// <param name="Accepted">What staff decided; null: nothing yet.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="DecidedBy">Account of staff; shown to staff only.</param>
internal sealed record ChangeView(CancelReason Reason, DateTimeOffset AskedAt, bool? Accepted, DateTimeOffset? DecidedAt, string? DecidedBy);

/// <summary>Somebody did not come to an invitation: what was asked, said and decided. No consequence is in it.</summary>
/// <param name="HearingAt">When the person was asked why (UTC); null: not yet.</param>
/// <param name="AnswerUntil">Last day for the answer.</param>
/// <param name="Reason">What the person said.</param>
/// <param name="AnsweredAt">When (UTC).</param>
/// <param name="ImportantReason">Whether staff found it important; null: nobody decided yet.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="DecidedBy">Account of staff; shown to staff only.</param>
internal sealed record NotComeView(
    DateTimeOffset? HearingAt,
    DateOnly? AnswerUntil,
    CancelReason? Reason,
    DateTimeOffset? AnsweredAt,
    bool? ImportantReason,
    DateTimeOffset? DecidedAt,
    string? DecidedBy);

/// <summary>Makes views of what an invitation has; null for any other appointment.</summary>
internal static class InvitationViews
{
    public static InvitationView? Of(Appointment row, bool forStaff) => row is not { Class: AppointmentClass.Invitation, Purpose: { } purpose }
        ? null
        : new InvitationView(
            purpose,
            row.LegalNotice!,
            row.LegalNoticeFrom!.Value,
            row.ChangeAskedAt is null
                ? null
                : new ChangeView(row.ChangeReason!.Value, row.ChangeAskedAt.Value, row.ChangeAccepted, row.ChangeDecidedAt, forStaff ? row.ChangeDecidedBy : null),
            row.State != AppointmentState.NotCome
                ? null
                : new NotComeView(
                    row.HearingAt, row.AnswerUntil, row.AbsenceReason, row.AbsenceAnsweredAt, row.ImportantReason, row.AbsenceDecidedAt,
                    forStaff ? row.AbsenceDecidedBy : null));
}
