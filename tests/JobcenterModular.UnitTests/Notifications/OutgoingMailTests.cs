using System.Net.Mail;
using System.Net.Mime;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Mail;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class OutgoingMailTests
{
    private static readonly Guid DeliveryId = Guid.Parse("01a201df-7f7f-754e-a118-b0efb1f0cc1c");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 9, 14, TimeSpan.Zero);

    [Fact]
    public void A_mail_says_that_a_machine_wrote_it_when_and_with_which_id()
    {
        using MailMessage message = Compose(new Letter("anna@mail.example", null, "Größe", "Grüße"));

        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        message.Headers["Date"].ShouldBe("Sun, 22 Nov 2026 06:09:14 +0000");
        message.Headers["Message-ID"].ShouldBe("<01a201df7f7f754ea118b0efb1f0cc1c@jobcenter.example>");
    }

    [Fact]
    public void Every_attempt_at_one_delivery_has_the_same_message_id()
    {
        using MailMessage first = Compose(new Letter("anna@mail.example", null, "a", "b"));
        using MailMessage second = Compose(new Letter("anna@mail.example", null, "a", "b"));

        second.Headers["Message-ID"].ShouldBe(first.Headers["Message-ID"]);
    }

    [Fact]
    public void Umlauts_travel_as_utf8_in_base64_with_lines_that_end_as_mail_wants_it()
    {
        using MailMessage message = Compose(new Letter("anna@mail.example", null, "Größe", "Grüße\nÄpfel\r\nÖl"));

        message.Subject.ShouldBe("Größe");
        message.Body.ShouldBe("Grüße\r\nÄpfel\r\nÖl");
        message.BodyEncoding!.WebName.ShouldBe("utf-8");
        message.SubjectEncoding!.WebName.ShouldBe("utf-8");
        message.BodyTransferEncoding.ShouldBe(TransferEncoding.Base64);
        message.IsBodyHtml.ShouldBeFalse();
    }

    [Fact]
    public void Sender_and_receiver_carry_the_names_of_office_and_team()
    {
        using MailMessage message = Compose(new Letter("team@jobcenter.example", "Büro Süd", "a", "b"));

        message.From!.DisplayName.ShouldBe("Jobcenter Köln");
        message.To.Single().DisplayName.ShouldBe("Büro Süd");
        message.To.Single().Address.ShouldBe("team@jobcenter.example");
    }

    [Fact]
    public void An_address_that_does_not_parse_is_refused_for_good() =>
        Should.Throw<CarrierRefusedException>(() => Compose(new Letter("anna", null, "a", "b"))).Reason.ShouldBe("address-invalid");

    [Fact]
    public void A_line_break_in_the_subject_is_refused() =>
        Should.Throw<CarrierRefusedException>(() => Compose(new Letter("anna@mail.example", null, "a\r\nBcc: eve@mail.example", "b")))
            .Reason.ShouldBe("subject-invalid");

    [Theory]
    [InlineData("anna@mail.example")]
    [InlineData("anna.b+jobcenter@sub.mail.example")]
    [InlineData("o'neill@mail.example")]
    [InlineData("anna@müller.example")]
    public void A_plain_address_is_taken(string text)
    {
        MailAddresses.TryParse(text, out MailAddress? address).ShouldBeTrue();
        address!.Address.ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("@mail.example")]
    [InlineData("anna@localhost")]
    [InlineData("a@b@mail.example")]
    [InlineData("Anna <anna@mail.example>")]
    [InlineData("anna@mail.example, eve@mail.example")]
    [InlineData("anna@mail.example;eve@mail.example")]
    [InlineData("anna@mail.example\r\nBcc: eve@mail.example")]
    [InlineData("anna@mail.example\n")]
    [InlineData(" anna@mail.example")]
    [InlineData("anna(comment)@mail.example")]
    [InlineData("\"anna b\"@mail.example")]
    [InlineData("anna..b@mail.example")]
    [InlineData("anna@-mail.example")]
    [InlineData("anna@[127.0.0.1]")]
    [InlineData("jürgen@mail.example")]
    public void Anything_else_is_not(string? text) => MailAddresses.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Addresses_beyond_the_length_that_mail_allows_are_not_taken()
    {
        MailAddresses.TryParse(new string('a', 65) + "@mail.example", out _).ShouldBeFalse();
        MailAddresses.TryParse("a@" + new string('b', 250) + ".example", out _).ShouldBeFalse();
    }

    private static MailMessage Compose(Letter letter) =>
        OutgoingMail.Compose(DeliveryId, letter, "keine-antwort@jobcenter.example", "Jobcenter Köln", Now);
}
