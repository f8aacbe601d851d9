using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class ReminderPlanTests
{
    private static readonly TimeOnly At = new(9, 0);
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Whatever_the_day_each_reminder_comes_at_its_hour_of_the_office_and_ends_before_the_next() => Prop.ForAll(
        Gen.Choose(0, 3650).ToArbitrary(),
        Gen.Choose(0, 120).ToArbitrary(),
        (day, ahead) =>
        {
            DateOnly due = First.AddDays(day);
            DateTimeOffset now = OfficeTime.StartOf(due.AddDays(-ahead)).AddHours(5);
            List<PlannedReminder> planned = [.. ReminderPlan.Before(Purposes.ApprovalPeriodEnds, due, [56, 28, 7, 0], At, now)];
            return planned.TrueForAll(one => OfficeTime.LocalTimeAt(one.RemindAt).TimeOfDay == At.ToTimeSpan()
                    && OfficeTime.DateAt(one.RemindAt) == due.AddDays(-one.Stage) && one.RemindAt > now && one.ValidUntil <= OfficeTime.StartOf(due.AddDays(1)))
                && planned.Zip(planned.Skip(1)).All(pair => pair.First.ValidUntil <= pair.Second.RemindAt)
                && planned.Count == ((int[])[56, 28, 7, 0]).Count(stage => stage <= ahead);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_talk_is_spoken_of_on_the_day_before_it_and_never_after_it_began()
    {
        DateTimeOffset start = OfficeTime.InstantAt(new DateOnly(2027, 3, 29), new TimeOnly(8, 30));

        PlannedReminder reminder = ReminderPlan.Before(Purposes.AppointmentTomorrow, start, [1], At, start.AddDays(-3)).ShouldHaveSingleItem();

        OfficeTime.LocalTimeAt(reminder.RemindAt).DateTime.ShouldBe(new DateTime(2027, 3, 28, 9, 0, 0), "The day on which the clock leaps.");
        reminder.ValidUntil.ShouldBe(start);
        ReminderPlan.InstantOf(reminder.Occasion).ShouldBe(start);
    }

    [Fact]
    public void A_reminder_of_the_old_date_is_not_true_of_the_new_one()
    {
        Watched talk = Watched.Of(Guid.CreateVersion7(), Guid.CreateVersion7(), WatchedKind.Appointment, "t");
        DateTimeOffset start = OfficeTime.InstantAt(new DateOnly(2027, 3, 29), new TimeOnly(8, 30));
        talk.Hear(1, open: true, Watched.OccasionOf(start));
        var reminder = Reminder.Plan(
            Guid.CreateVersion7(), talk.RecipientId, "t", ReminderPlan.Before(Purposes.AppointmentTomorrow, start, [1], At, start.AddDays(-3)).Single());

        Truth.Of(reminder, [talk]).ShouldHaveSingleItem();
        talk.Hear(2, open: true, Watched.OccasionOf(start.AddDays(1)));
        Truth.Of(reminder, [talk]).ShouldBeEmpty();
        talk.Hear(1, open: true, Watched.OccasionOf(start));
        Truth.Of(reminder, [talk]).ShouldBeEmpty("An older word changes nothing.");
        talk.Hear(3, open: false, null);
        Truth.Of(reminder, [talk]).ShouldBeEmpty();
    }
}
