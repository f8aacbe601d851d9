using System.Net;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>What can be refused is refused before the first byte is sent.</summary>
public abstract class CreationTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Upload-Length", null)]
    [InlineData("Upload-Length", "-1")]
    [InlineData("Upload-Length", "1e3")]
    [InlineData("Upload-Length", "99999999999999999999")]
    [InlineData("Upload-Defer-Length", "1")]
    [InlineData("Upload-Metadata", null)]
    [InlineData("Upload-Metadata", "")]
    [InlineData("Upload-Metadata", "applicationId")]
    [InlineData("Upload-Metadata", "applicationId nonsense")]
    [InlineData("Upload-Metadata", "applicationId =====")]
    [InlineData("Upload-Metadata", "applicationId a b")]
    [InlineData("Upload-Metadata", "filename YQ==,filename YQ==")]
    [InlineData("Upload-Metadata", ",,,")]
    [InlineData("Upload-Metadata", "evidence TjAx")]
    public async Task A_header_that_cannot_be_read_is_400_and_named(string header, string? value)
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync(100, null, null, (header, value));

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "documents.upload_header_malformed");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain($"\"header\":\"{header}\"");
    }

    [Fact]
    public async Task Metadata_beyond_all_measure_is_400()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync(100, metadata: TusCalls.Metadata(draft.Id, fileName: new string('x', 6200)));

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "documents.upload_header_malformed");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync(0);

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "documents.empty");
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_the_limit()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync((20 * 1024 * 1024) + 1);

        await response.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "documents.too_large");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("\"maxFileBytes\":20971520");
    }

    [Theory]
    [InlineData("N99", null, "documents.evidence_unknown")]
    [InlineData("N01,N99", null, "documents.evidence_unknown")]
    [InlineData("", null, "documents.evidence_unknown")]
    [InlineData("' OR 1=1 --", null, "documents.evidence_unknown")]
    [InlineData("N01", "p0", "documents.person_malformed")]
    [InlineData("N01:somebody", null, "documents.person_malformed")]
    [InlineData("N01:p1:p2", null, "documents.person_malformed")]
    public async Task A_wrong_code_or_person_is_refused(string evidence, string? person, string code)
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.CreateAsync(100, metadata: TusCalls.Metadata(draft.Id, evidence, person: person));

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task An_application_that_is_not_the_callers_does_not_exist()
    {
        using Draft draft = await Draft.StartAsync(host);
        using Draft other = await Draft.StartAsync(host);

        using HttpResponseMessage foreign = await draft.CreateAsync(100, metadata: TusCalls.Metadata(other.Id));
        using HttpResponseMessage unknown = await draft.CreateAsync(100, metadata: TusCalls.Metadata(Guid.CreateVersion7()));

        await foreign.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        await unknown.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
    }

    [Fact]
    public async Task An_upload_that_is_not_the_callers_does_not_exist()
    {
        using Draft draft = await Draft.StartAsync(host);
        using Draft other = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(100);

        (await other.HeadAsync(upload)).ShouldBeRefusedWith(HttpStatusCode.NotFound);
        using HttpResponseMessage patch = await other.AppendAsync(upload, 0, PaperFiles.Pdf[..60]);
        using HttpResponseMessage delete = await other.Owner.TusAsync(HttpMethod.Delete, upload);
        using HttpResponseMessage get = await other.Owner.GetAsync(upload, Cancelled);

        await patch.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        await delete.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        await get.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        (await draft.OffsetAsync(upload)).ShouldBe(0);
    }

    [Fact]
    public async Task A_closed_or_deleted_draft_takes_no_uploads()
    {
        using Draft closed = await Draft.StartAsync(host);
        using Draft deleted = await Draft.StartAsync(host);
        await closed.TellSubmittedAsync();
        await deleted.TellDeletedAsync();

        using HttpResponseMessage toClosed = await closed.CreateAsync(100);
        using HttpResponseMessage toDeleted = await deleted.CreateAsync(100);

        await toClosed.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.draft_closed");
        await toDeleted.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
    }

    [Fact]
    public async Task A_full_folder_takes_no_uploads()
    {
        await using HostFixture small = await HostFixture.StartAsync(host.Database, settings => settings["Documents:MaxPerApplication"] = "1");
        using Draft draft = await Draft.StartAsync(small);
        await draft.StoreAsync();

        using HttpResponseMessage response = await draft.CreateAsync(100);

        await response.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.too_many");
    }

    [Fact]
    public async Task Of_many_at_once_twenty_may_be_open_and_the_next_ones_when_one_has_ended()
    {
        using Draft draft = await Draft.StartAsync(host);

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => draft.CreateAsync(100)));

        List<Uri> open = [.. answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.Headers.Location!)];
        open.Count.ShouldBe(20);
        foreach (HttpResponseMessage refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeRefusedAsync(HttpStatusCode.TooManyRequests, "documents.uploads_too_many");
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(24));
        }

        (await draft.Owner.TusAsync(HttpMethod.Delete, open[0])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await draft.BeginAsync(100);
        foreach (HttpResponseMessage answer in answers)
            answer.Dispose();
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\Mara\\lohn.pdf", "lohn.pdf")]
    [InlineData("..", "dokument.pdf")]
    [InlineData("NUL", "_NUL.pdf")]
    [InlineData("a\0b\r\nSet-Cookie: x\u0001.pdf", "abSet-Cookie_ x.pdf")]
    [InlineData("rechnung\u202Efdp.exe", "rechnungfdp.exe.pdf")]
    [InlineData("Kündigung 🏠.pdf", "Kündigung 🏠.pdf")]
    [InlineData("", "dokument.pdf")]
    [InlineData(null, "dokument.pdf")]
    public async Task A_name_that_means_harm_becomes_a_harmless_one(string? sent, string kept)
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument stored = await draft.StoreByTusAsync(PaperFiles.NewPdf(), TusCalls.Metadata(draft.Id, fileName: sent));

        stored.FileName.ShouldBe(kept);
        await draft.ShouldHoldAsync(stored.Id);
    }

    [Fact]
    public async Task A_name_of_500_characters_is_cut()
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument stored = await draft.StoreByTusAsync(PaperFiles.NewPdf(), TusCalls.Metadata(draft.Id, fileName: new string('ß', 500) + ".pdf"));

        stored.FileName.ShouldBe(new string('ß', 116) + ".pdf");
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_no_failure()
    {
        using Draft draft = await Draft.StartAsync(host);
        string metadata = TusCalls.Metadata(draft.Id, fileName: null) + ",filename " + Convert.ToBase64String([0xFF, 0xFE, 0x41, 0xC0, 0x42]);

        StoredDocument stored = await draft.StoreByTusAsync(PaperFiles.NewPdf(), metadata);

        stored.FileName.ShouldBe("AB.pdf");
    }

    [Fact]
    public async Task A_paper_serves_every_item_that_was_named()
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument stored = await draft.StoreByTusAsync(PaperFiles.NewPdf(), TusCalls.Metadata(draft.Id, "N01, N02:p2", person: "p1"));

        stored.Person.ShouldBe("p1");
        stored.Items.ShouldBe(["N01:p1", "N02:p2"]);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CreationTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CreationTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
