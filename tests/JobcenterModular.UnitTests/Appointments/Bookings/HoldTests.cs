using JobcenterModular.Appointments;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.SharedKernel;
using static JobcenterModular.UnitTests.Appointments.Bookings.SampleAppointments;

namespace JobcenterModular.UnitTests.Appointments.Bookings;

public sealed class HoldTests
{
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_hold_can_be_booked_up_to_its_end_and_not_at_it(int milliseconds, bool inTime)
    {
        Appointment hold = Held();
        DateTimeOffset at = Expires.AddMilliseconds(milliseconds);

        hold.IsHeldAt(at).ShouldBe(inTime);
        if (inTime)
            hold.Book(OneBooking, at);
        else
            Should.Throw<RefusalException>(() => hold.Book(OneBooking, at)).Refusal.ShouldBe(AppointmentRefusals.HoldOver);
        hold.State.ShouldBe(inTime ? AppointmentState.Booked : AppointmentState.Held);
        hold.DomainEvents.Count.ShouldBe(inTime ? 1 : 0);
    }

    [Fact]
    public void A_booked_hold_has_no_end_and_keeps_its_time()
    {
        Appointment booked = Held();
        booked.Book(OneBooking, Now);

        booked.HoldExpiresAt.ShouldBeNull();
        booked.IsHeldAt(Now).ShouldBeFalse();
        booked.Slot.ShouldBe(First);
        booked.Occupies.ShouldBeTrue();
        booked.Sequence.ShouldBe(0);
        booked.DomainEvents.ShouldHaveSingleItem().ShouldBe(new WasBooked(booked));
    }

    [Fact]
    public void A_released_hold_takes_nobodys_time_and_nobody_hears_of_it()
    {
        Appointment hold = Held();
        hold.Release();

        hold.Occupies.ShouldBeFalse();
        hold.HoldExpiresAt.ShouldBeNull();
        hold.IsHeldAt(Now).ShouldBeFalse();
        hold.DomainEvents.ShouldBeEmpty();
    }

    [Fact]
    public void Preparation_and_follow_up_take_the_counter_and_not_the_person()
    {
        TypeContent type = SampleRules.OneType with { PreparationMinutes = 10, DurationMinutes = 30, FollowUpMinutes = 15 };
        DateTimeOffset start = First.StartsAt;

        Slot.Of(First.PlaceId, new FreePlace(Minutes.Of(start), SampleRules.OneCounter, 2), type).ShouldBe(
            new Slot(First.PlaceId, SampleRules.OneCounter.Id, 2, start, start.AddMinutes(30), start.AddMinutes(-10), start.AddMinutes(45)));
    }

    [Fact]
    public void A_walk_in_is_there_at_once_and_takes_nobodys_time()
    {
        var walkIn = Appointment.WalkIn(Id, First.PlaceId, Guid.NewGuid(), new Needs(AppointmentMode.OnSite, null, []), "x", "staff", 20, Now);

        walkIn.State.ShouldBe(AppointmentState.Arrived);
        walkIn.Class.ShouldBe(AppointmentClass.WalkIn);
        walkIn.Occupies.ShouldBeFalse();
        walkIn.CounterId.ShouldBeNull();
        walkIn.ArrivedAt.ShouldBe(Now);
        walkIn.EndsAt.ShouldBe(Now.AddMinutes(20));
    }
}
