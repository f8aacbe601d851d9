using System.Net;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Idempotency-Key: a client that does not know whether its upload arrived may send it again.</summary>
public abstract class RepeatedUploadTests(HostFixture host)
{
    private const string Key = "0195b2a0-7c1e-7000-8000-0000000000aa";

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_stores_nothing()
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument first = await StoreAsync(draft);
        StoredDocument repeat = await StoreAsync(draft);

        repeat.ShouldSay(first);
        await draft.ShouldHoldAsync(first.Id);
    }

    [Fact]
    public async Task Parallel_tries_under_one_key_make_one_document()
    {
        using Draft draft = await Draft.StartAsync(host);

        StoredDocument[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StoreAsync(draft)));

        await draft.ShouldHoldAsync(answers.ShouldBeOne().Id);
    }

    [Fact]
    public async Task Parallel_tries_under_one_key_for_the_last_place_all_get_the_same_answer()
    {
        await using HostFixture small = await HostFixture.StartAsync(host.Database, settings => settings["Documents:MaxPerApplication"] = "1");
        using Draft draft = await Draft.StartAsync(small);

        StoredDocument[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StoreAsync(draft)));

        await draft.ShouldHoldAsync(answers.ShouldBeOne().Id);
    }

    [Fact]
    public async Task The_same_key_for_another_file_or_another_code_is_refused()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument first = await StoreAsync(draft);

        using HttpResponseMessage otherFile = await draft.UploadAsync(RawForm.Paper(PaperFiles.Of("png"), "nachweis.pdf").Content(), Key);
        using HttpResponseMessage otherCode = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf, evidence: "N02").Content(), Key);

        await otherFile.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
        await otherCode.ShouldBeRefusedAsync(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
        await draft.ShouldHoldAsync(first.Id);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("0123456789 0123456789")]
    [InlineData("../../../../../../etc")]
    public async Task A_key_of_another_shape_is_refused(string key)
    {
        using Draft draft = await Draft.StartAsync(host);

        using HttpResponseMessage response = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content(), key);

        await response.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.idempotency_key_malformed");
        await draft.ShouldHoldAsync();
    }

    [Fact]
    public async Task One_key_serves_two_applications()
    {
        using Draft one = await Draft.StartAsync(host);
        using Draft other = await Draft.StartAsync(host);

        StoredDocument first = await StoreAsync(one);
        StoredDocument second = await StoreAsync(other);

        second.Id.ShouldNotBe(first.Id);
        await other.ShouldHoldAsync(second.Id);
    }

    [Fact]
    public async Task A_repeat_after_the_submission_still_gets_the_first_answer()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument first = await StoreAsync(draft);
        await draft.TellSubmittedAsync();

        (await StoreAsync(draft)).ShouldSay(first);

        await draft.ShouldHoldAsync(first.Id);
    }

    [Fact]
    public async Task A_key_that_has_run_out_but_is_not_swept_yet_is_no_failure()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        using Draft draft = await Draft.StartAsync(own);
        StoredDocument first = await StoreAsync(draft);
        own.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        using var later = new Draft(own, draft.Id);

        (await StoreAsync(later)).ShouldSay(first);

        await draft.ShouldHoldAsync(first.Id);
    }

    // The same file each time: a repeat sends what it sent before.
    private static Task<StoredDocument> StoreAsync(Draft draft) => draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content(), Key);

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RepeatedUploadTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RepeatedUploadTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
