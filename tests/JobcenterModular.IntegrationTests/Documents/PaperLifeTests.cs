using System.Net;
using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Persistence;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>Papers live as long as their draft, close with its submission, and follow events in any order.</summary>
public abstract class PaperLifeTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submitted_application_takes_no_paper_and_gives_none_back()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] file = PaperFiles.NewPdf();
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(file).Content());
        await draft.TellSubmittedAsync();

        using HttpResponseMessage upload = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content());
        HttpStatusCode removal = await draft.RemoveAsync(stored.Id);

        await upload.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.draft_closed");
        removal.ShouldBe(HttpStatusCode.Conflict);
        await draft.ShouldHoldAsync(stored.Id);
        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(stored.Id), Cancelled)).ShouldBe(file);
    }

    [Fact]
    public async Task A_removed_paper_is_erased_and_others_are_told()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument kept = await draft.StoreAsync();
        StoredDocument removed = await draft.StoreAsync();
        int before = await RemovalsToldAsync(draft);

        (await draft.RemoveAsync(removed.Id)).ShouldBe(HttpStatusCode.NoContent);
        (await draft.RemoveAsync(removed.Id)).ShouldBe(HttpStatusCode.NotFound);

        await draft.ShouldHoldAsync(kept.Id);
        (await RemovalsToldAsync(draft)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_paper_is_removed_once_however_many_try()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument kept = await draft.StoreAsync();
        StoredDocument removed = await draft.StoreAsync();

        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => draft.RemoveAsync(removed.Id)));

        answers.Count(status => status == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.NotFound).ShouldBe(5);
        await draft.ShouldHoldAsync(kept.Id);
    }

    [Fact]
    public async Task A_submission_told_before_the_start_leaves_the_folder_closed_with_its_owner()
    {
        using var draft = new Draft(host, Telling.NewId(host));
        await draft.TellSubmittedAsync();

        await draft.TellStartedAsync("anna");

        PaperFolder folder = await draft.FolderAsync();
        folder.State.ShouldBe(FolderState.Closed);
        folder.OwnerSubject.ShouldBe("anna");
        folder.EvidenceCodes.ShouldBe(["N01", "N02"]);
    }

    [Fact]
    public async Task A_deletion_told_before_the_start_leaves_nothing_to_open()
    {
        using var draft = new Draft(host, Telling.NewId(host));
        await draft.TellDeletedAsync();

        await draft.TellStartedAsync("anna");

        PaperFolder folder = await draft.FolderAsync();
        folder.State.ShouldBe(FolderState.Deleted);
        folder.OwnerSubject.ShouldBeNull();
        using HttpResponseMessage upload = await draft.UploadAsync(RawForm.Paper(PaperFiles.Pdf).Content());
        await upload.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
    }

    [Fact]
    public async Task A_deletion_told_after_the_submission_erases_nothing_and_is_written_down()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync();
        await draft.TellSubmittedAsync();
        var deleted = Telling.Deleted(host, draft.Id);

        await draft.TellAsync(deleted);

        (await draft.FolderAsync()).State.ShouldBe(FolderState.Closed);
        (await draft.FolderAsync()).EraseDueAt.ShouldBeNull();
        await draft.ShouldHoldAsync(stored.Id);
        (await RefusalOfAsync(draft, deleted.EventId)).ShouldBe("documents.already_submitted");
    }

    [Fact]
    public async Task An_event_told_twice_acts_once()
    {
        using var draft = new Draft(host, Telling.NewId(host));
        var submitted = Telling.Submitted(host, draft.Id);
        await draft.TellStartedAsync();
        await draft.TellAsync(submitted);
        long version = (await draft.FolderAsync()).Version;

        await draft.TellAsync(submitted);

        (await draft.FolderAsync()).Version.ShouldBe(version);
    }

    [Fact]
    public async Task A_full_folder_takes_no_more_however_many_try_and_has_room_again_after_a_removal()
    {
        await using HostFixture small = await HostFixture.StartAsync(host.Database, settings => settings["Documents:MaxPerApplication"] = "2");
        using Draft draft = await Draft.StartAsync(small);

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => draft.UploadAsync(RawForm.Paper(PaperFiles.NewPdf()).Content())));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(2);
        foreach (HttpResponseMessage refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await refused.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.too_many");
        Guid[] stored = [.. (await draft.RowsAsync()).Select(row => row.Id)];
        stored.Length.ShouldBe(2);
        await draft.ShouldHoldAsync(stored);
        (await draft.RemoveAsync(stored[0])).ShouldBe(HttpStatusCode.NoContent);
        StoredDocument next = await draft.StoreAsync();
        await draft.ShouldHoldAsync(stored[1], next.Id);
        foreach (HttpResponseMessage answer in answers)
            answer.Dispose();
    }

    private static Task<int> RemovalsToldAsync(Draft draft) =>
        draft.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "documents.removed.v1", Cancelled));

    private static Task<string?> RefusalOfAsync(Draft draft, Guid eventId) => draft.LookAsync((DocumentsDbContext db) =>
        db.Inbox.AsNoTracking().Where(row => row.EventId == eventId).Select(row => row.RefusedBecause).SingleAsync(Cancelled));

    public sealed class OnSqlite(HostFixture<Sqlite> host) : PaperLifeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : PaperLifeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
