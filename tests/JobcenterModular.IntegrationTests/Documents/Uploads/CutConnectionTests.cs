using System.Diagnostics;
using System.Globalization;
using System.Net;
using JobcenterModular.Documents.UseCases.Uploads;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents.Uploads;

/// <summary>Connections that break, hang and come back: what arrived counts, and no lock is left behind.</summary>
public abstract class CutConnectionTests(HostFixture host)
{
    private const int Length = 500_000;
    private const int Sent = 300_000;

    [Theory]
    [InlineData("reset")]
    [InlineData("closed")]
    [InlineData("half closed")]
    public async Task What_arrived_before_the_connection_broke_is_kept_and_the_rest_can_follow(string how)
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length);
        await patch.SendAsync(paper.AsMemory(0, Sent));
        await HasReadAsync(draft, upload, Sent);
        await patch.SendAsync(paper.AsMemory(Sent, 50_000));

        patch.End(how);

        long offset = await EndedAsync(draft, upload);
        offset.ShouldBeGreaterThanOrEqualTo(Sent);
        await draft.SendAsync(upload, offset, paper[(int)offset..]);
        (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task A_broken_connection_alone_makes_safe_what_arrived()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length);
        await patch.SendAsync(LargePaper.Of(Length).AsMemory(0, Sent));
        await Eventually.HappensAsync("bytes arrive", () => Task.FromResult(Draft.Arriving(host).Length > 0));

        patch.End("closed");

        // Nobody asks for the offset here: the row itself says it.
        await Eventually.HappensAsync("all that was sent is safe", async () => (await UploadRows.OfAsync(draft, upload)).Offset == Sent);
        (await UploadRows.SegmentsAsync(draft, upload)).ShouldHaveSingleItem().Sha256.ShouldBe(TusCalls.Sha256(LargePaper.Of(Length)[..Sent]));
        UploadFiles.Of(host, upload).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_body_in_chunks_without_its_end_is_kept_too()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, length: null);
        await patch.SendChunkAsync(paper.AsMemory(0, Sent));
        await HasReadAsync(draft, upload, Sent);

        patch.End("half closed");

        (await EndedAsync(draft, upload)).ShouldBe(Sent);
        await draft.SendAsync(upload, Sent, paper[Sent..]);
        (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
    }

    [Fact]
    public async Task Under_a_checksum_nothing_of_a_broken_request_counts()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length, "sha256 " + Convert.ToBase64String(Convert.FromHexString(TusCalls.Sha256(paper))));
        await patch.SendAsync(paper.AsMemory(0, Sent));
        await Eventually.HappensAsync("bytes arrive", () => Task.FromResult(Draft.Arriving(host).Length > 0));
        (await draft.OffsetAsync(upload)).ShouldBe(0);

        patch.End("reset");

        (await EndedAsync(draft, upload)).ShouldBe(0);
        UploadFiles.Of(host, upload).ShouldBeEmpty();
        Draft.Arriving(host).ShouldBeEmpty();
        await draft.SendAsync(upload, 0, paper);
    }

    [Fact]
    public async Task Head_makes_safe_what_a_running_request_has_received_and_it_goes_on()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length);
        await patch.SendAsync(paper.AsMemory(0, Sent));

        await HasReadAsync(draft, upload, Sent);
        await patch.SendAsync(paper.AsMemory(Sent));

        string answer = await patch.AnswerAsync();
        answer.ShouldStartWith("HTTP/1.1 204 ");
        answer.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"Upload-Offset: {Length}\r\n"));
        (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
    }

    [Fact]
    public async Task Whoever_comes_back_need_not_wait_for_the_connection_that_hangs()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch lost = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length);
        await lost.SendAsync(paper.AsMemory(0, Sent));
        await HasReadAsync(draft, upload, Sent);
        long begin = Stopwatch.GetTimestamp();

        await draft.SendAsync(upload, Sent, paper[Sent..]);

        // The server gives up a silent connection after five seconds and more.
        Stopwatch.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(4));
        (await draft.StatusAsync(upload)).Document!.Sha256.ShouldBe(TusCalls.Sha256(paper));
        string answer = await lost.AnswerAsync();
        answer.ShouldStartWith("HTTP/1.1 204 ");
        answer.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"Upload-Offset: {Sent}\r\n"));
    }

    [Fact]
    public async Task A_request_with_a_wrong_offset_does_not_disturb_the_one_that_is_running()
    {
        using Draft draft = await Draft.StartAsync(host);
        byte[] paper = LargePaper.Of(Length);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length);
        await patch.SendAsync(paper.AsMemory(0, Sent));
        await HasReadAsync(draft, upload, Sent);

        using HttpResponseMessage wrong = await draft.AppendAsync(upload, 0, paper);

        await wrong.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.upload_offset_wrong");
        await patch.SendAsync(paper.AsMemory(Sent));
        (await patch.AnswerAsync()).ShouldStartWith("HTTP/1.1 204 ");
        (await draft.StatusAsync(upload)).State.ShouldBe(UploadStanding.Finished);
    }

    [Fact]
    public async Task Deleting_an_upload_ends_the_request_that_is_running()
    {
        using Draft draft = await Draft.StartAsync(host);
        Uri upload = await draft.BeginAsync(Length);
        using HangingPatch patch = await HangingPatch.BeginAsync(draft.Owner, upload, 0, Length);
        await patch.SendAsync(LargePaper.Of(Length).AsMemory(0, Sent));
        await HasReadAsync(draft, upload, Sent);
        await patch.SendAsync(LargePaper.Of(Length).AsMemory(Sent, 50_000));

        using HttpResponseMessage deleted = await draft.Owner.TusAsync(HttpMethod.Delete, upload);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await patch.AnswerAsync()).ShouldStartWith("HTTP/1.1 404 ");
        UploadFiles.Of(host, upload).ShouldBeEmpty();
        Draft.Arriving(host).ShouldBeEmpty();
    }

    // Asks until the host has read all that the socket took, which makes it safe each time.
    private static Task HasReadAsync(Draft draft, Uri upload, long bytes) =>
        Eventually.HappensAsync("the bytes arrive", async () => await draft.OffsetAsync(upload) == bytes);

    // The offset when the request has ended, without asking it for anything.
    private async Task<long> EndedAsync(Draft draft, Uri upload)
    {
        await Eventually.HappensAsync("the request ends", () => Task.FromResult(host.Runs(upload) is null));
        return await draft.OffsetAsync(upload);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : CutConnectionTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : CutConnectionTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
