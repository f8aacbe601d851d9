using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Storage;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>A misfiled document goes to the right file: whole, with a trace in both, and in one of them at every moment.</summary>
public abstract class MoveTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_versions_go_and_nothing_stays_behind()
    {
        using Household wrong = await Household.SentAsync(host);
        using Household right = await Household.SentAsync(host, "Anna Anders");
        byte[] first = PaperFiles.NewPdf();
        byte[] second = PaperFiles.NewPdf();
        Guid letter = await wrong.FileAsync(Household.Letter(first));
        (await wrong.TryVersionAsync(letter, second)).Expect(HttpStatusCode.Created);
        int filesBefore = wrong.Files().Length;

        JsonNode moved = (await MoveAsync(wrong, letter, right.Id, person: "p1")).Expect(HttpStatusCode.OK).Json;

        (moved["id"]!.GetValue<Guid>(), moved["caseFileId"]!.GetValue<Guid>()).ShouldBe((letter, right.Id));
        string path = $"{right.Path}/documents/{letter}";
        (await right.Desk.FetchAsync($"{path}/content")).Bytes.ShouldBe(second);
        (await right.Desk.FetchAsync($"{path}/versions/1/content")).Bytes.ShouldBe(first);
        (await right.DocumentAsync(letter))["person"].Text().ShouldBe("p1");
        wrong.Files().Length.ShouldBe(filesBefore - 2, "Its bytes are gone from the old file.");
        (await wrong.Desk.FetchAsync($"{wrong.Path}/documents/{letter}")).Expect(HttpStatusCode.NotFound);
        (await wrong.DocumentsAsync("kind=mail")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_logs_say_who_and_why()
    {
        using Household wrong = await Household.SentAsync(host);
        using Household right = await Household.SentAsync(host);
        Guid letter = await wrong.FileAsync();
        (await MoveAsync(wrong, letter, right.Id)).Expect(HttpStatusCode.OK);

        foreach ((Household household, string detail) in ((Household, string)[])[(wrong, $"to {right.Id}"), (right, $"from {wrong.Id}")])
        {
            CaseLogEntry line = (await household.LogAsync()).Single(entry => entry.Action == CaseAction.DocumentMoved);
            (line.DocumentId, line.Reason, line.Detail, line.Relation).ShouldBe((letter, "Verwechselt", detail, "casework"));
        }

        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
    }

    [Fact]
    public async Task An_upload_serves_nothing_of_its_old_application_any_more()
    {
        using Household wrong = await Household.BegunAsync(host);
        StoredDocument upload = await wrong.Draft.StoreAsync();
        await wrong.SendAsync();
        using Household right = await Household.SentAsync(host);
        int before = await ToldAsync(wrong);

        (await MoveAsync(wrong, upload.Id, right.Id)).Expect(HttpStatusCode.OK);

        JsonNode there = await right.DocumentAsync(upload.Id);
        (there["items"]!.AsArray().Count, there["applicationId"]).ShouldBe((0, null));
        (await wrong.Draft.FolderAsync()).PaperCount.ShouldBe(0);
        (await wrong.Draft.Owner.DocumentsAsync(wrong.Draft.Documents)).ShouldBeEmpty();
        (await ToldAsync(wrong)).ShouldBe(before + 1, "Others hear that it serves nothing any more.");
    }

    private static Task<int> ToldAsync(Household household) => household.Draft.LookAsync(
        db => db.Outbox.CountAsync(message => message.Name == "documents.evidence-changed.v1", Cancelled));

    [Fact]
    public async Task A_content_that_another_document_of_the_old_file_needs_stays_for_it()
    {
        using Household wrong = await Household.SentAsync(host);
        using Household right = await Household.SentAsync(host);
        byte[] shared = PaperFiles.NewPdf();
        Guid letter = await wrong.FileAsync(Household.Letter(shared));
        Guid proof = await wrong.FileAsync(
            Household.Letter(shared).Field("application", wrong.Draft.Id.ToString()).Field("evidence", "N01"));

        (await MoveAsync(wrong, letter, right.Id)).Expect(HttpStatusCode.OK);

        (await wrong.Desk.FetchAsync($"{wrong.Path}/documents/{proof}/content")).Bytes.ShouldBe(shared);
        (await right.Desk.FetchAsync($"{right.Path}/documents/{letter}/content")).Bytes.ShouldBe(shared);
    }

    [Fact]
    public async Task A_second_move_from_the_old_place_and_parallel_ones_are_refused()
    {
        using Household wrong = await Household.SentAsync(host);
        using Household right = await Household.SentAsync(host);
        using Household other = await Household.SentAsync(host);
        Guid letter = await wrong.FileAsync();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => MoveAsync(wrong, letter, i % 2 == 0 ? right.Id : other.Id)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1, string.Join('\n', replies.Select(reply => reply.Text)));
        replies.Where(reply => reply.Status != HttpStatusCode.OK).ShouldAllBe(reply => reply.Code == "documents.moved_away");
        List<CaseDocument> rows = [.. await right.RowsAsync(), .. await other.RowsAsync()];
        rows.Where(row => row.SeriesId == letter).ShouldHaveSingleItem();
        (await MoveAsync(wrong, letter, right.Id)).Expect(HttpStatusCode.Conflict, "documents.moved_away");
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task What_cannot_be_moved_is_said()
    {
        using Household wrong = await Household.SentAsync(host);
        using Household draft = await Household.BegunAsync(host);
        Guid letter = await wrong.FileAsync();
        Guid record = (await wrong.DocumentsAsync("kind=application"))[0]["id"]!.GetValue<Guid>();
        using Household right = await Household.SentAsync(host);

        (await MoveAsync(wrong, letter, wrong.Id)).Expect(HttpStatusCode.UnprocessableEntity, "documents.target_is_source");
        (await MoveAsync(wrong, letter, Guid.NewGuid())).Expect(HttpStatusCode.UnprocessableEntity, "documents.target_unknown");
        (await MoveAsync(wrong, letter, draft.Id)).Expect(HttpStatusCode.UnprocessableEntity, "documents.target_unknown");
        (await MoveAsync(wrong, record, right.Id)).Expect(HttpStatusCode.Conflict, "documents.stays_here");
        (await MoveAsync(wrong, Guid.NewGuid(), right.Id)).Expect(HttpStatusCode.NotFound);
        (await MoveAsync(wrong, letter, right.Id, reason: " ")).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await MoveAsync(wrong, letter, right.Id, reason: new string('x', 201))).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await MoveAsync(wrong, letter, right.Id, person: "p0")).Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
        (await wrong.DocumentsAsync("kind=mail")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Where_the_copy_fails_the_document_stays_where_it_was()
    {
        var store = new FailingStore();
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(store.PutBefore));
        using Household wrong = await Household.SentAsync(own);
        using Household right = await Household.SentAsync(own);
        byte[] bytes = PaperFiles.NewPdf();
        Guid letter = await wrong.FileAsync(Household.Letter(bytes));

        store.FailsToKeep = true;
        (await MoveAsync(wrong, letter, right.Id)).Status.ShouldBeOneOf(HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InsufficientStorage);
        store.FailsToKeep = false;

        (await wrong.Desk.FetchAsync($"{wrong.Path}/documents/{letter}/content")).Bytes.ShouldBe(bytes);
        (await right.DocumentsAsync("kind=mail")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_old_bytes_cannot_be_erased_the_move_counts_and_the_sweep_takes_them()
    {
        var store = new FailingStore();
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings.Services(store.PutBefore));
        using Household wrong = await Household.SentAsync(own);
        using Household right = await Household.SentAsync(own);
        byte[] bytes = PaperFiles.NewPdf();
        Guid letter = await wrong.FileAsync(Household.Letter(bytes));
        int files = wrong.Files().Length;

        store.FailsToErase = true;
        (await MoveAsync(wrong, letter, right.Id)).Expect(HttpStatusCode.OK);
        store.FailsToErase = false;

        wrong.Files().Length.ShouldBe(files, "As if the process had died before it could erase.");
        (await right.Desk.FetchAsync($"{right.Path}/documents/{letter}/content")).Bytes.ShouldBe(bytes);
        own.Clock.Advance(TimeSpan.FromDays(400));
        await own.Services.GetRequiredService<JobcenterModular.Documents.Jobs.SweepPapersJob>().RunAsync(Cancelled);
        wrong.Files().Length.ShouldBe(files - 1);
    }

    private static Task<Reply> MoveAsync(Household from, Guid document, Guid target, string reason = "Verwechselt", string? person = null) =>
        from.Desk.SendJsonAsync(HttpMethod.Post, $"{from.Path}/documents/{document}/moves", new { targetCaseFileId = target, reason, person });

    public sealed class OnSqlite(HostFixture<Sqlite> host) : MoveTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : MoveTests(host), IClassFixture<HostFixture<PostgreSql>>;

    /// <summary>The real store, which a test can make fail at two points.</summary>
    private sealed class FailingStore
    {
        public bool FailsToKeep { get; set; }

        public bool FailsToErase { get; set; }

        public void PutBefore(IServiceCollection services)
        {
            ServiceDescriptor real = services.Last(service => service.ServiceType == typeof(IBlobStore));
            services.Replace(ServiceDescriptor.Singleton<IBlobStore>(provider => new Store(
                this, (IBlobStore)(real.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!)))));
        }

        private sealed class Store(FailingStore faults, IBlobStore inner) : IBlobStore
        {
            public async Task<IIncomingBlob> BeginAsync(CancellationToken cancellationToken) => new Incoming(faults, await inner.BeginAsync(cancellationToken));

            public Task<Stream?> OpenAsync(BlobPlace place, CancellationToken cancellationToken) => inner.OpenAsync(place, cancellationToken);

            public Task MoveAsync(BlobPlace from, BlobPlace to, CancellationToken cancellationToken) => inner.MoveAsync(from, to, cancellationToken);

            public Task EraseAsync(BlobPlace place, CancellationToken cancellationToken) =>
                faults.FailsToErase ? throw new IOException("Not now.") : inner.EraseAsync(place, cancellationToken);

            public Task EraseGroupAsync(BlobArea area, Guid group, CancellationToken cancellationToken) => inner.EraseGroupAsync(area, group, cancellationToken);

            public Task<int> EraseAbandonedAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.EraseAbandonedAsync(before, cancellationToken);

            public IAsyncEnumerable<StoredBlob> ListAsync(BlobArea area, CancellationToken cancellationToken) => inner.ListAsync(area, cancellationToken);
        }

        private sealed class Incoming(FailingStore faults, IIncomingBlob inner) : IIncomingBlob
        {
            public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => inner.WriteAsync(bytes, cancellationToken);

            public Task KeepAsync(BlobPlace place, CancellationToken cancellationToken) =>
                faults.FailsToKeep ? throw new IOException("Not now.") : inner.KeepAsync(place, cancellationToken);

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
