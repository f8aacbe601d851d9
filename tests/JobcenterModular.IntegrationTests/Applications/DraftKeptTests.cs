using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Others hear on which day a draft ends, each time it moves and never else.</summary>
public abstract class DraftKeptTests(HostFixture host, HeardEvents heard)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_save_of_a_day_tells_the_new_date_once_and_the_second_tells_nothing()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        await anna.SaveAsync("person", new JsonObject { ["ap.last"] = "Sommer" });
        await host.DrainEventsAsync();
        heard.Kept(anna.Id).ShouldBeEmpty("the start has told the date of its own day");
        NextDay(anna);

        JsonNode saved = await anna.SaveAsync("person", new JsonObject { ["ap.last"] = "Herbst" });
        await anna.SaveAsync("person", new JsonObject { ["ap.last"] = "Winter" });
        await anna.SaveAsync("household", Scenario.One["household"]);
        await host.DrainEventsAsync();

        DraftKept kept = heard.Kept(anna.Id).ShouldHaveSingleItem();
        kept.Reference.ShouldBe(anna.Reference);
        kept.KeepUntil.ShouldBe(ApplicantJourney.Day(anna.Started["keepUntil"]).AddDays(1));
        kept.KeepUntil.ShouldBe(ApplicantJourney.Day(saved["keepUntil"]));
        kept.ApplicationDate.ShouldBe(ApplicantJourney.Day(anna.Started["applicationDate"]));
        (await anna.SectionAsync("person"))["ap.last"].Text().ShouldBe("Winter");
    }

    [Theory]
    [InlineData("upload")]
    [InlineData("word")]
    [InlineData("pause")]
    [InlineData("pauseWithMail")]
    [InlineData("code")]
    public async Task Whatever_else_moves_the_date_tells_it_too(string what)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        NextDay(anna);

        for (int time = 1; time <= 2; time++)
        {
            await (what switch
            {
                "upload" => anna.UploadAsync(),
                "word" => host.TellAsync(PaperNews.Says(host, anna.Id, "N07", "later", time, new DateOnly(2027, 1, 15))),
                "pause" => anna.PauseAsync(),
                "pauseWithMail" => anna.PauseAsync("anna@example.org"),
                _ => (Task)anna.Client.CallAsync(HttpMethod.Post, $"{anna.Path}/resume-codes"),
            });
            await host.DrainEventsAsync();
        }

        heard.Kept(anna.Id).ShouldHaveSingleItem().KeepUntil.ShouldBe(ApplicantJourney.Day(anna.Started["keepUntil"]).AddDays(1));
    }

    [Fact]
    public async Task Saves_at_the_same_moment_tell_the_new_date_once_and_none_is_lost()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        NextDay(anna);
        List<(string Section, JsonObject Answers)> sections = [.. Scenario.One.Sections.Take(6)];

        await Task.WhenAll(sections.Select(one => anna.SaveAsync(one.Section, one.Answers)));
        await host.DrainEventsAsync();

        heard.Kept(anna.Id).ShouldHaveSingleItem();
        foreach ((string section, JsonObject answers) in sections)
            JsonNode.DeepEquals(await anna.SectionAsync(section), answers).ShouldBeTrue(section);
    }

    [Fact]
    public async Task If_the_date_cannot_be_told_the_answers_are_not_saved_either()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(own);
        await anna.SaveAsync("person", new JsonObject { ["ap.last"] = "Sommer" });
        await RefuseInOutboxAsync(own);
        own.Clock.Advance(TimeSpan.FromDays(1));
        anna.RenewToken(own);

        (await anna.TrySaveAsync("person", new JsonObject { ["ap.last"] = "Winter" })).Status.ShouldBe(HttpStatusCode.InternalServerError);

        (await anna.SectionAsync("person"))["ap.last"].Text().ShouldBe("Sommer");
        (await anna.ViewAsync())["keepUntil"].Text().ShouldBe(anna.Started["keepUntil"].Text());
    }

    private static async Task RefuseInOutboxAsync(HostFixture host)
    {
        await using AsyncServiceScope scope = host.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        await db.Database.ExecuteSqlRawAsync(
            host.Database is PostgreSql
                ? "ALTER TABLE applications.outbox ADD CONSTRAINT not_today CHECK (name <> 'applications.draft-kept.v1')"
                : "CREATE TRIGGER not_today BEFORE INSERT ON outbox WHEN NEW.name = 'applications.draft-kept.v1' BEGIN SELECT RAISE(ABORT, 'not today'); END",
            Cancelled);
    }

    private void NextDay(ApplicantJourney journey)
    {
        host.Clock.Advance(TimeSpan.FromDays(1));
        journey.RenewToken(host);
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : DraftKeptTests(host, host.Heard), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : DraftKeptTests(host, host.Heard), IClassFixture<ListeningHost<PostgreSql>>;
}
