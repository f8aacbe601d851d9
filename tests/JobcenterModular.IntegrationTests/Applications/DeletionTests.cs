using System.Net;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>The owner deletes a draft, at any time.</summary>
public abstract class DeletionTests(HostFixture host)
{
    [Fact]
    public async Task A_deleted_draft_leaves_no_answer_no_paper_and_no_code_behind()
    {
        const string FileName = "Kuendigung-Modehaus.pdf";
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host);
        await mara.UploadAsync(fileName: FileName);
        await mara.PauseAsync();
        await host.DrainEventsAsync();
        await host.SendDueMailAsync();
        (await host.FindInTablesAsync("Mara Sophie")).ShouldNotBeEmpty("The scan can find an answer.");

        (await mara.TryDeleteAsync()).Expect(HttpStatusCode.NoContent);
        await host.DrainEventsAsync();
        await host.ErasePapersAsync();

        foreach (string typed in (string[])["Mara Sophie", "Lindenstraße 12", "mara.winter@example.org", "DE89370400440532013000", "65070391W006", FileName])
            (await host.FindInTablesAsync(typed)).ShouldBeEmpty(typed);
        (await host.PaperFilesOfAsync(mara.Id)).ShouldBeEmpty();
        (await mara.Client.FetchAsync(mara.Path)).Expect(HttpStatusCode.NotFound, "applications.not_found");
        (await mara.Client.FetchAsync($"{mara.Path}/documents")).Expect(HttpStatusCode.NotFound);
        (await mara.TryDeleteAsync()).Expect(HttpStatusCode.NotFound);
        (await mara.TryResumeAsync(host.Client, mara.ResumeCode)).Expect(HttpStatusCode.NotFound, "resumptions.not_found");
    }

    [Fact]
    public async Task What_was_sent_stays_and_can_not_be_deleted()
    {
        // Not the person whose traces the test above looks for: both share the database.
        using ApplicantJourney sabine = await ApplicantJourney.StartAsync(host);
        Scenario answers = Scenario.Read("scenario-3");
        await sabine.SaveAsync("person", answers["person"]);
        await sabine.SaveAsync("contact", answers["contact"]);
        string paper = (await sabine.UploadAsync())["id"].Text();
        await sabine.SubmitAsync();

        (await sabine.TryDeleteAsync()).Expect(HttpStatusCode.Conflict, "applications.already_submitted");

        (await sabine.ViewAsync())["sections"]!["person"]!["answers"]!["ap.last"].Text().ShouldBe("Berger");
        (await sabine.Client.FetchAsync($"{sabine.Path}/documents/{paper}/content")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Parallel_deletions_and_saves_end_with_nothing_or_refuse()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? anna.TryDeleteAsync()
            : anna.PutAsync("household", Scenario.One["household"], "\"0\"")));
        await host.DrainEventsAsync();

        replies.Count(reply => reply.Status == HttpStatusCode.NoContent).ShouldBe(1);
        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.NoContent || reply.Status == HttpStatusCode.NotFound
            || reply.Status == HttpStatusCode.OK || reply.Status == HttpStatusCode.PreconditionFailed);
        (await anna.Client.FetchAsync(anna.Path)).Expect(HttpStatusCode.NotFound);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DeletionTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DeletionTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
