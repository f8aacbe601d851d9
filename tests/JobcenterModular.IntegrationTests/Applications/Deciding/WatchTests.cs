using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Requests;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>The jobs that watch days: one bad row stops no other, and none takes another's place.</summary>
public abstract class WatchTests(HostFixture host)
{
    private static readonly ConsequenceNotice Notice = new(new DateOnly(2026, 1, 1), null, "Bitte bis zum {dueOn}.", "§ 66 Abs. 3 SGB I", "Test");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_that_cannot_be_told_is_logged_without_its_words_and_stops_no_other()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office bad = await Office.SentAsync(own);
        Office good = await Office.SentAsync(own);
        await bad.AskAsync(new { answers = new[] { Office.Phone() } });
        await bad.DecideAsync(Office.Granted(bad.Today.AddDays(-20), bad.Today.AddDays(10), provisional: true));
        own.Clock.Advance(TimeSpan.FromDays(1));
        good.Wait(0);
        await good.AskAsync(new { answers = new[] { Office.Phone() } });
        await good.DecideAsync(Office.Granted(bad.Today.AddDays(-20), bad.Today.AddDays(10), provisional: true));
        await bad.LookAsync(db => db.WorkItems.Where(row => row.Id == bad.Applicant.Id).ExecuteDeleteAsync(Cancelled));
        own.Clock.Advance(TimeSpan.FromDays(20));

        await own.Services.GetRequiredService<WatchDeadlinesJob>().RunAsync(Cancelled);
        await own.Services.GetRequiredService<WatchPeriodsJob>().RunAsync(Cancelled);

        (await good.TasksAsync()).ShouldBe([TaskReason.InformationOverdue, TaskReason.FinalFigures], ignoreOrder: true);
        List<LogLine> errors = [.. own.Log.Lines.Where(line => line.Level == LogLevel.Error && line.Text.Contains("left out row", StringComparison.Ordinal))];
        errors.Select(line => line.Text[..line.Text.IndexOf(' ', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)
            .ShouldBe(["watch-deadlines", "watch-periods"], ignoreOrder: true);
        errors.ShouldAllBe(line => line.Exception == null);
    }

    [Fact]
    public async Task Everything_that_is_over_is_told_in_one_run_however_many_there_are()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office office = await Office.SentAsync(own);
        var application = new BenefitApplicationId(office.Applicant.Id);
        const int many = RowWatch.PageSize + 5;
        await office.LookAsync(async db =>
        {
            for (int i = 0; i < many; i++)
            {
                db.InformationRequests.Add(InformationRequest.Ask(
                    Guid.CreateVersion7(), application, new RequestedItems([new RequestItem(1, "contact", "contact.phone", null, null, "x")], []), office.Today.AddDays(7), Notice, "carla", own.Clock.GetUtcNow()));
            }

            return await db.SaveChangesAsync(Cancelled);
        });
        own.Clock.Advance(TimeSpan.FromDays(8));

        await own.Services.GetRequiredService<WatchDeadlinesJob>().RunAsync(Cancelled);

        (await office.TasksAsync()).Count.ShouldBe(many);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : WatchTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : WatchTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
