using System.Globalization;
using System.Net;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>Each rule of tus 1.0.0 that a server must follow, once (docs/tus.md names the tests).</summary>
public abstract class ProtocolTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_tell_anybody_what_is_spoken_here()
    {
        using HttpResponseMessage response = await host.Client.TusAsync(HttpMethod.Options, TusCalls.Uploads, null, ("Tus-Resumable", null));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Header("Tus-Version").ShouldBe("1.0.0");
        response.Header("Tus-Extension").ShouldBe("creation,creation-with-upload,checksum,expiration,termination");
        response.Header("Tus-Max-Size").ShouldBe("20971520");
        response.Header("Tus-Checksum-Algorithm").ShouldBe("sha1,sha256");
    }

    [Fact]
    public async Task Options_ignore_the_version_of_the_client()
    {
        using HttpResponseMessage response = await host.Client.TusAsync(HttpMethod.Options, TusCalls.Uploads, null, ("Tus-Resumable", "9.9.9"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("POST", null)]
    [InlineData("POST", "0.2.2")]
    [InlineData("HEAD", null)]
    [InlineData("HEAD", "2.0.0")]
    [InlineData("PATCH", null)]
    [InlineData("DELETE", null)]
    public async Task Another_version_is_answered_with_412_and_nothing_is_done(string method, string? version)
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        using HttpResponseMessage response = await draft.Owner.TusAsync(
            new HttpMethod(method), method == "POST" ? TusCalls.Uploads : upload, method is "PATCH" ? new byte[10] : null,
            ("Tus-Resumable", version), ("Upload-Offset", "0"), ("Upload-Length", "100"), ("Upload-Metadata", TusCalls.Metadata(draft.Id)));

        response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        response.Header("Tus-Version").ShouldBe("1.0.0");
        response.Header("Tus-Resumable").ShouldBe("1.0.0");
        (await draft.OffsetAsync(upload)).ShouldBe(0);
        if (method != "HEAD")
            await response.ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "documents.upload_protocol_version");
    }

    [Fact]
    public async Task A_new_upload_has_an_address_and_an_end_of_its_time()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync(100);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.OriginalString.ShouldStartWith("/api/v1/uploads/");
        response.Header("Tus-Resumable").ShouldBe("1.0.0");
        response.Header("Upload-Offset").ShouldBe("0");
        ExpiryOf(response).ShouldBe(host.Clock.GetUtcNow().AddHours(24));
    }

    [Fact]
    public async Task Head_tells_offset_length_and_metadata_as_they_were_sent_and_is_not_kept_by_caches()
    {
        using Draft draft = await Draft.StartAsync(host);
        string metadata = TusCalls.Metadata(draft.Id) + ",is_confidential,note " + TusCalls.Base64("für später");
        Uri upload = await draft.BeginAsync(100, metadata);
        await draft.SendAsync(upload, 0, PaperFiles.Pdf[..60]);

        using HttpResponseMessage response = await draft.HeadAsync(upload);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Header("Upload-Offset").ShouldBe("60");
        response.Header("Upload-Length").ShouldBe("100");
        response.Header("Upload-Metadata").ShouldBe(metadata);
        response.Header("Cache-Control")!.ShouldStartWith("no-store");
        response.Header("Tus-Resumable").ShouldBe("1.0.0");
        ExpiryOf(response).ShouldBe(host.Clock.GetUtcNow().AddHours(24));
    }

    [Fact]
    public async Task Patch_adds_bytes_and_tells_the_new_offset_and_the_end_of_the_time()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 0, PaperFiles.Pdf[..60]);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Header("Upload-Offset").ShouldBe("60");
        response.Header("Tus-Resumable").ShouldBe("1.0.0");
        ExpiryOf(response).ShouldBe(host.Clock.GetUtcNow().AddHours(24));
    }

    [Fact]
    public async Task A_request_without_bytes_adds_none()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        await draft.SendAsync(upload, 0, []);

        (await draft.OffsetAsync(upload)).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    [InlineData(61)]
    [InlineData(1_000_000)]
    public async Task Another_offset_than_the_next_one_is_409_with_the_right_one(long offset)
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);
        await draft.SendAsync(upload, 0, PaperFiles.Pdf[..60]);

        using HttpResponseMessage response = await draft.AppendAsync(upload, offset, new byte[10]);

        await response.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.upload_offset_wrong");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("\"offset\":60");
        (await draft.OffsetAsync(upload)).ShouldBe(60);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-1")]
    [InlineData("+0")]
    [InlineData("0x0")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task An_offset_that_is_none_is_400(string? offset)
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 0, new byte[10], ("Upload-Offset", offset));

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "documents.upload_header_malformed");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("\"header\":\"Upload-Offset\"");
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? contentType)
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 0, "{}"u8.ToArray(), ("Content-Type", contentType));

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        (await draft.OffsetAsync(upload)).ShouldBe(0);
    }

    [Fact]
    public async Task The_method_that_a_client_means_is_the_one_that_counts()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        using HttpResponseMessage patch = await draft.Owner.TusAsync(
            HttpMethod.Post, upload, PaperFiles.Pdf[..60], ("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0"));
        using HttpResponseMessage head = await draft.Owner.TusAsync(HttpMethod.Get, upload, null, ("X-HTTP-Method-Override", "HEAD"));
        using HttpResponseMessage delete = await draft.Owner.TusAsync(HttpMethod.Post, upload, null, ("X-HTTP-Method-Override", "delete"));

        patch.Header("Upload-Offset").ShouldBe("60");
        head.Header("Upload-Offset").ShouldBe("60");
        delete.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await draft.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deleted_upload_is_gone_with_its_bytes()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);
        await draft.SendAsync(upload, 0, PaperFiles.Pdf[..60]);
        UploadFiles.Of(host, upload).ShouldHaveSingleItem();

        using HttpResponseMessage response = await draft.Owner.TusAsync(HttpMethod.Delete, upload);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Header("Tus-Resumable").ShouldBe("1.0.0");
        (await draft.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.NotFound);
        using HttpResponseMessage patch = await draft.AppendAsync(upload, 60, new byte[10]);
        await patch.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        UploadFiles.Of(host, upload).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_has_no_address_here_carries_the_version_too()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage unknown = await draft.AppendAsync(new Uri($"{TusCalls.Uploads}/{Guid.CreateVersion7()}", UriKind.Relative), 0, new byte[10]);
        using HttpResponseMessage nobody = await host.Client.TusAsync(HttpMethod.Post, TusCalls.Uploads);
        using HttpResponseMessage put = await draft.Owner.TusAsync(HttpMethod.Put, TusCalls.Uploads);

        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        put.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        new[] { unknown, nobody, put }.ShouldAllBe(response => response.Header("Tus-Resumable") == "1.0.0");
    }

    private static DateTimeOffset ExpiryOf(HttpResponseMessage response) =>
        DateTimeOffset.ParseExact(response.Header("Upload-Expires")!, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ProtocolTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ProtocolTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
