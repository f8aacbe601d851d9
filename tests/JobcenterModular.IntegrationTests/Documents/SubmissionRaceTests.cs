using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Papers that arrive while their application is sent or deleted, through the API alone.</summary>
public abstract class SubmissionRaceTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_acknowledged_paper_is_on_the_desk_and_no_other(int uploadsBefore)
    {
        using Draft draft = await BeginAsync();
        await AnswerAsync(draft);

        Task<HttpResponseMessage>[] uploads = [.. Enumerable.Range(0, 10).Select(_ => draft.UploadAsync(
            RawForm.Paper(PaperFiles.NewPdf()).Content()))];
        for (int i = 0; i < uploadsBefore; i++)
            await uploads[i];
        using HttpResponseMessage submission = await draft.Owner.PostAsync(
            new Uri($"/api/v1/applications/{draft.Id}/submission", UriKind.Relative), null, Cancelled);
        submission.StatusCode.ShouldBe(HttpStatusCode.OK, await submission.Content.ReadAsStringAsync(Cancelled));
        List<StoredDocument> acknowledged = await AcknowledgedAsync(uploads);
        await host.DrainEventsAsync();

        await draft.ShouldHoldAsync(acknowledged.Select(document => document.Id));
        (await draft.FolderAsync()).State.ShouldBe(FolderState.Closed);
        HttpClient desk = host.ClientFor(Roles.Caseworker);
        (await desk.DocumentsAsync(draft.CaseDocuments)).ShouldSay(acknowledged);
        await ShouldShowAsync(desk, draft, submission, acknowledged);
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task A_draft_that_is_deleted_while_papers_arrive_leaves_none_of_them()
    {
        using Draft draft = await BeginAsync();

        Task<HttpResponseMessage>[] uploads = [.. Enumerable.Range(0, 10).Select(_ => draft.UploadAsync(RawForm.Paper(PaperFiles.NewPdf()).Content()))];
        await uploads[0];
        using HttpResponseMessage deletion = await draft.Owner.DeleteAsync(new Uri($"/api/v1/applications/{draft.Id}", UriKind.Relative), Cancelled);
        deletion.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (Task<HttpResponseMessage> upload in uploads)
        {
            using HttpResponseMessage answer = await upload;
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.NotFound);
        }

        await host.DrainEventsAsync();
        await Eventually.HappensAsync(
            "the papers are erased", async () => (await draft.FolderAsync()).EraseDueAt is null && (await draft.FilesAsync()).Length == 0);
        await draft.ShouldHoldAsync();
    }

    private static async Task<List<StoredDocument>> AcknowledgedAsync(Task<HttpResponseMessage>[] uploads)
    {
        List<StoredDocument> acknowledged = [];
        foreach (Task<HttpResponseMessage> upload in uploads)
        {
            using HttpResponseMessage answer = await upload;
            if (answer.StatusCode == HttpStatusCode.Created)
                acknowledged.Add(await answer.DocumentAsync());
            else
                await answer.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.draft_closed");
        }

        return acknowledged;
    }

    // The receipt proves the papers that were known at that moment; the desk shows those and the ones that came late.
    private static async Task ShouldShowAsync(HttpClient desk, Draft draft, HttpResponseMessage submission, List<StoredDocument> acknowledged)
    {
        JsonElement receipt = await submission.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        List<string> proven = [.. receipt.GetProperty("facts").GetProperty("files").EnumerateArray().Select(file => file.GetProperty("sha256").GetString()!)];
        JsonElement application = await desk.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/casework/applications/{draft.Id}", UriKind.Relative), Cancelled);
        List<JsonElement> shown = [.. application.GetProperty("papers").EnumerateArray()];
        shown.Select(paper => paper.GetProperty("sha256").GetString()!).ShouldBe(acknowledged.Select(document => document.Sha256), ignoreOrder: true);
        shown.Where(paper => !paper.GetProperty("late").GetBoolean()).Select(paper => paper.GetProperty("sha256").GetString()!).ShouldBe(proven, ignoreOrder: true);
    }

    private async Task<Draft> BeginAsync()
    {
        using HttpResponseMessage started = await host.Client.PostAsJsonAsync(
            new Uri("/api/v1/applications", UriKind.Relative), new { form = "hauptantrag" }, Cancelled);
        JsonElement reply = await started.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        started.StatusCode.ShouldBe(HttpStatusCode.Created, reply.ToString());
        return new Draft(host, reply.GetProperty("id").GetGuid());
    }

    private static async Task AnswerAsync(Draft draft)
    {
        await SaveAsync(draft, "person", """{ "ap.last": "Winter", "ap.first": "Mara", "ap.birthDate": "1991-03-07" }""");
        await SaveAsync(draft, "contact", """
            { "addr.street": "Lindenstraße 12", "addr.plz": "04109", "addr.city": "Leipzig", "contact.channel": ["brief"] }
            """);
    }

    private static async Task SaveAsync(Draft draft, string section, string answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/v1/applications/{draft.Id}/sections/{section}", UriKind.Relative))
        {
            Content = new StringContent(answers, MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        using HttpResponseMessage response = await draft.Owner.SendAsync(request, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Cancelled));
    }

    public sealed class OnSqlite(RealTimeHost<Sqlite> host) : SubmissionRaceTests(host), IClassFixture<RealTimeHost<Sqlite>>;

    public sealed class OnPostgreSql(RealTimeHost<PostgreSql> host) : SubmissionRaceTests(host), IClassFixture<RealTimeHost<PostgreSql>>;
}
