using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Appointments.Jobs;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.Notifications.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>What people are told of what they do with appointments over the API, and the way back that each message has.</summary>
public abstract class AppointmentNoticeTests(HostFixture host)
{
    [Fact]
    public async Task A_guest_gets_one_confirmation_with_a_way_in_that_the_mail_alone_knows()
    {
        using var mara = new Visitor(host);
        Calendar calendar = await Calendars.OpenAsync(host);

        Talk talk = await mara.BookAsync(calendar, (await calendar.SlotsAsync())[0]);

        Notice told = (await mara.ToldAsync(talk.Id)).ShouldHaveSingleItem();
        told.Purpose.ShouldBe(Purposes.AppointmentBooked);
        told.Body.ShouldContain($"/termine/{talk.Id}");
        ReceivedMail mail = (await mara.MailsAsync()).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Es gibt etwas Neues für Sie");
        mail.Text.ShouldContain($"/termine/{talk.Id}#key={talk.Key}");
        mail.Text.ShouldNotContain("Hauptstraße");
        host.Log.Lines.ShouldAllBe(line => !line.Text.Contains(talk.Key));
        (await host.FindInTablesAsync(talk.Key)).ShouldBeEmpty("A copied database opens nothing.");
    }

    [Fact]
    public async Task To_open_the_link_changes_nothing()
    {
        using var mara = new Visitor(host);
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = await mara.BookAsync(calendar, (await calendar.SlotsAsync())[0]);
        await mara.MailsAsync();

        foreach (int _ in Enumerable.Range(0, 3))
            (await host.Client.SendJsonAsync(HttpMethod.Get, $"/api/v1/appointments/{talk.Id}", null, Calendar.KeyOf(talk.Key))).Expect(HttpStatusCode.OK).ETag.ShouldBe(talk.Etag);

        (await mara.ToldAsync(talk.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_has_an_account_gets_a_link_without_a_key()
    {
        using var mara = new Visitor(host, withAccount: true);
        Calendar calendar = await Calendars.OpenAsync(host);

        Talk talk = await mara.BookAsync(calendar, (await calendar.SlotsAsync())[0]);

        Notice told = (await mara.ToldAsync(talk.Id)).ShouldHaveSingleItem();
        told.Body.ShouldContain($"/termine/{talk.Id}");
        (told.Body + told.SealedLink).ShouldNotContain("key");
        (await mara.MailsAsync()).ShouldHaveSingleItem().Text.ShouldNotContain("#key");
        JsonNode inbox = (await mara.Client.FetchAllAsync("/api/v1/notices")).ShouldHaveSingleItem();
        inbox["body"].Text().ShouldContain($"/termine/{talk.Id}");
    }

    [Fact]
    public async Task A_move_and_a_cancellation_are_told_once_each_with_the_same_way_in()
    {
        using var mara = new Visitor(host);
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync();
        Talk talk = await mara.BookAsync(calendar, slots[^2]);
        await mara.MailsAsync();

        Talk moved = await mara.MoveAsync(calendar, talk, slots[^1]);
        await mara.MailsAsync();
        await calendar.CancelAsync(moved);
        IReadOnlyList<ReceivedMail> mails = await mara.MailsAsync();

        (await mara.ToldAsync(talk.Id)).Select(notice => notice.Purpose).ShouldBe(
            [Purposes.AppointmentBooked, Purposes.AppointmentMoved, Purposes.AppointmentCancelled], ignoreOrder: true);
        mails.Count.ShouldBe(3);
        mails.ShouldAllBe(mail => mail.Text.Contains($"/termine/{talk.Id}#key={talk.Key}"));
    }

    [Fact]
    public async Task The_day_before_reminds_of_the_present_time_alone_with_the_way_in()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Mail:PickupDirectory"] = settings.DataFolder);
        using var mara = new Visitor(own);
        Calendar calendar = await Calendars.OpenAsync(own);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync();
        DateTimeOffset first = slots[^10];
        Talk talk = await mara.BookAsync(calendar, first);
        await own.DrainEventsAsync();
        await mara.MoveAsync(calendar, talk, slots[^1]);
        await own.DrainEventsAsync();

        own.Clock.SetTo(first.AddHours(-23));
        await mara.RemindAsync();
        (await mara.ToldAsync(talk.Id)).ShouldNotContain(notice => notice.Purpose == Purposes.AppointmentTomorrow);
        own.Clock.SetTo(slots[^1].AddHours(-23));
        await mara.RemindAsync();

        Notice reminder = (await mara.ToldAsync(talk.Id)).Where(notice => notice.Purpose == Purposes.AppointmentTomorrow).ShouldHaveSingleItem();
        reminder.Body.ShouldContain($"/termine/{talk.Id}");
        reminder.SealedLink.ShouldNotBeNull();
    }

    [Fact]
    public async Task Whom_a_changed_rule_hits_is_told_the_times_that_are_held_instead()
    {
        using var mara = new Visitor(host);
        Calendar calendar = await Calendars.OpenAsync(host);
        Talk talk = await mara.BookAsync(calendar, (await calendar.SlotsAsync())[^1]);
        await mara.MailsAsync();

        await calendar.OpenOnlyAsync("13:00:00", "16:00:00");
        await host.Services.GetRequiredService<OfferReplacementsJob>().RunAsync(TestContext.Current.CancellationToken);

        IReadOnlyList<ReceivedMail> mails = await mara.MailsAsync();
        Notice told = (await mara.ToldAsync(talk.Id)).Where(notice => notice.Purpose == Purposes.AppointmentMustMove).ShouldHaveSingleItem();
        told.Body.ShouldContain("– 24.11.2026, 13:00\n– 24.11.2026, 13:30\n– 24.11.2026, 14:00");
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => mail.Text.Contains($"/termine/{talk.Id}#key={talk.Key}"));
    }

    [Fact]
    public async Task A_time_that_becomes_free_is_offered_with_place_and_end_of_the_offer()
    {
        using var mara = new Visitor(host);
        using var toni = new Visitor(host);
        Calendar calendar = await Calendars.OpenAsync(host);
        DateTimeOffset start = (await calendar.SlotsAsync())[^1];
        Talk talk = await mara.BookAsync(calendar, start);
        (Guid entry, string key) = await toni.WaitAsync(calendar, start);

        await calendar.CancelAsync(talk);

        ReceivedMail mail = (await toni.MailsAsync()).ShouldHaveSingleItem();
        Notice told = (await toni.ToldAsync(entry)).ShouldHaveSingleItem();
        told.Purpose.ShouldBe(Purposes.AppointmentOffered);
        told.Body.ShouldContain("Ort: Jobcenter Mitte, Hauptstraße 1, 12345 Musterstadt, Zimmer 1");
        told.Body.ShouldContain("So lange halten wir ihn für Sie frei: ");
        told.ValidUntil.ShouldBe(await toni.OfferEndsAsync(entry, key));
        mail.Text.ShouldContain($"/warteliste/{entry}#key={key}");
        (await host.FindInTablesAsync(key)).ShouldBeEmpty();
    }

    public sealed class OnSqlite(MailHost<Sqlite> host) : AppointmentNoticeTests(host), IClassFixture<MailHost<Sqlite>>;

    public sealed class OnPostgreSql(MailHost<PostgreSql> host) : AppointmentNoticeTests(host), IClassFixture<MailHost<PostgreSql>>;
}
