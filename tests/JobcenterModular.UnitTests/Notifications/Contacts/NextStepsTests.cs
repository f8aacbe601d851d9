using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;

namespace JobcenterModular.UnitTests.Notifications.Contacts;

public sealed class NextStepsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("waiting", nameof(NextStep.Wait))]
    [InlineData("taken", nameof(NextStep.Told))]
    [InlineData("arrived", nameof(NextStep.Told))]
    [InlineData("refused", nameof(NextStep.GoOn))]
    [InlineData("refused waiting", nameof(NextStep.Wait))]
    [InlineData("refused taken", nameof(NextStep.Told))]
    [InlineData("withdrawn", nameof(NextStep.GoOn))]
    [InlineData("cancelled", nameof(NextStep.Cancelled))]
    [InlineData("expired", nameof(NextStep.Expired))]
    public void How_the_last_delivery_ended_decides(string ended, string expected) => After(ended, silent: false).ToString().ShouldBe(expected);

    [Fact]
    public void Silence_leads_on_from_what_was_taken_but_not_from_what_waits()
    {
        After("taken", silent: true).ShouldBe(NextStep.GoOn);
        After("taken waiting", silent: true).ShouldBe(NextStep.Wait);
    }

    [Fact]
    public void Without_any_channel_beside_the_inbox_there_is_nothing_to_do() => After("", silent: false).ShouldBe(NextStep.Wait);

    [Fact]
    public void What_was_told_and_comes_back_goes_on()
    {
        Notice notice = NewNotice();
        notice.MarkTold();

        NextSteps.After(notice, [Ended(notice, "taken")], silent: false).ShouldBe(NextStep.Wait);
        NextSteps.After(notice, [Ended(notice, "refused")], silent: false).ShouldBe(NextStep.GoOn);
    }

    private static NextStep After(string ended, bool silent)
    {
        Notice notice = NewNotice();
        return NextSteps.After(notice, [.. ended.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(how => Ended(notice, how))], silent);
    }

    private static Notice NewNotice()
    {
        var reason = new NoticeReason(Guid.CreateVersion7(Now), Purposes.EvidenceRejected, Guid.CreateVersion7(Now), "MJ-7K3-9QX");
        var notice = Notice.ToApplicant(reason, new Rendered("a", "b", "de", "evidence-rejected/1"), Now);
        notice.TryBy([Channel.Sms, Channel.Letter]);
        return notice;
    }

    private static Delivery Ended(Notice notice, string how)
    {
        var delivery = Delivery.By(Channel.Sms, Guid.CreateVersion7(Now), notice, "sealed", Now, Now);
        switch (how)
        {
            case "taken": delivery.MarkHandedOver(null, Now); break;
            case "arrived": delivery.MarkDelivered(Now); break;
            case "refused": delivery.MarkRefused("gateway-refused-422", Now); break;
            case "withdrawn": delivery.Withdraw(Now); break;
            case "cancelled": delivery.Drop(Now); break;
            case "expired": delivery.Expire(Now); break;
        }

        return delivery;
    }
}
