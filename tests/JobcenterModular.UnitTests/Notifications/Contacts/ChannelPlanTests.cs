using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;

namespace JobcenterModular.UnitTests.Notifications.Contacts;

public sealed class ChannelPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly DeclaredContact Postal = new() { Street = "Hauptstraße 1", Postcode = "04109", City = "Leipzig", Mail = "anna@mail.example" };

    [Theory]
    [InlineData("sms email", Purposes.SubmissionConfirmation, "Sms Email")]
    [InlineData("email sms", Purposes.SubmissionConfirmation, "Email Sms")]
    [InlineData("sms email", Purposes.EvidenceRejected, "Sms Letter")]
    [InlineData("email", Purposes.EvidenceRejected, "Letter")]
    [InlineData("letter sms", Purposes.EvidenceRejected, "Letter Sms")]
    [InlineData("messenger", Purposes.SubmissionConfirmation, "Letter")]
    [InlineData("messenger", Purposes.DraftUnfinished, "")]
    [InlineData("", Purposes.SubmissionConfirmation, "")]
    [InlineData("", Purposes.EvidenceRejected, "Letter")]
    public void The_choice_decides_the_order_and_what_binds_rests_on_proved_ways_and_paper(string chosen, string purpose, string expected)
    {
        Reach reach = Reachable(chosen, Postal);

        string.Join(' ', ChannelPlan.For(reach, PurposeRules.Of(purpose)).Select(way => way.Channel)).ShouldBe(expected);
    }

    [Fact]
    public void Without_a_postal_address_there_is_no_paper() =>
        ChannelPlan.For(Reachable("email", new DeclaredContact { Mail = "anna@mail.example" }), PurposeRules.Of(Purposes.EvidenceRejected)).ShouldBeEmpty();

    [Fact]
    public void A_way_by_a_proved_address_names_its_contact_point()
    {
        Way way = ChannelPlan.For(Reachable("sms", Postal), PurposeRules.Of(Purposes.EvidenceRejected))[0];

        (way.Proved, way.Address).ShouldBe((true, "+4915123456789"));
        way.PointId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, "Email")]
    [InlineData("portal", "")]
    [InlineData("phone", "Email")]
    [InlineData("portal sms", "Sms")]
    [InlineData("letter email fax", "Letter Email")]
    public void As_long_as_nothing_was_chosen_the_declared_channels_count(string? declared, string expected)
    {
        var reach = new Reach { Declared = Postal with { Channels = declared?.Split(' ') }, Proved = new Dictionary<Channel, ProvedAddress>() };

        string.Join(' ', reach.PreferredChannels).ShouldBe(expected);
    }

    [Fact]
    public void A_choice_goes_before_what_was_declared_also_in_language_and_consent()
    {
        var contact = Contact.Of("account:anna");
        contact.Choose("tr", [Channel.Letter], contentConsent: true, Now);
        var reach = new Reach { Declared = Postal with { Language = "ar", Channels = ["email"] }, Chosen = contact, Proved = new Dictionary<Channel, ProvedAddress>() };

        (reach.Language, reach.AllowsContent).ShouldBe(("tr", true));
        reach.PreferredChannels.ShouldBe([Channel.Letter]);
        contact.Leave(Channel.Letter, reach.PreferredChannels, Now);
        reach.WantsInboxOnly.ShouldBeTrue();
    }

    private static Reach Reachable(string chosen, DeclaredContact declared)
    {
        var contact = Contact.Of("account:anna");
        contact.Choose(null, [.. chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => ChannelNames.TryParse(name, out Channel channel) ? channel : default)], false, Now);
        return new Reach
        {
            Declared = declared,
            Chosen = contact,
            Proved = new Dictionary<Channel, ProvedAddress> { [Channel.Sms] = new(Guid.CreateVersion7(Now), "+4915123456789") },
        };
    }
}
