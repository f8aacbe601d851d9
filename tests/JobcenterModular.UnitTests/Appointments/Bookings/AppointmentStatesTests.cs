using JobcenterModular.Appointments;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.SharedKernel;
using static JobcenterModular.UnitTests.Appointments.Bookings.SampleAppointments;

namespace JobcenterModular.UnitTests.Appointments.Bookings;

/// <summary>Each step from each state: allowed, or refused with its code and without any effect.</summary>
public sealed class AppointmentStatesTests
{
    private static readonly Dictionary<string, Action<Appointment>> Steps = new(StringComparer.Ordinal)
    {
        ["Book"] = appointment => appointment.Book(OneBooking, Now),
        ["Release"] = appointment => appointment.Release(),
        ["MoveTo"] = appointment => appointment.MoveTo(Second, AppointmentMode.Phone, "Wir rufen an."),
        ["Cancel"] = appointment => appointment.Cancel("customer", CancelReason.None, Now),
        ["Arrive"] = appointment => appointment.Arrive(Now),
        ["Call"] = appointment => appointment.Call(Now),
        ["Finish"] = appointment => appointment.Finish(Now),
        ["Miss"] = appointment => appointment.Miss(First.StartsAt),
    };

    [Theory]
    [InlineData("Book", "appointments.hold_over", "Held>Booked")]
    [InlineData("Release", "appointments.hold_over", "Held>Released")]
    [InlineData("MoveTo", "appointments.not_booked", "Booked>Booked")]
    [InlineData("Cancel", "appointments.not_booked", "Booked>Cancelled")]
    [InlineData("Arrive", "appointments.not_now", "Booked>Arrived", "NotCome>Arrived")]
    [InlineData("Call", "appointments.not_now", "Booked>InTalk", "Arrived>InTalk")]
    [InlineData("Finish", "appointments.not_now", "Arrived>Done", "InTalk>Done")]
    [InlineData("Miss", "appointments.not_now", "Booked>NotCome")]
    public void A_step_leads_from_these_states_and_is_refused_from_all_others(string step, string code, params string[] allowed)
    {
        foreach (AppointmentState state in Enum.GetValues<AppointmentState>())
        {
            Appointment appointment = In(state);
            string? way = Array.Find(allowed, way => way.StartsWith(state + ">", StringComparison.Ordinal));
            if (way is not null)
            {
                Steps[step](appointment);
                appointment.State.ToString().ShouldBe(way[(way.IndexOf('>', StringComparison.Ordinal) + 1)..]);
                continue;
            }

            bool occupied = appointment.Occupies;
            Should.Throw<RefusalException>(() => Steps[step](appointment), $"{step} from {state}").Refusal.Code.ShouldBe(code);
            appointment.State.ShouldBe(state);
            appointment.Occupies.ShouldBe(occupied);
            appointment.DomainEvents.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Nobody_is_missed_before_the_talk_begins()
    {
        Appointment appointment = Booked();

        Should.Throw<RefusalException>(() => appointment.Miss(First.StartsAt.AddMilliseconds(-1))).Refusal.ShouldBe(AppointmentRefusals.NotBegun);
        appointment.State.ShouldBe(AppointmentState.Booked);
        appointment.Miss(First.StartsAt);
        appointment.State.ShouldBe(AppointmentState.NotCome);
    }

    [Fact]
    public void Who_comes_late_after_all_is_there()
    {
        Appointment appointment = In(AppointmentState.NotCome);
        appointment.ClosedAt.ShouldNotBeNull();

        appointment.Arrive(First.EndsAt);

        appointment.ArrivedAt.ShouldBe(First.EndsAt);
        appointment.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public void Each_move_raises_the_sequence_and_so_does_the_cancelling()
    {
        Appointment appointment = Booked();
        appointment.MoveTo(Second, AppointmentMode.OnSite, "a");
        appointment.Sequence.ShouldBe(1);
        appointment.MoveTo(First, AppointmentMode.OnSite, "b");
        appointment.Sequence.ShouldBe(2);
        appointment.Cancel("customer", CancelReason.Illness, Now);
        appointment.Sequence.ShouldBe(3);

        Should.Throw<RefusalException>(() => appointment.Cancel("customer", null, Now));
        Should.Throw<RefusalException>(() => appointment.MoveTo(First, AppointmentMode.OnSite, "c"));
        appointment.Sequence.ShouldBe(3, "What is refused raises nothing.");
        appointment.DomainEvents.Select(fact => fact.GetType()).ShouldBe([typeof(WasMoved), typeof(WasMoved), typeof(WasCancelled)]);
    }

    [Fact]
    public void A_moved_appointment_has_the_new_time_and_is_hit_no_more()
    {
        Appointment appointment = Booked();
        appointment.IsHit(Now);
        appointment.IsHit(Now.AddHours(1));
        appointment.HitAt.ShouldBe(Now, "Since when, not until when.");
        appointment.AreOffered([Second.StartsAt], Now);
        appointment.DomainEvents.ShouldHaveSingleItem().ShouldBeOfType<MustMove>().Times.ShouldBe([Second.StartsAt]);

        appointment.MoveTo(Second, AppointmentMode.Phone, "Wir rufen an.");

        appointment.Slot.ShouldBe(Second);
        appointment.Mode.ShouldBe(AppointmentMode.Phone);
        appointment.Where.ShouldBe("Wir rufen an.");
        appointment.HitAt.ShouldBeNull();
        appointment.ReplacementsAt.ShouldBeNull();
        appointment.Occupies.ShouldBeTrue();
    }

    [Fact]
    public void A_cancelled_appointment_frees_its_time_and_says_who_and_why()
    {
        Appointment appointment = Booked();
        appointment.Cancel("customer", CancelReason.JobInterview, Now);

        appointment.Occupies.ShouldBeFalse();
        appointment.CancelledAt.ShouldBe(Now);
        appointment.CancelledBy.ShouldBe("customer");
        appointment.CancelReason.ShouldBe(CancelReason.JobInterview);
    }
}
