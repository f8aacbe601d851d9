using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>Bytes that come in pieces of any size, right and wrong ones.</summary>
public abstract class AppendingTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_paper_in_pieces_becomes_the_document_and_the_last_answer_names_it(int pieces)
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await draft.BeginAsync(paper.Length);
        int size = (paper.Length / pieces) + 1;
        int start = 0;
        for (; start + size < paper.Length; start += size)
            await draft.SendAsync(upload, start, paper[start..(start + size)]);

        using HttpResponseMessage last = await draft.AppendAsync(upload, start, paper[start..]);

        last.StatusCode.ShouldBe(HttpStatusCode.NoContent, await last.Content.ReadAsStringAsync(Cancelled));
        StoredDocument document = await draft.Owner.DocumentAsync(new Uri(last.Header("Content-Location")!, UriKind.Relative));
        last.Header("Upload-Expires").ShouldBeNull();
        document.Sha256.ShouldBe(TusCalls.Sha256(paper));
        document.SizeBytes.ShouldBe(paper.Length);
        document.FileName.ShouldBe("nachweis.pdf");
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(document.Id), Cancelled)).ShouldBe(paper);
        await draft.ShouldHoldAsync(document.Id);
        UploadFiles.Of(host, upload).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_creation_may_bring_the_first_bytes()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = PaperFiles.NewPdf();

        using HttpResponseMessage created = await draft.CreateAsync(paper.Length, paper[..100]);

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Header("Upload-Offset").ShouldBe("100");
        await draft.SendAsync(created.Headers.Location!, 100, paper[100..]);
        (await draft.StatusAsync(created.Headers.Location!)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
    }

    [Fact]
    public async Task The_creation_may_bring_all_bytes()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = PaperFiles.NewPdf();

        using HttpResponseMessage created = await draft.CreateAsync(paper.Length, paper);

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Header("Upload-Offset").ShouldBe(created.Header("Upload-Length") ?? paper.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        StoredDocument document = await draft.Owner.DocumentAsync(new Uri(created.Header("Content-Location")!, UriKind.Relative));
        await draft.ShouldHoldAsync(document.Id);
    }

    [Theory]
    [InlineData("application/pdf", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_creation_with_bytes_of_another_content_type_creates_nothing(string contentType, HttpStatusCode status)
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync(100, new byte[10], null, ("Content-Type", contentType));

        await response.ShouldBeRefusedAsync(status, "request.unsupported_media_type");
        (await UploadRows.CountAsync(draft)).ShouldBe(0);
    }

    [Fact]
    public async Task A_creation_whose_bytes_are_refused_leaves_nothing()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage wrongKind = await draft.CreateAsync(5000, PaperFiles.Program[..5000]);
        using HttpResponseMessage tooLong = await draft.CreateAsync(10, PaperFiles.Pdf);

        await wrongKind.ShouldBeRefusedAsync(HttpStatusCode.UnsupportedMediaType, "documents.kind_not_accepted");
        await tooLong.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "documents.upload_too_long");
        (await UploadRows.CountAsync(draft)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_bytes_than_announced_are_refused_and_none_of_the_request_counts(bool announced)
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);
        await draft.SendAsync(upload, 0, PaperFiles.Pdf[..60]);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 60, PaperFiles.Pdf[60..101], announced ? [] : [("Transfer-Encoding", "chunked")]);

        await response.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "documents.upload_too_long");
        (await draft.OffsetAsync(upload)).ShouldBe(60);
        UploadFiles.Of(host, upload).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_checksum_that_fits_lets_the_bytes_in_and_one_that_does_not_keeps_all_out(string algorithm)
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await draft.BeginAsync(paper.Length);

        using HttpResponseMessage wrong = await draft.AppendAsync(upload, 0, paper[..100], Checksum(algorithm, paper[..99]));
        long afterWrong = await draft.OffsetAsync(upload);
        using HttpResponseMessage right = await draft.AppendAsync(upload, 0, paper[..100], Checksum(algorithm, paper[..100]));
        using HttpResponseMessage rest = await draft.AppendAsync(upload, 100, paper[100..], Checksum(algorithm, paper[100..]));

        await wrong.ShouldBeRefusedAsync((HttpStatusCode)460, "documents.upload_checksum_mismatch");
        afterWrong.ShouldBe(0);
        right.Header("Upload-Offset").ShouldBe("100");
        rest.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
    }

    [Fact]
    public async Task Bytes_that_the_network_altered_do_not_get_the_file_refused()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = PaperFiles.NewPdf();
        Uri upload = await draft.BeginAsync(paper.Length);
        byte[] altered = [.. paper];
        altered[0] ^= 1;

        using HttpResponseMessage response = await draft.AppendAsync(upload, 0, altered, Checksum("sha1", paper));

        await response.ShouldBeRefusedAsync((HttpStatusCode)460, "documents.upload_checksum_mismatch");
        await draft.SendAsync(upload, 0, paper);
        (await draft.StatusAsync(upload)).State.ShouldBe(UploadStanding.Finished);
    }

    [Theory]
    [InlineData("md5 1B2M2Y8AsgTpgAmY7PhCfg==", "documents.upload_checksum_unknown")]
    [InlineData("SHA1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "documents.upload_checksum_unknown")]
    [InlineData("sha1", "documents.upload_header_malformed")]
    [InlineData("sha1 ***", "documents.upload_header_malformed")]
    [InlineData("sha1 a b", "documents.upload_header_malformed")]
    public async Task A_checksum_that_cannot_be_read_is_400_and_nothing_counts(string checksum, string code)
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 0, PaperFiles.Pdf[..60], (PromisedChecksum.Header, checksum));

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, code);
        (await draft.OffsetAsync(upload)).ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_kind_is_refused_at_its_first_bytes_and_the_upload_tells_why()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(1_000_000);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 0, PaperFiles.Program[..2000]);

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnsupportedMediaType, "documents.kind_not_accepted");
        (await draft.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.Gone);
        using HttpResponseMessage again = await draft.AppendAsync(upload, 0, PaperFiles.Pdf);
        await again.ShouldBeRefusedAsync(HttpStatusCode.Gone, "documents.upload_refused");
        JsonNode.Parse(await again.Content.ReadAsStringAsync(Cancelled))!["refusedWith"]!.GetValue<string>().ShouldBe("documents.kind_not_accepted");
        UploadStatus status = await draft.StatusAsync(upload);
        status.State.ShouldBe(UploadStanding.Refused);
        status.Problem.ShouldBe("documents.kind_not_accepted");
        UploadFiles.Of(host, upload).ShouldBeEmpty();
        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_wrong_kind_in_tiny_pieces_is_refused_at_the_end()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(1000);
        await draft.SendAsync(upload, 0, PaperFiles.Program[..100]);
        await draft.SendAsync(upload, 100, PaperFiles.Program[100..900]);

        using HttpResponseMessage response = await draft.AppendAsync(upload, 900, PaperFiles.Program[900..1000]);

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnsupportedMediaType, "documents.kind_not_accepted");
        (await draft.StatusAsync(upload)).Problem.ShouldBe("documents.kind_not_accepted");
        UploadFiles.Of(host, upload).ShouldBeEmpty();
        await draft.ShouldHoldAsync();
    }

    private static (string Name, string? Value) Checksum(string algorithm, byte[] bytes) =>
#pragma warning disable CA5350 // The protocol asks for it.
        (PromisedChecksum.Header, $"{algorithm} {Convert.ToBase64String(algorithm == "sha1" ? SHA1.HashData(bytes) : SHA256.HashData(bytes))}");
#pragma warning restore CA5350

    public sealed class OnSqlite(HostFixture<Sqlite> host) : AppendingTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : AppendingTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
