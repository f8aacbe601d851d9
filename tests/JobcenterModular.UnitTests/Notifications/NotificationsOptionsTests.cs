using Microsoft.Extensions.Configuration;
using JobcenterModular.Notifications;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Mail;

namespace JobcenterModular.UnitTests.Notifications;

public sealed class NotificationsOptionsTests
{
    private static readonly MailOptionsCheck MailCheck = new();
    private static readonly NotificationsOptionsCheck TeamsCheck = new();

    [Fact]
    public void The_defaults_are_fit_to_start_with()
    {
        MailCheck.Validate(null, new MailOptions()).Succeeded.ShouldBeTrue();
        TeamsCheck.Validate(null, new NotificationsOptions()).Succeeded.ShouldBeTrue();
        new PortalOptions().IsValid.ShouldBeTrue();
    }

    [Fact]
    public void A_password_never_travels_openly() =>
        MailCheck.Validate(null, new MailOptions { User = "mailer", Password = "geheim" }).FailureMessage!.ShouldContain("StartTls");

    [Fact]
    public void A_user_without_password_stops_the_start() =>
        MailCheck.Validate(null, new MailOptions { User = "mailer", StartTls = true }).Failed.ShouldBeTrue();

    [Fact]
    public void A_lease_that_a_slow_server_could_outlast_stops_the_start() =>
        MailCheck.Validate(null, new MailOptions { Timeout = TimeSpan.FromSeconds(20), Lane = new LaneOptions { Lease = TimeSpan.FromSeconds(30) } }).Failed.ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Jobcenter <mail@jobcenter.example>")]
    public void A_sender_that_is_no_address_stops_the_start(string from) =>
        MailCheck.Validate(null, new MailOptions { From = from }).Failed.ShouldBeTrue();

    [Fact]
    public void A_default_team_without_settings_stops_the_start() =>
        TeamsCheck.Validate(null, new NotificationsOptions { DefaultTeam = "nobody" }).Failed.ShouldBeTrue();

    [Fact]
    public void A_team_without_a_mailbox_stops_the_start()
    {
        var options = new NotificationsOptions();
        options.Teams["fallmanagement"] = new TeamOptions { Name = "Fallmanagement" };

        TeamsCheck.Validate(null, options).FailureMessage!.ShouldContain("Notifications:Teams:fallmanagement:Mailbox");
    }

    [Fact]
    public void A_team_that_nobody_configured_is_told_by_the_default_mailbox() =>
        new NotificationsOptions().TeamOrDefault("unknown").Mailbox.ShouldBe("leistung@jobcenter.example");

    [Theory]
    [InlineData("https://antrag.musterstadt.example/", "https://antrag.musterstadt.example/casework/applications/")]
    [InlineData("https://musterstadt.example/jobcenter", "https://musterstadt.example/jobcenter/casework/applications/")]
    public void Links_start_at_the_configured_address(string baseUrl, string start)
    {
        var id = Guid.Parse("9bea8cfb-841c-4363-87c9-b3776ae0c35b");

        new PortalOptions { BaseUrl = baseUrl }.DeskLink(id).ShouldBe(start + id);
    }

    [Theory]
    [InlineData("antrag.musterstadt.example")]
    [InlineData("ftp://musterstadt.example")]
    [InlineData("https://musterstadt.example/?a=b")]
    public void An_address_from_which_no_link_can_start_stops_the_start(string baseUrl) =>
        new PortalOptions { BaseUrl = baseUrl }.IsValid.ShouldBeFalse();

    [Fact]
    public void Days_in_the_settings_replace_those_that_are_built_in()
    {
        IConfiguration settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Reminders:EvidenceDays:0"] = "14" })
            .Build();

        NotificationsOptions options = settings.Get<NotificationsOptions>()!;

        options.Reminders.EvidenceStages.ShouldBe([14]);
        options.Reminders.ApprovalPeriodStages.ShouldBe([56, 28, 7]);
    }
}
