using JobcenterModular.Notifications.Domain;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly NoticeReason Reason = new(Guid.CreateVersion7(Now), Purposes.SubmissionReceived, Guid.CreateVersion7(Now), "MJ-7K3-9QX");

    [Fact]
    public void A_notice_to_a_team_stands_under_its_key_unread()
    {
        var notice = Notice.ToTeam("leistung", null, Reason, new Rendered("Titel", "Text", "de", "submission-received/1"), "https://portal.example", urgent: true, Now);

        notice.Audience.ShouldBe(Audience.Team);
        notice.Recipient.ShouldBe("leistung");
        notice.EventId.ShouldBe(Reason.EventId);
        notice.Urgent.ShouldBeTrue();
        notice.ReadAt.ShouldBeNull();
    }

    [Fact]
    public void A_notice_to_the_applicant_stands_under_the_application()
    {
        var notice = Notice.ToApplicant(Reason, new Rendered("Titel", "Text", "de", "submission-confirmation/1"), Now);

        notice.Audience.ShouldBe(Audience.Applicant);
        notice.Recipient.ShouldBe(Notice.RecipientOf(Reason.ApplicationId));
    }

    [Fact]
    public void A_deleted_draft_stays_deleted_when_its_start_arrives_late()
    {
        var known = KnownApplication.WithId(Reason.ApplicationId);
        known.MarkDeleted(Now);

        known.BelongsTo("anna", "HA-2026-7K3M-9QXC");

        known.DeletedAt.ShouldBe(Now);
        known.OwnerSubject.ShouldBeNull();
    }

    [Fact]
    public void The_last_change_of_the_team_counts_in_whichever_order_they_arrive()
    {
        var known = KnownApplication.WithId(Reason.ApplicationId);

        known.GoToTeam("second", 5);
        known.GoToTeam("first", 4);
        known.Send("HA-2026-7K3M-9QXC", "sent-to", null, Now);

        known.Team.ShouldBe("second");
    }
}
