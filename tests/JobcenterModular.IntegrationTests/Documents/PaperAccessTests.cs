using System.Net;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Who may read and change papers, and how their bytes leave the house.</summary>
public abstract class PaperAccessTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_elses_papers_are_not_there_whatever_is_tried()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync();
        using Draft otherGuest = await Draft.StartAsync(host);
        using HttpClient account = host.ClientWith(host.TokenForRole(Roles.Applicant, "eve"));

        foreach (HttpClient stranger in (HttpClient[])[otherGuest.Owner, account])
        {
            await NotFoundAsync(stranger, HttpMethod.Get, draft.Documents);
            await NotFoundAsync(stranger, HttpMethod.Post, draft.Documents);
            await NotFoundAsync(stranger, HttpMethod.Get, new Uri($"{draft.Documents}/{stored.Id}", UriKind.Relative));
            await NotFoundAsync(stranger, HttpMethod.Get, draft.ContentOf(stored.Id));
            await NotFoundAsync(stranger, HttpMethod.Delete, new Uri($"{draft.Documents}/{stored.Id}", UriKind.Relative));
        }

        await NotFoundAsync(otherGuest.Owner, HttpMethod.Get, otherGuest.ContentOf(stored.Id));
        await NotFoundAsync(otherGuest.Owner, HttpMethod.Delete, new Uri($"{otherGuest.Documents}/{stored.Id}", UriKind.Relative));
        await draft.ShouldHoldAsync(stored.Id);
        await otherGuest.ShouldHoldAsync();
    }

    [Fact]
    public async Task An_account_opens_its_own_application_and_a_guest_gets_in_by_its_token()
    {
        using var draft = new Draft(host, Notifications.Telling.NewId(host));
        await draft.TellStartedAsync("anna");
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());
        using HttpClient anna = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));

        (await anna.GetByteArrayAsync(draft.ContentOf(stored.Id), Cancelled)).ShouldBe(PaperFiles.Pdf);
    }

    [Fact]
    public async Task A_guest_who_is_faster_than_the_folder_is_asked_to_try_again()
    {
        using var draft = new Draft(host, Notifications.Telling.NewId(host));

        using HttpResponseMessage response = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        await response.ShouldBeRefusedAsync(HttpStatusCode.ServiceUnavailable, "documents.not_ready");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_desk_sees_nothing_of_a_draft_and_everything_of_a_submitted_application()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(PaperFiles.Of("heic"), "Übergabe.heic").Content());
        HttpClient desk = host.ClientFor(Roles.Caseworker);
        await NotFoundAsync(desk, HttpMethod.Get, draft.CaseDocuments);
        await NotFoundAsync(desk, HttpMethod.Get, draft.CaseContentOf(stored.Id));

        await draft.TellSubmittedAsync();

        (await desk.DocumentsAsync(draft.CaseDocuments)).ShouldHaveSingleItem().ShouldSay(stored);
        (await desk.GetByteArrayAsync(draft.CaseContentOf(stored.Id), Cancelled)).ShouldBe(PaperFiles.Of("heic"));
        using Draft other = await Draft.StartAsync(host);
        await other.TellSubmittedAsync();
        await NotFoundAsync(desk, HttpMethod.Get, other.CaseContentOf(stored.Id));
    }

    [Fact]
    public async Task Only_the_desk_gets_at_the_papers_of_a_case_and_only_applicants_upload()
    {
        using Draft draft = await Draft.StartAsync(host);
        await draft.TellSubmittedAsync();

        foreach (string role in Roles.All.Except([Roles.Caseworker, Roles.TeamLead], StringComparer.Ordinal))
            (await StatusAsync(host.ClientFor(role), HttpMethod.Get, draft.CaseDocuments)).ShouldBe(HttpStatusCode.Forbidden, role);
        foreach (string role in Roles.All.Except([Roles.Applicant], StringComparer.Ordinal))
            (await StatusAsync(host.ClientFor(role), HttpMethod.Post, draft.Documents)).ShouldBe(HttpStatusCode.Forbidden, role);
        (await StatusAsync(host.Client, HttpMethod.Get, draft.CaseDocuments)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(host.Client, HttpMethod.Post, draft.Documents)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_cannot_be_run_guessed_about_or_kept(bool byTheDesk)
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(PaperFiles.Of("png"), "Bescheid März.png").Content());
        await draft.TellSubmittedAsync();
        HttpClient reader = byTheDesk ? host.ClientFor(Roles.TeamLead) : draft.Owner;

        using HttpResponseMessage response = await reader.GetAsync(
            byTheDesk ? draft.CaseContentOf(stored.Id) : draft.ContentOf(stored.Id), HttpCompletionOption.ResponseHeadersRead, Cancelled);
        response.Content.Headers.ContentLength.ShouldBe(PaperFiles.Of("png").Length);

        byte[] bytes = await response.Content.ReadAsByteArrayAsync(Cancelled);
        bytes.ShouldBe(PaperFiles.Of("png"));
        response.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Bescheid März.png");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
        response.Headers.GetValues("Repr-Digest").ShouldBe([$"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static async Task NotFoundAsync(HttpClient client, HttpMethod method, Uri address)
    {
        using HttpResponseMessage response = await SendAsync(client, method, address);
        await response.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, Uri address)
    {
        using HttpResponseMessage response = await SendAsync(client, method, address);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, Uri address)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
            request.Content = RawForm.Paper(PaperFiles.Pdf).Content();
        return await client.SendAsync(request, Cancelled);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : PaperAccessTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : PaperAccessTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
