using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>A host that is killed in the middle of an upload, and right after its last byte: nothing acknowledged is lost.</summary>
public abstract class UploadKillTests(ITestDatabase database)
{
    private const int Length = 6 * 1024 * 1024;
    private const int Kills = 4;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_the_upload_goes_on_from_where_it_was_acknowledged()
    {
        await using HostProcess host = await HostProcess.StartAsync(database);
        Guid application = await BeginAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await CreateAsync(host, application, paper.Length);
        for (int kill = 1; kill <= Kills; kill++)
        {
            int offset = (int)await OffsetAsync(host, upload);
            using HangingPatch patch = await HangingPatch.BeginAsync(host.Client, upload, offset, paper.Length - offset);
            int seen = offset + RandomNumberGenerator.GetInt32(1, (paper.Length - offset) / 2);
            await patch.SendAsync(paper.AsMemory(offset..seen));
            long acknowledged = await OffsetAsync(host, upload);
            await patch.SendAsync(paper.AsMemory(seen, RandomNumberGenerator.GetInt32(0, (paper.Length - seen) / 2)));
            host.KillHard();
            await host.RestartAsync();
            long after = await OffsetAsync(host, upload);
            after.ShouldBeGreaterThanOrEqualTo(acknowledged, $"kill {kill}");
        }

        int rest = (int)await OffsetAsync(host, upload);
        using HttpResponseMessage last = await host.Client.TusAsync(HttpMethod.Patch, upload, paper[rest..], ("Upload-Offset", $"{rest}"));

        last.StatusCode.ShouldBe(HttpStatusCode.NoContent, host.LogTail());
        await ShouldBeOneDocumentAsync(host, application, upload, paper);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Killed_right_after_the_last_byte_the_document_is_made_by_the_next_host(int parts)
    {
        // What the killed host had in hand is taken up after its lease.
        await using HostProcess host = await HostProcess.StartAsync(database, settings => settings["Documents:Uploads:FinishLease"] = "00:00:01");
        Guid application = await BeginAsync(host);
        for (int kill = 0; kill < Kills; kill++)
        {
            byte[] paper = LargePaper.Of(Length, seed: kill);
            Uri upload = await CreateAsync(host, application, paper.Length);
            int offset = 0;
            if (parts > 1)
            {
                offset = Length / 2;
                (await host.Client.TusAsync(HttpMethod.Patch, upload, paper[..offset], ("Upload-Offset", "0"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            }

            using HangingPatch patch = await HangingPatch.BeginAsync(host.Client, upload, offset, paper.Length - offset);
            await patch.SendAsync(paper.AsMemory(offset));
            await Task.Delay(RandomNumberGenerator.GetInt32(0, 60), Cancelled);
            host.KillHard();
            await host.RestartAsync();

            long after = await OffsetAsync(host, upload);
            if (after < paper.Length)
                (await host.Client.TusAsync(HttpMethod.Patch, upload, paper[(int)after..], ("Upload-Offset", $"{after}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            await ShouldBeOneDocumentAsync(host, application, upload, paper);
        }
    }

    private static async Task<Guid> BeginAsync(HostProcess host)
    {
        BegunApplication application = await BegunApplication.OnAsync(host);
        host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", application.Token);
        return application.Id;
    }

    private static async Task<Uri> CreateAsync(HostProcess host, Guid application, int length)
    {
        using HttpResponseMessage created = await host.Client.TusAsync(
            HttpMethod.Post, TusCalls.Uploads, null, ("Upload-Length", $"{length}"), ("Upload-Metadata", TusCalls.Metadata(application)));
        created.StatusCode.ShouldBe(HttpStatusCode.Created, host.LogTail());
        return created.Headers.Location!;
    }

    private static async Task<long> OffsetAsync(HostProcess host, Uri upload)
    {
        using HttpResponseMessage head = await host.Client.TusAsync(HttpMethod.Head, upload);
        head.StatusCode.ShouldBe(HttpStatusCode.OK, host.LogTail());
        return long.Parse(head.Header("Upload-Offset")!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task ShouldBeOneDocumentAsync(HostProcess host, Guid application, Uri upload, byte[] paper)
    {
        StoredDocument? document = null;
        await Eventually.HappensAsync("the document is made", async () =>
        {
            UploadStatus status = (await host.Client.GetFromJsonAsync<UploadStatus>(upload, ApiJson.Options, Cancelled))!;
            document = status.Document;
            return status.State == UploadStanding.Finished;
        });
        document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        var documents = new Uri($"/api/v1/applications/{application}/documents", UriKind.Relative);
        (await host.Client.DocumentsAsync(documents)).Count(stored => stored.Sha256 == document.Sha256).ShouldBe(1);
        (await host.Client.GetByteArrayAsync(new Uri($"{documents}/{document.Id}/content", UriKind.Relative), Cancelled)).ShouldBe(paper);
        UploadFiles.Of(host.DataFolder, UploadFiles.IdOf(upload)).ShouldBeEmpty();
    }

    public sealed class OnSqlite() : UploadKillTests(new Sqlite());

    public sealed class OnPostgreSql() : UploadKillTests(new PostgreSql());
}
