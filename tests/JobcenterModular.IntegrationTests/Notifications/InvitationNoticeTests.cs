using JobcenterModular.Appointments.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Print;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>Invitations of the office (§ 59 SGB II): on paper where nothing else is proved, with purpose and legal notice; and what each word of an appointment is told as.</summary>
public abstract class InvitationNoticeTests(HostFixture host)
{
    private const string Key = "k3y-of-the-appointment";

    private static readonly DateTimeOffset Start = new(2026, 12, 14, 9, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_printed_with_purpose_legal_notice_and_the_way_in()
    {
        Guid application = await WithHomeAsync();
        AppointmentBooked booked = Booked(application, invitation: true);

        await host.TellAsync(booked);
        await host.TellAsync(booked);

        Notice told = (await ToldAsync(application, Purposes.Invitation)).ShouldHaveSingleItem();
        told.IsBinding.ShouldBeTrue();
        told.Body.ShouldContain("Darum geht es: Ihre Arbeitssuche");
        told.Body.ShouldContain("Bitte lesen Sie auch das: Sie müssen kommen.");
        (await ToldAsync(application, Purposes.AppointmentBooked)).ShouldBeEmpty();
        (await host.LedgerAsync(row => row.ApplicationId == application && row.Purpose == Purposes.Invitation)).ShouldHaveSingleItem().Channel.ShouldBe(Channel.Letter);
        await host.Services.GetRequiredService<SendLane<PrintQueue>>().RunAsync(Cancelled);
        (await PageAsync(application, Purposes.Invitation)).ShouldContain($"/termine/{booked.AppointmentId}#key={Key}");
        (await host.FindInTablesAsync(Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_moved_and_a_cancelled_invitation_are_told_as_such()
    {
        Guid application = await WithHomeAsync();
        AppointmentBooked booked = Booked(application, invitation: true);

        await host.TellAsync(booked);
        await host.TellAsync(new AppointmentMoved(
            booked.AppointmentId, application, null, Start.AddDays(1), Start.AddDays(1).AddMinutes(30), "onSite", "Marktplatz 1", null, Invitation: true, 2, booked.SealedKey,
            "Ihre Arbeitssuche", "Sie müssen kommen.") { EventId = Telling.NewId(host), OccurredAt = host.Clock.GetUtcNow() });
        await host.TellAsync(new AppointmentCancelled(booked.AppointmentId, 3) { EventId = Telling.NewId(host), OccurredAt = host.Clock.GetUtcNow() });

        Notice moved = (await ToldAsync(application, Purposes.InvitationMoved)).ShouldHaveSingleItem();
        moved.Body.ShouldContain("Tag: 15.12.2026");
        moved.Body.ShouldContain("Sie müssen kommen.");
        Notice cancelled = (await ToldAsync(application, Purposes.InvitationCancelled)).ShouldHaveSingleItem();
        cancelled.Body.ShouldContain("Sie brauchen nicht zu kommen.");
        cancelled.SealedLink.ShouldNotBeNull();
        (await ToldAsync(application, Purposes.AppointmentMoved)).ShouldBeEmpty();
        (await ToldAsync(application, Purposes.AppointmentCancelled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_another_time_the_office_calls_and_nobody_is_reminded_of_what_cannot_be()
    {
        Guid application = await WithHomeAsync();
        AppointmentBooked booked = Booked(application, invitation: false);
        await host.TellAsync(booked);
        AppointmentMustMove hit = new(
            booked.AppointmentId, application, null, Start, "onSite", "Marktplatz 1", [], null, booked.SealedKey, Invitation: false, 2)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };

        await host.TellAsync(hit);
        await host.TellAsync(hit);

        Notice told = (await ToldAsync(application, Purposes.AppointmentMustMove)).ShouldHaveSingleItem();
        told.Body.ShouldContain("Wir rufen Sie an");
        told.Body.ShouldNotContain("–");
        await using AsyncServiceScope scope = host.Scope();
        (await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Reminders.CountAsync(
            row => row.Subject == booked.AppointmentId.ToString(), Cancelled)).ShouldBe(0);
    }

    [Fact]
    public async Task A_word_that_comes_late_is_not_told()
    {
        Guid application = await WithHomeAsync();
        AppointmentBooked booked = Booked(application, invitation: false);
        await host.TellAsync(booked with { EventId = Telling.NewId(host), AppointmentVersion = 5 });

        await host.TellAsync(new AppointmentMustMove(
            booked.AppointmentId, application, null, Start, "onSite", "Marktplatz 1", [Start.AddDays(1)], null, null, Invitation: false, 2)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        });

        (await ToldAsync(application, Purposes.AppointmentMustMove)).ShouldBeEmpty();
    }

    private AppointmentBooked Booked(Guid application, bool invitation)
    {
        Guid talk = Telling.NewId(host);
        return new AppointmentBooked(
            talk, application, null, Start, Start.AddMinutes(30), "onSite", "Marktplatz 1", null, invitation, 1,
            host.Services.GetRequiredService<Sealer>().SealText(Key, $"appointments.key:{talk}"),
            invitation ? "Ihre Arbeitssuche" : null,
            invitation ? "Sie müssen kommen." : null)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };
    }

    // A guest with a home and an e-mail address that nobody has proved.
    private async Task<Guid> WithHomeAsync()
    {
        Guid application = Telling.NewId(host);
        const string Contact =
            """{"firstName":"Toni","lastName":"Muster","street":"Hauptstraße 1","postcode":"04109","city":"Leipzig","mail":"toni@mail.example","channels":["email"],"language":"de"}""";
        await host.TellAsync(Telling.Started(host, application, null));
        await host.TellAsync(Telling.Submitted(host, application) with
        {
            SealedContact = host.Services.GetRequiredService<Sealer>().SealText(Contact, $"applications.submitted:{application}"),
        });
        return application;
    }

    private async Task<List<Notice>> ToldAsync(Guid application, string purpose)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().Notices.AsNoTracking()
            .Where(notice => notice.ApplicationId == application && notice.Purpose == purpose).ToListAsync(Cancelled);
    }

    private async Task<string> PageAsync(Guid application, string purpose)
    {
        HttpClient desk = host.ClientFor(Roles.ScanDesk);
        string id = (await desk.FetchAllAsync("/api/v1/casework/print-queue"))
            .Single(job => job["applicationId"].Text() == application.ToString() && job["purpose"].Text() == purpose)["id"].Text();
        return (await desk.FetchAsync($"/api/v1/casework/print-queue/{id}/page")).Text;
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : InvitationNoticeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : InvitationNoticeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
