using System.Text;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Sending.Gateway;
using JobcenterModular.Notifications.UseCases.Callbacks;

namespace JobcenterModular.UnitTests.Notifications.Contacts;

public sealed class CarrierNewsTests
{
    private const string Secret = "a secret that both sides know, 32+ long";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":\"1\"}");

    [Fact]
    public void The_example_of_the_specification_is_signed_as_it_says() => WebhookSignature
        .Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8)
        .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void One_right_signature_of_several_is_enough()
    {
        string right = WebhookSignature.Sign(Secret, "id", Now.ToUnixTimeSeconds(), Body);

        IsValid($"v1,AAAA v2,xyz {right}").ShouldBeTrue();
        IsValid(right.Replace("v1,", "v2,", StringComparison.Ordinal)).ShouldBeFalse();
        IsValid("v1,").ShouldBeFalse();
        IsValid("").ShouldBeFalse();
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(301, false)]
    [InlineData(-299, true)]
    [InlineData(-301, false)]
    public void A_signature_lives_five_minutes_in_both_directions(int offset, bool valid)
    {
        long signedAt = Now.ToUnixTimeSeconds() + offset;
        string signature = WebhookSignature.Sign(Secret, "id", signedAt, Body);

        WebhookSignature.IsValid(Secret, "id", $"{signedAt}", signature, Body, Now).ShouldBe(valid);
    }

    [Fact]
    public void Another_id_another_time_or_one_byte_more_breaks_it()
    {
        long seconds = Now.ToUnixTimeSeconds();
        string signature = WebhookSignature.Sign(Secret, "id", seconds, Body);

        WebhookSignature.IsValid(Secret, "other", $"{seconds}", signature, Body, Now).ShouldBeFalse();
        WebhookSignature.IsValid(Secret, "id", $"{seconds + 1}", signature, Body, Now).ShouldBeFalse();
        WebhookSignature.IsValid(Secret, "id", $"{seconds}", signature, [.. Body, 32], Now).ShouldBeFalse();
        WebhookSignature.IsValid(Secret, "id", "soon", signature, Body, Now).ShouldBeFalse();
    }

    [Theory]
    [InlineData("absent-subscriber", "bounced-absent-subscriber")]
    [InlineData("smpp-1234", "bounced-smpp-1234")]
    [InlineData("4915123456789", "bounced")]
    [InlineData("anna@mail.example", "bounced")]
    [InlineData("no route to Anna", "bounced")]
    [InlineData(null, "bounced")]
    public void Of_a_reason_only_a_code_is_kept(string? reason, string error) =>
        new DeliveryNews(Guid.Empty, "bounced", Now, reason).Error.ShouldBe(error);

    [Fact]
    public void An_arrival_before_our_own_mark_is_told_to_others_once()
    {
        Delivery delivery = New();

        delivery.HearOfArrival(Now, Now);
        delivery.HearOfArrival(Now.AddMinutes(1), Now.AddMinutes(1));

        (delivery.State, delivery.HandedOverAt, delivery.ClosedAt).ShouldBe((DeliveryState.Delivered, Now, Now));
        delivery.DomainEvents.ShouldHaveSingleItem().ShouldBeOfType<DeliverySent>();
    }

    [Fact]
    public void Of_two_words_at_one_instant_the_bad_one_counts()
    {
        Delivery good = New();
        good.HearOfReturn("bounced", Now, Now);
        good.HearOfArrival(Now, Now);
        Delivery other = New();
        other.HearOfArrival(Now, Now);
        other.HearOfReturn("bounced", Now, Now);

        (good.State, other.State).ShouldBe((DeliveryState.FailedForGood, DeliveryState.FailedForGood));
    }

    [Fact]
    public void What_was_cancelled_stays_so()
    {
        Delivery delivery = New();
        delivery.Withdraw(Now);

        delivery.HearOfReturn("bounced", Now, Now);
        delivery.HearOfArrival(Now.AddMinutes(1), Now);

        (delivery.State, delivery.WasWithdrawn).ShouldBe((DeliveryState.Cancelled, true));
    }

    private static bool IsValid(string signatures) => WebhookSignature.IsValid(Secret, "id", $"{Now.ToUnixTimeSeconds()}", signatures, Body, Now);

    private static Delivery New()
    {
        var reason = new NoticeReason(Guid.CreateVersion7(Now), Purposes.EvidenceRejected, Guid.CreateVersion7(Now), "MJ-7K3-9QX");
        var notice = Notice.ToApplicant(reason, new Rendered("a", "b", "de", "evidence-rejected/1"), Now);
        return Delivery.By(Channel.Sms, Guid.CreateVersion7(Now), notice, "sealed", Now, Now);
    }
}
