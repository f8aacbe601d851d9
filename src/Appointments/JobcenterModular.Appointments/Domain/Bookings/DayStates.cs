using JobcenterModular.SharedKernel;

namespace JobcenterModular.Appointments.Domain.Bookings;

/// <summary>The day itself: who is there, in talk, done, not come.</summary>
internal sealed partial class Appointment
{
    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? CalledAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Somebody came without an appointment.</summary>
    public static Appointment WalkIn(Guid id, Guid placeId, Guid typeId, Needs needs, string sealedPerson, string by, int minutes, DateTimeOffset now) => new()
    {
        Id = id,
        PlaceId = placeId,
        TypeId = typeId,
        Class = AppointmentClass.WalkIn,
        State = AppointmentState.Arrived,
        Mode = needs.Mode,
        Language = needs.Language,
        Aids = needs.Aids,
        StartsAt = now,
        EndsAt = now.AddMinutes(minutes),
        BusyFrom = now,
        BusyUntil = now.AddMinutes(minutes),
        SealedPerson = sealedPerson,
        BookedBy = by,
        CreatedAt = now,
        BookedAt = now,
        ArrivedAt = now,
    };

    /// <summary>The person is there; also late, as long as nobody was asked why they did not come.</summary>
    public void Arrive(DateTimeOffset now)
    {
        if (HearingAt is not null || AbsenceDecidedAt is not null)
            throw AppointmentRefusals.NotNow.ToException();
        Step(AppointmentState.Arrived, AppointmentState.Booked, AppointmentState.NotCome);
        ArrivedAt = now;
        ClosedAt = null;
    }

    /// <summary>The talk begins; by phone and video nobody need arrive first.</summary>
    public void Call(DateTimeOffset now)
    {
        Step(AppointmentState.InTalk, AppointmentState.Arrived, AppointmentState.Booked);
        CalledAt = now;
    }

    /// <summary>The talk is over.</summary>
    public void Finish(DateTimeOffset now)
    {
        Step(AppointmentState.Done, AppointmentState.InTalk, AppointmentState.Arrived);
        ClosedAt = now;
        Record(new WasClosed(this));
    }

    /// <summary>The person did not come. A fact; what follows from it, people decide.</summary>
    /// <exception cref="RefusalException">It has not begun yet.</exception>
    public void Miss(DateTimeOffset now)
    {
        if (now < StartsAt)
            throw AppointmentRefusals.NotBegun.ToException();
        Step(AppointmentState.NotCome, AppointmentState.Booked);
        ClosedAt = now;
        Record(new WasClosed(this));
    }

    private void Step(AppointmentState to, params ReadOnlySpan<AppointmentState> from)
    {
        if (!from.Contains(State))
            throw AppointmentRefusals.NotNow.ToException();
        State = to;
    }
}
