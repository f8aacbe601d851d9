using FluentValidation;
using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Invitations;

/// <summary>Staff answer the wish to have an invitation changed; if they accept it, they move or cancel it themselves.</summary>
internal sealed record DecideChange(Guid Id, ChangeDecision Decision, long ExpectedVersion, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>What staff decide.</summary>
/// <param name="Accepted">Whether the invitation shall be changed.</param>
internal sealed record ChangeDecision(bool Accepted);

/// <summary>Staff ask why somebody did not come to an invitation (§ 24 SGB X), before anything is decided.</summary>
internal sealed record AskWhy(Guid Id, HearingRequest Request, long ExpectedVersion, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>How long the person has.</summary>
/// <param name="AnswerUntil">Last day for the answer; not sooner than the configured number of days.</param>
internal sealed record HearingRequest(DateOnly AnswerUntil);

/// <summary>A person of staff decides whether there was an important reason. Who and when is recorded; nothing is computed from it.</summary>
internal sealed record DecideAbsence(Guid Id, AbsenceDecision Decision, long ExpectedVersion, Caller Caller) : IRequest<StaffAppointment>;

/// <summary>What staff decide.</summary>
/// <param name="ImportantReason">Whether there was an important reason not to come.</param>
internal sealed record AbsenceDecision(bool ImportantReason);

internal sealed class AskWhyValidator : AbstractValidator<AskWhy>
{
    private const int MostDays = 366;

    public AskWhyValidator(IOptions<AppointmentsOptions> options, TimeProvider clock) => RuleFor(request => request.Request.AnswerUntil)
        .Must(day => OfficeTime.DateAt(clock.GetUtcNow()) is var today && day >= today.AddDays(options.Value.HearingDays) && day <= today.AddDays(MostDays))
        .OverridePropertyName("answerUntil").WithErrorCode("out_of_range")
        .WithMessage($"Die Person braucht mindestens {options.Value.HearingDays} Tage Zeit für die Antwort, höchstens ein Jahr.");
}

internal sealed class DecideInvitationHandler(StaffEdits edits, TimeProvider clock) :
    IRequestHandler<DecideChange, StaffAppointment>,
    IRequestHandler<AskWhy, StaffAppointment>,
    IRequestHandler<DecideAbsence, StaffAppointment>
{
    public Task<StaffAppointment> Handle(DecideChange request, CancellationToken cancellationToken) => edits.RunAsync(
        request.Id,
        request.ExpectedVersion,
        appointment => appointment.DecideChange(request.Decision.Accepted, request.Caller.Subject ?? "", clock.GetUtcNow()),
        cancellationToken);

    public Task<StaffAppointment> Handle(AskWhy request, CancellationToken cancellationToken) => edits.RunAsync(
        request.Id,
        request.ExpectedVersion,
        appointment => appointment.AskWhy(request.Request.AnswerUntil, request.Caller.Subject ?? "", clock.GetUtcNow()),
        cancellationToken);

    public Task<StaffAppointment> Handle(DecideAbsence request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return edits.RunAsync(
            request.Id,
            request.ExpectedVersion,
            appointment => appointment.DecideAbsence(request.Decision.ImportantReason, request.Caller.Subject ?? "", OfficeTime.DateAt(now), now),
            cancellationToken);
    }
}
