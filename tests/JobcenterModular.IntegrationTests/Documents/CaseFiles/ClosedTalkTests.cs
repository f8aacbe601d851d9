using JobcenterModular.Appointments.Contracts;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>What the case file says of talks: that they were, and nothing of what was said.</summary>
public abstract class ClosedTalkTests(HostFixture host)
{
    [Fact]
    public async Task A_talk_that_is_over_is_a_line_with_day_outcome_and_whether_the_office_had_invited()
    {
        using Household household = await Household.SentAsync(host);
        AppointmentClosed done = Closed(household.Draft.Id, "done", invitation: false);

        await host.TellAsync(done);
        await host.TellAsync(done);
        await host.TellAsync(Closed(household.Draft.Id, "notCome", invitation: true));

        List<CaseLogEntry> lines = (await household.LogAsync()).FindAll(line => line.Action == CaseAction.AppointmentClosed);
        lines.Select(line => line.Detail).ShouldBe(["2026-12-14 done voluntary", "2026-12-14 notCome invitation"]);
        lines.ShouldAllBe(line => line.ApplicationId == household.Draft.Id);
    }

    [Fact]
    public async Task A_talk_about_no_application_or_about_one_that_nobody_knows_is_in_no_case_file()
    {
        await host.TellAsync(Closed(null, "done", invitation: false));
        await host.TellAsync(Closed(Telling.NewId(host), "done", invitation: false));
    }

    private AppointmentClosed Closed(Guid? application, string outcome, bool invitation)
    {
        var start = new DateTimeOffset(2026, 12, 14, 9, 30, 0, TimeSpan.Zero);
        return new AppointmentClosed(Telling.NewId(host), application, start, start.AddMinutes(30), "onSite", outcome, invitation, 4)
        {
            EventId = Telling.NewId(host),
            OccurredAt = host.Clock.GetUtcNow(),
        };
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ClosedTalkTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ClosedTalkTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
