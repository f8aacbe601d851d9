using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Contracts;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class DeliveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    [Fact]
    public void A_new_delivery_waits_and_is_due_at_once()
    {
        Delivery delivery = New();

        delivery.State.ShouldBe(DeliveryState.Waiting);
        delivery.NextAttemptAt.ShouldBe(Now);
        delivery.SealedLetter.ShouldBe("sealed");
    }

    [Fact]
    public void What_was_sent_is_closed_told_to_others_and_forgets_address_and_content()
    {
        Delivery delivery = New();

        delivery.MarkHandedOver("42", Now + Wait);

        delivery.State.ShouldBe(DeliveryState.HandedOver);
        delivery.ClosedAt.ShouldBe(Now + Wait);
        delivery.NextAttemptAt.ShouldBeNull();
        delivery.SealedLetter.ShouldBeNull();
        NotificationsEventMap.ToPublicEvent(delivery.DomainEvents.Single()).ShouldBe(
            new NoticeDelivered(delivery.NoticeId, delivery.ApplicationId, Purposes.DraftPaused, "email", Now + Wait));
    }

    [Fact]
    public void A_failure_waits_and_keeps_the_letter()
    {
        Delivery delivery = New();

        delivery.MarkFailed("TimeoutException", maxAttempts: 5, Wait, Now);

        delivery.State.ShouldBe(DeliveryState.FailedForNow);
        delivery.NextAttemptAt.ShouldBe(Now + Wait);
        delivery.LastError.ShouldBe("TimeoutException");
        delivery.SealedLetter.ShouldBe("sealed");
        delivery.DomainEvents.ShouldBeEmpty();
    }

    [Fact]
    public void After_the_last_attempt_it_has_failed_and_is_not_due_any_more()
    {
        Delivery delivery = New();

        delivery.MarkFailed("TimeoutException", maxAttempts: 0, Wait, Now);

        delivery.State.ShouldBe(DeliveryState.FailedForGood);
        delivery.NextAttemptAt.ShouldBeNull();
        delivery.ClosedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_refused_address_is_not_tried_again_and_not_kept()
    {
        Delivery delivery = New();

        delivery.MarkRefused("recipient-refused-550", Now);

        delivery.State.ShouldBe(DeliveryState.FailedForGood);
        delivery.NextAttemptAt.ShouldBeNull();
        delivery.SealedLetter.ShouldBeNull();
    }

    [Fact]
    public void A_waiting_delivery_of_a_deleted_draft_is_cancelled_and_erased()
    {
        Delivery delivery = New();

        delivery.Drop(Now);

        delivery.State.ShouldBe(DeliveryState.Cancelled);
        delivery.NextAttemptAt.ShouldBeNull();
        delivery.SealedLetter.ShouldBeNull();
    }

    [Fact]
    public void A_failed_delivery_of_a_deleted_draft_stays_failed_but_is_erased()
    {
        Delivery delivery = New();
        delivery.MarkFailed("TimeoutException", maxAttempts: 0, Wait, Now);

        delivery.Drop(Now + Wait);

        delivery.State.ShouldBe(DeliveryState.FailedForGood);
        delivery.ClosedAt.ShouldBe(Now);
        delivery.SealedLetter.ShouldBeNull();
    }

    [Fact]
    public void What_has_arrived_neither_comes_back_nor_arrives_again()
    {
        Delivery delivery = New();
        delivery.MarkHandedOver(null, Now);
        delivery.MarkDelivered(Now + Wait);

        delivery.MarkRefused("bounced", Now + (2 * Wait));
        delivery.MarkDelivered(Now + (3 * Wait));

        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.ClosedAt.ShouldBe(Now + Wait);
    }

    [Fact]
    public void What_comes_back_after_its_hand_over_has_failed_for_good()
    {
        Delivery delivery = New();
        delivery.MarkHandedOver(null, Now);

        delivery.MarkRefused("bounced", Now + Wait);

        delivery.State.ShouldBe(DeliveryState.FailedForGood);
        delivery.LastError.ShouldBe("bounced");
    }

    private static Delivery New()
    {
        var reason = new NoticeReason(Guid.CreateVersion7(Now), Purposes.DraftPaused, Guid.CreateVersion7(Now), "MJ-7K3-9QX");
        var notice = Notice.ToApplicant(reason, new Rendered("a", "b", "de", "draft-paused/1"), Now);
        return Delivery.By(Channel.Email, Guid.CreateVersion7(Now), notice, "sealed", Now, Now);
    }
}
