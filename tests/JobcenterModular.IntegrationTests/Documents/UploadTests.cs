using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>What is taken and what is not, over a real connection.</summary>
public abstract class UploadTests(HostFixture host)
{
    private const int MaxFileBytes = 20 * 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pdf", "application/pdf")]
    [InlineData("jpg", "image/jpeg")]
    [InlineData("png", "image/png")]
    [InlineData("tif", "image/tiff")]
    [InlineData("heic", "image/heic")]
    public async Task Each_kind_arrives_whole_with_its_facts(string ending, string mediaType)
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] bytes = PaperFiles.Of(ending);

        StoredDocument stored = await draft.StoreAsync(
            new RawForm().Field("person", "p2").File(bytes, $"Lohnzettel März.{ending}").Field("evidence", "N02").Content());

        stored.ShouldSay(new StoredDocument(
            stored.Id,
            draft.Id,
            "N02",
            "p2",
            ["N02:p2"],
            $"Lohnzettel März.{ending}",
            mediaType,
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            host.Clock.GetUtcNow(),
            CheckState.NotScanned));
        (await draft.Owner.DocumentsAsync(draft.Documents)).ShouldHaveSingleItem().ShouldSay(stored);
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(stored.Id), Cancelled)).ShouldBe(bytes);
        await draft.ShouldHoldAsync(stored.Id);
        host.Log.Lines.ShouldNotContain(line => line.Text.Contains("Lohnzettel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_answer_says_where_the_paper_is_and_the_list_has_it()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage created = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        StoredDocument stored = await created.DocumentAsync();
        stored.Person.ShouldBe("ap");
        created.Headers.Location!.OriginalString.ShouldBe($"/api/v1/applications/{draft.Id}/documents/{stored.Id}");
        (await draft.Owner.DocumentAsync(created.Headers.Location)).ShouldSay(stored);
        JsonElement list = await draft.Owner.GetFromJsonAsync<JsonElement>(draft.Documents, Cancelled);
        list.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(stored.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_exactly_the_limit_is_taken(bool announced)
    {
        using Draft draft = await Draft.StartAsync(host);
        using var form = new LargeForm(MaxFileBytes, announced: announced);

        StoredDocument stored = await draft.StoreAsync(form);

        stored.SizeBytes.ShouldBe(MaxFileBytes);
        stored.Sha256.ShouldBe(form.Sha256);
        await using Stream content = await draft.Owner.GetStreamAsync(draft.ContentOf(stored.Id), Cancelled);
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, Cancelled)).ShouldBe(form.Sha256);
        new FileInfo(await draft.PathOfAsync(stored)).Length.ShouldBeGreaterThan(MaxFileBytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_byte_more_is_refused_and_leaves_nothing(bool announced)
    {
        using Draft draft = await Draft.StartAsync(host);
        using var form = new LargeForm(MaxFileBytes + 1, announced: announced);

        using HttpResponseMessage response = await draft.UploadAsync(form);

        await response.ShouldBeRefusedAsync(HttpStatusCode.RequestEntityTooLarge, "documents.too_large");
        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.UploadAsync(RawForm.Paper([]).Content());

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "documents.empty");
        await draft.ShouldHoldAsync();
    }

    [Theory]
    [InlineData("program")]
    [InlineData("docx")]
    [InlineData("rtf")]
    [InlineData("avif")]
    [InlineData("gif")]
    public async Task Another_kind_is_refused_whatever_its_name_says(string kind)
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] bytes = kind == "program" ? PaperFiles.Program : PaperFiles.Of(kind);

        using HttpResponseMessage response = await draft.UploadAsync(RawForm.Paper(bytes, "nachweis.pdf").Content());

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnsupportedMediaType, "documents.kind_not_accepted");
        await draft.ShouldHoldAsync();
    }

    [Theory]
    [InlineData("evidence", "N99", "documents.evidence_unknown")]
    [InlineData("evidence", "n01", "documents.evidence_unknown")]
    [InlineData("evidence", "", "documents.evidence_unknown")]
    [InlineData("evidence", "N01\0", "documents.evidence_unknown")]
    [InlineData("person", "", "documents.person_malformed")]
    [InlineData("person", "p0", "documents.person_malformed")]
    [InlineData("person", "p100", "documents.person_malformed")]
    [InlineData("person", "AP", "documents.person_malformed")]
    [InlineData("person", "p1\0", "documents.person_malformed")]
    [InlineData("person", "p\u0661", "documents.person_malformed")]
    public async Task A_wrong_evidence_code_or_person_is_refused(string field, string value, string code)
    {
        using Draft draft = await Draft.StartAsync(host);
        RawForm form = new RawForm().File(PaperFiles.Pdf).Field(field, value);
        if (field != "evidence")
            form.Field("evidence", "N01");

        using HttpResponseMessage response = await draft.UploadAsync(form.Content());

        await response.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, code);
        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task An_upload_without_its_evidence_code_or_its_file_is_refused()
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage withoutCode = await draft.UploadAsync(new RawForm().File(PaperFiles.Pdf).Content());
        using HttpResponseMessage withoutFile = await draft.UploadAsync(new RawForm().Field("evidence", "N01").Content());

        await withoutCode.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "documents.evidence_unknown");
        await withoutFile.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "documents.file_missing");
        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task Parallel_uploads_are_all_stored_and_counted()
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument[] stored = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => draft.StoreAsync()));

        await draft.ShouldHoldAsync(stored.Select(document => document.Id));
        host.Log.ShouldHaveNoErrors();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : UploadTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : UploadTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
