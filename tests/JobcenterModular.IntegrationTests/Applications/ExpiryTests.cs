using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>The one promise: never deleted before it, deleted at it, with everything that belongs to the draft.</summary>
public abstract class ExpiryTests(HostFixture host)
{
    private static readonly TimeSpan OneTick = TimeSpan.FromTicks(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private enum Activity
    {
        Save,
        Upload,
        Pause,
        RenewCode,
        Read,
        Resume,
    }

    [Fact]
    public async Task Nothing_is_deleted_before_the_last_promise_and_everything_at_it_however_the_clock_is_changed()
    {
        // Steps of hours: over 60 days they meet both changes of the clock and both ends of the day.
        Gen<(int Season, (Activity Activity, int Hours)[] Steps)> lives =
            from season in Gen.Choose(0, 23)
            from steps in (
                from activity in Gen.Elements(Enum.GetValues<Activity>())
                from hours in Gen.OneOf(Gen.Choose(0, 48), Gen.Choose(0, 59 * 24))
                select (activity, hours)).ArrayOf(4)
            select (season, steps);
        IEnumerable<(int Season, (Activity Activity, int Hours)[] Steps)> sample = lives.Sample(8);

        foreach ((int season, (Activity, int)[] steps) in sample)
            await LiveAsync(season, steps);
    }

    [Theory]
    [InlineData("2027-01-27T12:00:00Z", "2027-03-28T22:00:00Z")] // Ends on the day on which summer time begins.
    [InlineData("2027-09-01T12:00:00Z", "2027-10-31T23:00:00Z")] // Ends on the day on which it ends.
    public async Task The_promise_ends_with_the_office_day_on_days_of_23_and_25_hours(string started, string end)
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(DateTimeOffset.Parse(started, System.Globalization.CultureInfo.InvariantCulture));
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(own);

        DateTimeOffset promised = ApplicantJourney.Instant(anna.Started["expiresAt"]);

        promised.ShouldBe(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
        await ExpectDeletionAtAsync(own, anna.Id, promised);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("upload")]
    [InlineData("pause")]
    public async Task What_the_person_does_extends_the_promise(string what)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        int keptDays = ApplicantJourney.Day(anna.Started["keepUntil"]).DayNumber - OfficeTime.DateAt(host.Clock.GetUtcNow()).DayNumber;
        host.Clock.Advance(TimeSpan.FromDays(59));
        anna.RenewToken(host);

        await (what switch
        {
            "save" => anna.SaveAsync("household", Scenario.One["household"]),
            "upload" => anna.UploadAsync(),
            _ => anna.PauseAsync(),
        });

        await host.DrainEventsAsync();
        // 59 times 24 hours may end on the 58th day: the clock is changed in between, and other tests move it to midnight.
        ApplicantJourney.Day((await anna.ViewAsync())["keepUntil"]).ShouldBe(OfficeTime.DateAt(host.Clock.GetUtcNow()).AddDays(keptDays));
    }

    [Fact]
    public async Task Looking_and_failing_do_not_extend_the_promise()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(10));
        anna.RenewToken(host);

        await anna.ProgressAsync();
        (await anna.TrySaveAsync("household", new JsonObject { ["hh.alone"] = "?" })).Expect(HttpStatusCode.UnprocessableEntity);

        (await anna.ViewAsync())["keepUntil"].Text().ShouldBe(anna.Started["keepUntil"].Text());
    }

    [Fact]
    public async Task With_the_draft_go_its_papers_and_what_is_sent_stays()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using ApplicantJourney left = await ApplicantJourney.WithAnswersAsync(own);
        using ApplicantJourney sent = await ApplicantJourney.WithAnswersAsync(own);
        await left.UploadAsync();
        await sent.UploadAsync();
        await sent.SubmitAsync();
        own.Clock.Advance(TimeSpan.FromDays(400));

        await own.Services.GetRequiredService<ExpireDraftsJob>().RunAsync(Cancelled);
        await own.DrainEventsAsync();
        await own.ErasePapersAsync();

        left.RenewToken(own);
        sent.RenewToken(own);
        (await left.Client.FetchAsync(left.Path)).Expect(HttpStatusCode.NotFound, "applications.not_found");
        (await own.PaperFilesOfAsync(left.Id)).ShouldBeEmpty();
        (await sent.ViewAsync())["status"].Text().ShouldBe("submitted");
        (await own.PaperFilesOfAsync(sent.Id)).ShouldNotBeEmpty("the paper and the record of what was sent");
    }

    [Fact]
    public async Task Two_jobs_at_once_delete_a_draft_once()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        for (int i = 0; i < 12; i++)
            (await ApplicantJourney.StartAsync(own)).Dispose();
        own.Clock.Advance(TimeSpan.FromDays(62));
        ExpireDraftsJob job = own.Services.GetRequiredService<ExpireDraftsJob>();

        await Task.WhenAll(job.RunAsync(Cancelled), job.RunAsync(Cancelled));

        await using AsyncServiceScope scope = own.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        (await db.Applications.CountAsync(Cancelled)).ShouldBe(0);
        (await db.Outbox.CountAsync(row => row.Name.StartsWith("applications.draft-deleted"), Cancelled)).ShouldBe(12);
    }

    private static async Task ExpectDeletionAtAsync(HostFixture host, Guid application, DateTimeOffset promised)
    {
        ExpireDraftsJob job = host.Services.GetRequiredService<ExpireDraftsJob>();
        host.Clock.SetTo(promised - OneTick);
        await job.RunAsync(Cancelled);
        (await IsThereAsync(host, application)).ShouldBeTrue($"deleted before {promised:O}");
        host.Clock.SetTo(promised);
        await job.RunAsync(Cancelled);
        (await IsThereAsync(host, application)).ShouldBeFalse($"still there at {promised:O}");
    }

    private static async Task<bool> IsThereAsync(HostFixture host, Guid application)
    {
        var id = new BenefitApplicationId(application);
        await using AsyncServiceScope scope = host.Scope();
        return await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Applications.AnyAsync(row => row.Id == id, Cancelled);
    }

    private async Task LiveAsync(int season, (Activity Activity, int Hours)[] steps)
    {
        DateTimeOffset begin = OfficeTime.StartOf(DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(1 + (15 * season))).AddHours(-1);
        host.Clock.SetTo(begin);
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        DateTimeOffset promised = ApplicantJourney.Instant(anna.Started["expiresAt"]);
        ExpireDraftsJob job = host.Services.GetRequiredService<ExpireDraftsJob>();
        foreach ((Activity activity, int hours) in steps)
        {
            DateTimeOffset next = host.Clock.GetUtcNow().AddHours(hours);
            host.Clock.SetTo(next < promised ? next : promised - OneTick);
            await job.RunAsync(Cancelled);
            anna.RenewToken(host);
            await DoAsync(anna, activity);
            await host.DrainEventsAsync();
            promised = ApplicantJourney.Instant((await anna.ViewAsync())["expiresAt"]);
        }

        await ExpectDeletionAtAsync(host, anna.Id, promised);
    }

    private async Task DoAsync(ApplicantJourney anna, Activity activity) => await (activity switch
    {
        Activity.Save => anna.SaveAsync("household", Scenario.One["household"]),
        Activity.Upload => anna.UploadAsync(),
        Activity.Pause => anna.PauseAsync(),
        Activity.RenewCode => anna.Client.CallAsync(HttpMethod.Post, $"{anna.Path}/resume-codes"),
        Activity.Resume => anna.TryResumeAsync(host.Client, anna.ResumeCode),
        _ => (Task)anna.ProgressAsync(),
    });

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ExpiryTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ExpiryTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
