using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Appointments.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Documents;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Channels;
using JobcenterModular.Notifications.Jobs;
using JobcenterModular.Notifications.Sending;
using JobcenterModular.Notifications.Sending.Print;
using JobcenterModular.Notifications.UseCases.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications;

/// <summary>Who is not reached otherwise gets a letter: a page to print, a PDF where the renderer is there, posted once.</summary>
public abstract class LetterTests(ITestDatabase database)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_printed_posted_and_then_gone()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        Guid application = await WithPostAsync(host, "Müller & <Söhne>");
        await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", 1));
        await PrintAsync(host);
        HttpClient desk = host.ClientFor(Roles.ScanDesk);
        JsonNode job = (await desk.FetchAllAsync("/api/v1/casework/print-queue")).Single(one => one["purpose"].Text() == Purposes.EvidenceRejected);
        string path = $"/api/v1/casework/print-queue/{job["id"].Text()}";

        using HttpResponseMessage page = await desk.GetAsync(new Uri(path + "/page", UriKind.Relative), Cancelled);
        string html = await page.Content.ReadAsStringAsync(Cancelled);
        html.ShouldContain("Müller &amp; &lt;Söhne&gt;");
        html.ShouldContain("Hauptstraße 1");
        html.ShouldContain("Nachweis: Mietvertrag");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        using HttpResponseMessage posted = await desk.PostAsync(new Uri(path + "/posted", UriKind.Relative), null, Cancelled);
        DateTimeOffset at = (await posted.ReadAsync()).Json["postedAt"]!.GetValue<DateTimeOffset>();
        host.Clock.Advance(TimeSpan.FromHours(1));
        using HttpResponseMessage again = await desk.PostAsync(new Uri(path + "/posted", UriKind.Relative), null, Cancelled);

        (await again.ReadAsync()).Json["postedAt"]!.GetValue<DateTimeOffset>().ShouldBe(at);
        using HttpResponseMessage gone = await desk.GetAsync(new Uri(path + "/page", UriKind.Relative), Cancelled);
        (await gone.ReadAsync()).Code.ShouldBe("print.already_posted");
        (await desk.FetchAllAsync("/api/v1/casework/print-queue?posted=true")).ShouldHaveSingleItem();
        (await host.LedgerAsync(row => row.Channel == Channel.Letter && row.Purpose == Purposes.EvidenceRejected))
            .ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Delivered);
        (await host.FindInTablesAsync("Hauptstraße")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_renderer_makes_a_PDF_of_it_and_its_absence_keeps_nobody_from_printing()
    {
        await using HostFixture with = await HostFixture.StartAsync(database, settings => settings.RenderPdfs());
        Requirement.Check(await Programs.MissingAsync("weasyprint", "weasyprint"));
        await using HostFixture without = await HostFixture.StartAsync(database);
        foreach (HostFixture host in (HostFixture[])[with, without])
        {
            Guid application = await WithPostAsync(host, "Müller");
            await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", 1));
            await PrintAsync(host);
            await host.Services.GetRequiredService<RenderLettersJob>().RunAsync(Cancelled);
        }

        (HttpStatusCode made, byte[] pdf) = await PdfAsync(with);
        made.ShouldBe(HttpStatusCode.OK);
        Encoding.ASCII.GetString(pdf.AsSpan(0, 5)).ShouldBe("%PDF-");
        (await PdfAsync(without)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Letters_of_one_application_do_not_fail_each_other()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        Guid application = await WithPostAsync(host, "Müller");
        foreach (int paper in Enumerable.Range(1, 12))
            await host.TellAsync(PaperNews.Reviewed(host, application, "N11", "rejected", paper));

        await PrintAsync(host);

        List<Delivery> letters = await host.LedgerAsync(row => row.Channel == Channel.Letter);
        letters.Count.ShouldBe(13);
        letters.ShouldAllBe(letter => letter.State == DeliveryState.HandedOver && letter.Attempts == 1);
    }

    [Fact]
    public async Task Who_declared_nothing_but_a_home_gets_every_answer_on_paper()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);

        await WithPostAsync(host, "Müller");
        await PrintAsync(host);

        (await host.ClientFor(Roles.Caseworker).FetchAllAsync("/api/v1/casework/print-queue")).ShouldHaveSingleItem()["purpose"].Text()
            .ShouldBe(Purposes.SubmissionConfirmation);
    }

    [Fact]
    public async Task A_letter_that_is_no_longer_true_is_not_printed_any_more()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        Guid application = await WithPostAsync(host, "Müller");
        var talk = new AppointmentBooked(
            Telling.NewId(host), application, null, host.Clock.GetUtcNow().AddDays(3), host.Clock.GetUtcNow().AddDays(3).AddMinutes(30), "onSite", "Marktplatz 1", null, Invitation: false, 1)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };
        await host.TellAsync(talk);
        host.Clock.Advance(TimeSpan.FromDays(2));
        await using (AsyncServiceScope scope = host.Scope())
            await scope.ServiceProvider.GetRequiredService<ReminderQueue>().QueueDueAsync([Purposes.AppointmentTomorrow], Cancelled);
        HttpClient desk = host.ClientWith(host.TokenForRole(Roles.Caseworker));
        JsonNode? job = null;
        await Eventually.HappensAsync("the letter is in the queue", async () => // The host's own jobs may have it in hand.
        {
            await host.Services.GetRequiredService<TellRemindersJob>().RunAsync(Cancelled);
            await PrintAsync(host);
            job = (await desk.FetchAllAsync("/api/v1/casework/print-queue")).SingleOrDefault(one => one["purpose"].Text() == Purposes.AppointmentTomorrow);
            return job is not null;
        });
        var page = new Uri($"/api/v1/casework/print-queue/{job!["id"].Text()}/page", UriKind.Relative);
        using HttpResponseMessage before = await desk.GetAsync(page, Cancelled);

        await host.TellAsync(new AppointmentCancelled(talk.AppointmentId, 2) { EventId = Telling.NewId(host), OccurredAt = host.Clock.GetUtcNow() });
        using HttpResponseMessage after = await desk.GetAsync(page, Cancelled);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.ReadAsync()).Code.ShouldBe("print.outdated");
    }

    private static async Task<(HttpStatusCode Status, byte[] Content)> PdfAsync(HostFixture host)
    {
        HttpClient desk = host.ClientFor(Roles.Caseworker);
        JsonNode job = (await desk.FetchAllAsync("/api/v1/casework/print-queue")).Single(one => one["purpose"].Text() == Purposes.EvidenceRejected);
        using HttpResponseMessage response = await desk.GetAsync(new Uri($"/api/v1/casework/print-queue/{job["id"].Text()}/pdf", UriKind.Relative), Cancelled);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    // Until the host's own lane has nothing in hand either.
    private static Task PrintAsync(HostFixture host) => Eventually.HappensAsync("all letters are in the queue", async () =>
    {
        await host.Services.GetRequiredService<SendLane<PrintQueue>>().RunAsync(Cancelled);
        return (await host.LedgerAsync(row => row.Channel == Channel.Letter && (row.State == DeliveryState.Waiting || row.State == DeliveryState.Sending))).Count == 0;
    });

    // A person with a home, and an e-mail address only where it is not said otherwise.
    private static async Task<Guid> WithPostAsync(HostFixture host, string lastName)
    {
        Guid application = Telling.NewId(host);
        string contact = JsonSerializer.Serialize(
            new { firstName = "Toni", lastName, street = "Hauptstraße 1", postcode = "04109", city = "Leipzig", language = "de" });
        ApplicationSubmitted submitted = Telling.Submitted(host, application) with
        {
            SealedContact = host.Services.GetRequiredService<Sealer>().SealText(contact, $"applications.submitted:{application}"),
        };
        await host.TellAsync(Telling.Started(host, application, null));
        await host.TellAsync(submitted);
        return application;
    }

    public sealed class OnSqlite() : LetterTests(new Sqlite());

    public sealed class OnPostgreSql() : LetterTests(new PostgreSql());
}
