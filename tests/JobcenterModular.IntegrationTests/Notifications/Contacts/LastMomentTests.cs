using JobcenterModular.Appointments.Contracts;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Contacts;

/// <summary>What changes after a message was written and before it is sent: the message follows.</summary>
public abstract class LastMomentTests(GatewayHost host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_a_killed_host_had_in_hand_keeps_its_content_back_once_the_consent_is_revoked()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        using var person = new ContactPerson(host);
        await ReadyAtNightAsync(person);
        await host.TellAsync(PaperNews.Reviewed(host, person.Application, "N11", "rejected", 1));
        await LeaveInHandAsync(person);

        await person.ChooseAsync(["email"], contentConsent: false);
        await MorningAsync();

        ReceivedMail mail = server.MailsTo(person.Mail)[^1];
        mail.Subject.ShouldBe("Es gibt etwas Neues für Sie");
        (mail.Text + mail.Html).ShouldNotContain("Mietvertrag");
    }

    [Fact]
    public async Task With_the_consent_standing_the_same_mail_says_what_it_is_about()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        using var person = new ContactPerson(host);
        await ReadyAtNightAsync(person);
        await host.TellAsync(PaperNews.Reviewed(host, person.Application, "N11", "rejected", 1));
        await LeaveInHandAsync(person);

        await MorningAsync();

        server.MailsTo(person.Mail)[^1].Text.ShouldContain("Mietvertrag");
    }

    [Fact]
    public async Task Who_leaves_a_channel_that_an_earlier_application_declared_gets_nothing_there()
    {
        SmtpServer server = await SmtpServer.SharedAsync();
        using var person = new ContactPerson(host);
        await person.SubmitAsync(new DeclaredContact { Mail = person.Mail, Channels = ["email"] });
        Guid newer = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, newer, person.Subject));
        int before = server.MailsTo(person.Mail).Count;
        Night();
        person.Renew();
        await host.TellAsync(Booked(person.Application, Telling.NewId(host), host.Clock.GetUtcNow().AddDays(9), 1) with { OwnerSubject = person.Subject });
        await host.TellAsync(Booked(newer, Telling.NewId(host), host.Clock.GetUtcNow().AddDays(9), 1) with { OwnerSubject = person.Subject });

        await person.ChooseAsync(["sms"]);
        await MorningAsync();

        (await host.LedgerAsync(row => row.ApplicationId == person.Application && row.Channel == Channel.Email && row.NextAttemptAt != null)).ShouldBeEmpty();
        server.MailsTo(person.Mail).Count.ShouldBeLessThanOrEqualTo(before + 1, "What answers an own action at once may have left before the choice.");
    }

    [Fact]
    public async Task An_appointment_that_gains_an_application_is_reminded_of_once_and_can_be_cancelled()
    {
        using var person = new ContactPerson(host);
        await person.SubmitAsync(new DeclaredContact { Mail = person.Mail });
        Guid talk = Telling.NewId(host);
        DateTimeOffset first = host.Clock.GetUtcNow().AddDays(10);
        await host.TellAsync(Booked(null, talk, first, 1));

        await host.TellAsync(Moved(person.Application, talk, first.AddDays(1), 2));
        await host.TellAsync(Booked(null, talk, first, 1));

        (await OpenOfAsync(talk)).ShouldBe([person.Application]);
        await host.TellAsync(new AppointmentCancelled(talk, 3) { EventId = Telling.NewId(host), OccurredAt = host.Clock.GetUtcNow() });
        (await OpenOfAsync(talk)).ShouldBeEmpty();
    }

    private AppointmentBooked Booked(Guid? application, Guid talk, DateTimeOffset start, long version) =>
        new(talk, application, null, start, start.AddMinutes(30), "onSite", "Marktplatz 1", null, Invitation: false, version)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };

    private AppointmentMoved Moved(Guid application, Guid talk, DateTimeOffset start, long version) =>
        new(talk, application, null, start, start.AddMinutes(30), "onSite", "Marktplatz 1", null, Invitation: false, version)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };

    // An evening: what is not urgent waits, so that nobody sends it behind the test's back.
    private void Night() => host.Clock.SetTo(OfficeTime.InstantAt(OfficeTime.DateAt(host.Clock.GetUtcNow()).AddDays(1), new TimeOnly(22, 0)));

    private async Task MorningAsync()
    {
        host.Clock.Advance(TimeSpan.FromHours(10));
        await host.SendDueAsync();
    }

    private async Task ReadyAtNightAsync(ContactPerson person)
    {
        await person.ProveAsync("email", person.Mail);
        await person.ChooseAsync(["email"], contentConsent: true);
        await person.SubmitAsync();
        Night();
        person.Renew();
    }

    private async Task LeaveInHandAsync(ContactPerson person)
    {
        await using AsyncServiceScope scope = host.Scope();
        DateTimeOffset? leaseEnd = host.Clock.GetUtcNow().AddSeconds(30);
        (await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Deliveries
            .Where(row => row.ApplicationId == person.Application && row.Purpose == Purposes.EvidenceRejected && row.Channel == Channel.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sending).SetProperty(row => row.NextAttemptAt, leaseEnd), Cancelled)).ShouldBe(1);
    }

    private async Task<List<Guid>> OpenOfAsync(Guid talk)
    {
        await using AsyncServiceScope scope = host.Scope();
        string subject = talk.ToString();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Watched
            .Where(row => row.Kind == WatchedKind.Appointment && row.Subject == subject && row.IsOpen).Select(row => row.RecipientId).ToListAsync(Cancelled);
    }

    public sealed class OnSqlite(GatewayHost<Sqlite> host) : LastMomentTests(host), IClassFixture<GatewayHost<Sqlite>>;

    public sealed class OnPostgreSql(GatewayHost<PostgreSql> host) : LastMomentTests(host), IClassFixture<GatewayHost<PostgreSql>>;
}
