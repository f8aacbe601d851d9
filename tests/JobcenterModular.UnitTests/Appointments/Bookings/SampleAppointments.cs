using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;

namespace JobcenterModular.UnitTests.Appointments.Bookings;

/// <summary>One appointment in each of its states.</summary>
internal static class SampleAppointments
{
    public static readonly Guid Id = Guid.Parse("0197a000-0000-7000-8000-0000000000aa");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Expires = Now.AddMinutes(5);
    public static readonly Slot First = SlotAt(new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.Zero));
    public static readonly Slot Second = SlotAt(new DateTimeOffset(2026, 3, 30, 8, 0, 0, TimeSpan.Zero));

    public static Booking OneBooking { get; } = new("konto-erika-mustermann", Guid.NewGuid(), "Erika Mustermann", "Haus am Markt", null);

    public static Appointment Held() => Appointment.Hold(
        Id, Guid.NewGuid(), First, new Needs(AppointmentMode.OnSite, "uk", [Aid.Interpreter]), new HoldFor(HoldPurpose.Booking, "konto-erika-mustermann"), Expires, Now);

    public static Appointment Booked(string where = "Haus am Markt", AppointmentMode mode = AppointmentMode.OnSite)
    {
        Appointment appointment = Appointment.Hold(Id, Guid.NewGuid(), First, new Needs(mode, null, []), new HoldFor(HoldPurpose.Booking), Expires, Now);
        appointment.Book(OneBooking with { Where = where }, Now);
        appointment.ClearDomainEvents();
        return appointment;
    }

    public static Appointment In(AppointmentState state)
    {
        Appointment appointment = state is AppointmentState.Held or AppointmentState.Released ? Held() : Booked();
        Action step = state switch
        {
            AppointmentState.Released => appointment.Release,
            AppointmentState.Arrived => () => appointment.Arrive(Now),
            AppointmentState.InTalk => () => appointment.Call(Now),
            AppointmentState.Done => () => Finish(appointment),
            AppointmentState.NotCome => () => appointment.Miss(First.StartsAt),
            AppointmentState.Cancelled => () => appointment.Cancel("customer", CancelReason.None, Now),
            _ => () => { },
        };
        step();
        appointment.ClearDomainEvents();
        appointment.State.ShouldBe(state);
        return appointment;
    }

    private static void Finish(Appointment appointment)
    {
        appointment.Call(Now);
        appointment.Finish(Now);
    }

    private static Slot SlotAt(DateTimeOffset start) =>
        new(Guid.Parse("0197a000-0000-7000-8000-0000000000bb"), SampleRules.OneCounter.Id, 0, start, start.AddMinutes(30), start.AddMinutes(-5), start.AddMinutes(40));
}
