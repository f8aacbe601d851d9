using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Reminders;
using JobcenterModular.Notifications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>What the desk does reaches the applicant: news of a request, reminders of its day and of a period's end, and no reminder of what is over.</summary>
public abstract class DecisionNewsTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_in_the_inbox_and_its_reminders_go_when_it_is_answered()
    {
        Office office = await Office.SentAsync(host);

        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });

        JsonArray inbox = (await office.Applicant.Client.FetchJsonAsync($"/api/v1/applications/{office.Applicant.Id}/notices"))["items"]!.AsArray();
        inbox.Count(notice => notice!["purpose"].Text() == Purposes.InformationRequested).ShouldBe(1);
        (await PlannedAsync(office, Purposes.InformationRequestDue)).Select(reminder => reminder.Stage).ShouldBe([7, 2, 0], ignoreOrder: true);

        (await office.TryAnswerAsync(asked, "contact", new JsonObject { ["contact.phone"] = "+4934199999999" })).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();

        (await OpenAsync(office, WatchedKind.InformationRequest)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_end_of_a_period_is_reminded_of_until_the_decision_is_taken_back()
    {
        Office office = await Office.SentAsync(host);

        JsonNode decision = await office.DecideAsync(Office.Granted(new DateOnly(2026, 11, 1), new DateOnly(2027, 10, 31)));
        await host.DrainEventsAsync();
        (await PlannedAsync(office, Purposes.ApprovalPeriodEnds)).Select(reminder => (reminder.Stage, reminder.Occasion))
            .ShouldBe([(56, "2027-10-31"), (28, "2027-10-31"), (7, "2027-10-31")], ignoreOrder: true);

        decision = await office.DecideAsync(Office.Granted(new DateOnly(2026, 11, 1), new DateOnly(2027, 4, 30)), decision["etag"].Text());
        await host.DrainEventsAsync();
        (await PlannedAsync(office, Purposes.ApprovalPeriodEnds)).ShouldContain(reminder => reminder.Stage == 56 && reminder.Occasion == "2027-04-30");
        (await OpenAsync(office, WatchedKind.ApprovalPeriod)).ShouldBeTrue();

        await office.DecideAsync(new { kind = "refused" }, decision["etag"].Text());
        await host.DrainEventsAsync();
        (await OpenAsync(office, WatchedKind.ApprovalPeriod)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_an_application_that_is_gone_nothing_is_watched_whatever_comes_late()
    {
        Guid application = Telling.NewId(host);
        await host.TellAsync(Telling.Started(host, application, "anna"));
        await host.TellAsync(Telling.Deleted(host, application));

        await host.TellAsync(new ApprovalPeriodClosed(application, Guid.NewGuid(), "withdrawn", 2));
        await host.TellAsync(new InformationRequestClosed(application, Guid.NewGuid(), "withdrawn", 2));

        (await LookAsync(db => db.Watched.AsNoTracking().Where(row => row.RecipientId == application && row.Kind != WatchedKind.Draft).CountAsync(Cancelled))).ShouldBe(0);
    }

    private Task<List<Reminder>> PlannedAsync(Office office, string purpose) => LookAsync(db => db.Reminders.AsNoTracking()
        .Where(row => row.RecipientId == office.Applicant.Id && row.Purpose == purpose && row.State == ReminderState.Planned).ToListAsync(Cancelled));

    private Task<bool> OpenAsync(Office office, WatchedKind kind) => LookAsync(db => db.Watched.AsNoTracking()
        .Where(row => row.RecipientId == office.Applicant.Id && row.Kind == kind).Select(row => row.IsOpen).SingleAsync(Cancelled));

    private async Task<T> LookAsync<T>(Func<NotificationsDbContext, Task<T>> look)
    {
        await using AsyncServiceScope scope = host.Scope();
        return await look(scope.ServiceProvider.GetRequiredService<NotificationsDbContext>());
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DecisionNewsTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DecisionNewsTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
