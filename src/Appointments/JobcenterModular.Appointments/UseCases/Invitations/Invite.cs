using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Invitations;

/// <summary>Staff invite somebody (Meldeaufforderung, § 59 SGB II with § 309 SGB III). No other way leads to an invitation.</summary>
internal sealed record Invite(InvitationRequest Request, string? IdempotencyKey, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>Who shall come when and for what.</summary>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Mode">How.</param>
/// <param name="StartsAt">One of the free times.</param>
/// <param name="Person">Who is invited.</param>
/// <param name="ApplicationId">The application to whose file it goes.</param>
/// <param name="Purpose">For what (§ 309 Abs. 2 SGB III).</param>
/// <param name="Language">A language that is needed beside German.</param>
/// <param name="Aids">What must be there.</param>
internal sealed record InvitationRequest(
    Guid TypeId,
    Guid PlaceId,
    AppointmentMode Mode,
    DateTimeOffset StartsAt,
    PersonRequest Person,
    Guid ApplicationId,
    InvitationPurpose Purpose,
    string? Language = null,
    IReadOnlyList<Aid>? Aids = null)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public StaffTime Time => new(TypeId, PlaceId, Mode, StartsAt, Person, StaffNeeds.Of(Mode, Language, Aids), ApplicationId);
}

internal sealed class InviteValidator : AbstractValidator<Invite>
{
    public InviteValidator()
    {
        RuleFor(request => request.Request.Time).SetValidator(new StaffTimeValidator()).OverridePropertyName("");
        RuleFor(request => request.Request.ApplicationId).NotEmpty()
            .OverridePropertyName("applicationId").WithErrorCode("missing").WithMessage("Bitte nennen Sie den Antrag, zu dem die Meldeaufforderung gehört.");
    }
}

internal sealed class InviteHandler(StaffBooking booking, LegalNotices notices, TimeProvider clock) : IRequestHandler<Invite, StaffAppointment>
{
    public Task<StaffAppointment> Handle(Invite request, CancellationToken cancellationToken)
    {
        LegalNotice notice = notices.On(OfficeTime.DateAt(clock.GetUtcNow())) ?? throw AppointmentRefusals.NoLegalNotice.ToException();
        return booking.BookAsync(
            request.Request.Time,
            IdempotentAttempt.For($"invite:{request.Caller.Subject}", request.IdempotencyKey, request.Request),
            request.Caller.Subject ?? "",
            new Invitation(request.Request.Purpose, notice),
            cancellationToken);
    }
}
