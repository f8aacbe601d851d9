using FluentValidation;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;

namespace JobcenterModular.Appointments.UseCases.Invitations;

/// <summary>A person asks to have an invitation moved or cancelled. It stays as it is until staff change it.</summary>
internal sealed record AskForChange(Guid Id, ReasonRequest Request, Visitor Visitor) : IRequest;

/// <summary>A person who was asked says why they did not come.</summary>
internal sealed record SayWhy(Guid Id, ReasonRequest Request, Visitor Visitor) : IRequest;

/// <summary>Why: a choice, so that nothing about an illness is written down.</summary>
/// <param name="Reason">One of the reasons; not <c>none</c> and not <c>office</c>.</param>
internal sealed record ReasonRequest(CancelReason Reason)
{
    public bool IsPersons => Reason is not (CancelReason.None or CancelReason.Office);
}

internal sealed class AskForChangeValidator : AbstractValidator<AskForChange>
{
    public AskForChangeValidator() => RuleFor(request => request.Request.IsPersons).Equal(true)
        .OverridePropertyName("reason").WithErrorCode("unknown").WithMessage("Bitte wählen Sie einen Grund.");
}

internal sealed class SayWhyValidator : AbstractValidator<SayWhy>
{
    public SayWhyValidator() => RuleFor(request => request.Request.IsPersons).Equal(true)
        .OverridePropertyName("reason").WithErrorCode("unknown").WithMessage("Bitte wählen Sie einen Grund.");
}

internal sealed class AnswerInvitationHandler(IAppointmentsDb db, Access access, TimeProvider clock) : IRequestHandler<AskForChange>, IRequestHandler<SayWhy>
{
    public Task<Unit> Handle(AskForChange request, CancellationToken cancellationToken) => RunAsync(
        request.Id, request.Visitor, appointment => appointment.AskForChange(request.Request.Reason, clock.GetUtcNow()), cancellationToken);

    public Task<Unit> Handle(SayWhy request, CancellationToken cancellationToken) => RunAsync(
        request.Id, request.Visitor, appointment => appointment.SayWhy(request.Request.Reason, clock.GetUtcNow()), cancellationToken);

    private Task<Unit> RunAsync(Guid id, Visitor visitor, Action<Appointment> answer, CancellationToken cancellationToken) => OptimisticRetry.RunAsync(
        async () =>
        {
            Appointment appointment = await access.FindAsync(id, visitor, cancellationToken);
            if (appointment.State is AppointmentState.Held or AppointmentState.Released)
                throw HttpRefusals.NotFound.ToException();
            answer(appointment);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        },
        db.Forget,
        cancellationToken);
}
