using MediatR;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>What happens to an appointment on its day.</summary>
internal enum DayStep
{
    /// <summary>The person is there.</summary>
    Arrival,

    /// <summary>The talk begins.</summary>
    Call,

    /// <summary>The talk is over.</summary>
    Completion,

    /// <summary>The person did not come: a fact, from which nothing follows by itself.</summary>
    Absence,
}

/// <summary>Staff or front desk record a step of the day.</summary>
/// <param name="ExpectedVersion">The version that they saw.</param>
internal sealed record StepDay(Guid Id, DayStep Step, long ExpectedVersion) : IRequest<StaffAppointment>;

internal sealed class StepDayHandler(StaffEdits edits, TimeProvider clock) : IRequestHandler<StepDay, StaffAppointment>
{
    public Task<StaffAppointment> Handle(StepDay request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return edits.RunAsync(
            request.Id,
            request.ExpectedVersion,
            appointment =>
            {
                switch (request.Step)
                {
                    case DayStep.Arrival: appointment.Arrive(now); break;
                    case DayStep.Call: appointment.Call(now); break;
                    case DayStep.Completion: appointment.Finish(now); break;
                    default: appointment.Miss(now); break;
                }
            },
            cancellationToken);
    }
}
