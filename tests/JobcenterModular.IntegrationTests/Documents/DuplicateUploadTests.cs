using System.Net;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>The same content a second time is no second document: the earlier receipt is the answer.</summary>
public abstract class DuplicateUploadTests(HostFixture host)
{
    [Fact]
    public async Task Equal_content_answers_with_the_first_receipt_whatever_its_name()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(HeardEvents.ListenTo));
        using Draft draft = await Draft.StartAsync(own);
        StoredDocument first = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf, "ausweis.pdf").Content());
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        using HttpResponseMessage answer = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf, "nochmal.pdf").Content());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Location.ShouldBeNull();
        (await answer.DocumentAsync()).ShouldSay(first);
        await draft.ShouldHoldAsync(first.Id);
        (await draft.HeardAsync<DocumentStored>(told => told.ApplicationId)).ShouldHaveSingleItem().DocumentId.ShouldBe(first.Id);
    }

    [Fact]
    public async Task Equal_content_for_another_item_serves_that_one_too()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument first = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        using HttpResponseMessage answer = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf, evidence: "N02:p1").Content());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.DocumentAsync()).ShouldSay(first with { Items = ["N01:ap", "N02:p1"] });
        (await draft.Owner.DocumentsAsync(draft.Documents)).ShouldHaveSingleItem().Items.ShouldBe(["N01:ap", "N02:p1"]);
        DocumentEvidenceChanged told = (await draft.HeardAsync<DocumentEvidenceChanged>(told => told.ApplicationId)).ShouldHaveSingleItem();
        told.EvidenceCodes.ShouldBe(["N01", "N02"]);
        told.PersonIds.ShouldBe(["ap", "p1"]);
        CaseLogEntry line = (await draft.LogAsync())[^1];
        line.Action.ShouldBe(CaseAction.EvidenceAssigned);
        line.Detail.ShouldBe("N01:ap N02:p1");
        await draft.ShouldHoldAsync(first.Id);
    }

    [Fact]
    public async Task Parallel_uploads_of_equal_content_make_one_document()
    {
        using Draft draft = await Draft.StartAsync(host);

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content())));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(7);
        StoredDocument stored = (await Task.WhenAll(answers.Select(answer => answer.DocumentAsync()))).ShouldBeOne();
        await draft.ShouldHoldAsync(stored.Id);
        foreach (HttpResponseMessage answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_repeat_of_a_duplicate_gets_its_answer_again()
    {
        const string key = "0195b2a0-7c1e-7000-8000-0000000000bb";
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument first = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        for (int i = 0; i < 2; i++)
        {
            using HttpResponseMessage answer = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content(), key);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.DocumentAsync()).ShouldSay(first);
        }
    }

    [Fact]
    public async Task What_was_taken_out_may_come_again_as_a_new_document()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument first = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());
        await draft.RemoveAsync(first.Id);

        StoredDocument second = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        second.Id.ShouldNotBe(first.Id);
        await draft.ShouldHoldAsync(second.Id);
    }

    [Fact]
    public async Task A_paper_that_comes_while_its_equal_is_taken_out_is_never_without_its_bytes()
    {
        using Draft draft = await Draft.StartAsync(host);
        for (int i = 0; i < 10; i++)
        {
            StoredDocument first = await draft.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());

            Task<HttpResponseMessage> upload = draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content());
            await draft.RemoveAsync(first.Id);
            using HttpResponseMessage answer = await upload;

            // 503: its bytes went at that very moment; nothing is half there, and it may be sent again.
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable);
            Guid[] left = [.. (await draft.RowsAsync()).Select(row => row.Id)];
            await draft.ShouldHoldAsync(left);
            foreach (Guid document in left)
            {
                (await draft.Owner.GetByteArrayAsync(draft.ContentOf(document), TestContext.Current.CancellationToken)).ShouldBe(PaperFiles.Pdf);
                await draft.RemoveAsync(document);
            }
        }
    }

    [Fact]
    public async Task Two_applications_of_one_household_have_a_document_each_and_the_content_once()
    {
        using var one = new Draft(host, Telling.NewId(host));
        using var other = new Draft(host, Telling.NewId(host));
        await one.TellStartedAsync("berta");
        await other.TellStartedAsync("berta");
        StoredDocument first = await one.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        StoredDocument second = await other.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content());

        second.Id.ShouldNotBe(first.Id);
        (await other.PathOfAsync(second)).ShouldBe(await one.PathOfAsync(first));
        await one.RemoveAsync(first.Id);
        await other.ShouldHoldAsync(second.Id);
        (await other.Owner.GetByteArrayAsync(other.ContentOf(second.Id), TestContext.Current.CancellationToken)).ShouldBe(PaperFiles.Pdf);
    }

    [Fact]
    public async Task Equal_content_of_two_households_has_neither_name_nor_bytes_in_common()
    {
        using Draft one = await Draft.StartAsync(host);
        using Draft other = await Draft.StartAsync(host);
        string first = await one.PathOfAsync(await one.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content()));

        string second = await other.PathOfAsync(await other.StoreAsync(RawForm.Paper(PaperFiles.Pdf).Content()));

        Path.GetFileName(second).ShouldNotBe(Path.GetFileName(first), StringComparer.Ordinal);
        byte[] firstBytes = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
        byte[] secondBytes = await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken);
        secondBytes.AsSpan(8).IndexOf(firstBytes.AsSpan(8, 16)).ShouldBe(-1);
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : DuplicateUploadTests(host), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : DuplicateUploadTests(host), IClassFixture<ListeningHost<PostgreSql>>;
}
