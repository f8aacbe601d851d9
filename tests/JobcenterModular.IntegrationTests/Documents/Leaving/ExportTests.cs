using System.Net;
using System.Net.Http.Json;
using System.Text;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Leaving;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.UnitTests.Documents.Leaving;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.Leaving;

/// <summary>A case file leaves as an xdomea package: valid, whole, written down, or not at all.</summary>
public abstract class ExportTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_is_valid_and_its_originals_are_what_came_in()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView offered = await leaver.OfferAsync();
        offered.State.ShouldBe(HandOverState.Offered);

        using HttpResponseMessage response = await leaver.PackageAsync(offered.Id);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith("_Abgabe.Abgabe.0401.zip");
        IReadOnlyList<(string Name, byte[] Content)> entries = await EntriesAsync(response);
        XdomeaSchemas.ErrorsOf(entries[0].Content).ShouldBeEmpty();
        entries.Skip(1).Select(entry => Leaver.HashOf(entry.Content)).ShouldBe(leaver.Hashes, ignoreOrder: true);
        HandOver row = await leaver.RowAsync(offered.Id);
        row.State.ShouldBe(HandOverState.Taken);
        row.Documents.ShouldBe(2);
        row.Bytes.ShouldBe(entries.Skip(1).Sum(entry => entry.Content.Length));
        Draft.Arriving(host).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closed_file_leaves_too_and_a_package_fetched_again_is_the_same()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        using (HttpResponseMessage closed = await host.ClientFor(Roles.Caseworker).PostAsync(leaver.Of("closure"), null, Cancelled))
            closed.StatusCode.ShouldBe(HttpStatusCode.OK);
        HandOverView offered = await leaver.OfferAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        using HttpResponseMessage first = await leaver.PackageAsync(offered.Id);
        using HttpResponseMessage second = await leaver.PackageAsync(offered.Id);

        (await second.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBe(await first.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task One_key_makes_one_hand_over()
    {
        using Leaver leaver = await Leaver.StartAsync(host);

        HandOverView first = await leaver.OfferAsync("export-0123456789abcdef");
        HandOverView second = await leaver.OfferAsync("export-0123456789abcdef");

        second.Id.ShouldBe(first.Id);
        (await leaver.Draft.LookAsync(db => db.HandOvers.CountAsync(row => row.CaseId == leaver.CaseId, Cancelled))).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unsound_original_stops_the_package_before_its_first_byte(bool missing)
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        string path = await leaver.Draft.PathOfAsync(leaver.Papers[1]);
        byte[] sealedBytes = await File.ReadAllBytesAsync(path, Cancelled);
        File.Delete(path);
        if (!missing)
            await File.WriteAllBytesAsync(path, [.. sealedBytes[..^1], (byte)(sealedBytes[^1] ^ 1)], Cancelled);
        HandOverView offered = await leaver.OfferAsync();

        using HttpResponseMessage response = await leaver.PackageAsync(offered.Id);

        await response.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.original_unsound");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain(leaver.Papers[1].Id.ToString());
        HandOver row = await leaver.RowAsync(offered.Id);
        row.State.ShouldBe(HandOverState.Failed);
        row.Failure.ShouldBe("original_unsound");

        await File.WriteAllBytesAsync(path, sealedBytes, Cancelled);
        using HttpResponseMessage restored = await leaver.PackageAsync(offered.Id);
        restored.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await leaver.RowAsync(offered.Id)).State.ShouldBe(HandOverState.Taken);
    }

    [Fact]
    public async Task The_receiver_has_the_last_word_once()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView offered = await leaver.OfferAsync();

        using HttpResponseMessage accepted = await leaver.AnswerAsync(offered.Id, accepted: true);
        using HttpResponseMessage again = await leaver.AnswerAsync(offered.Id, accepted: true);
        using HttpResponseMessage other = await leaver.AnswerAsync(offered.Id, accepted: false);
        using HttpResponseMessage late = await leaver.PackageAsync(offered.Id);

        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await other.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.hand_over_over");
        await late.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.hand_over_over");
        (await leaver.RowAsync(offered.Id)).AcknowledgedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_step_is_a_line_in_the_log_of_the_case_file()
    {
        using Leaver leaver = await Leaver.StartAsync(host);
        HandOverView offered = await leaver.OfferAsync();
        using HttpResponseMessage package = await leaver.PackageAsync(offered.Id);
        using HttpResponseMessage refused = await leaver.AnswerAsync(offered.Id, accepted: false);

        List<CaseLogEntry> lines = [.. (await leaver.Draft.LogAsync()).Where(line => line.Action == CaseAction.HandedOver)];

        lines.Select(line => line.Detail).ShouldBe(
        [
            $"xdomea {offered.Id} offered", $"xdomea {offered.Id} offered", $"xdomea {offered.Id} taken", $"xdomea {offered.Id} failed refused",
        ]);
        lines.ShouldAllBe(line => line.Role == Roles.Integration && line.Relation == "handover");
        (await leaver.ListAsync("?state=failed")).ShouldContain(row => row.Id == offered.Id && row.Failure == "refused" && row.Answer == "Az. 17");
    }

    [Fact]
    public async Task What_staff_must_not_know_of_does_not_leave()
    {
        using Draft draft = await Draft.StartAsync(host);
        Guid prospective = (await draft.FolderAsync()).CaseId!.Value;
        using HttpResponseMessage hidden = await host.ClientFor(Roles.Integration).PostAsJsonAsync(
            new Uri($"/api/v1/case-files/{prospective}/exports", UriKind.Relative), new { receiver = "x" }, Cancelled);
        await hidden.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");

        using Leaver leaver = await Leaver.StartAsync(host);
        await leaver.Draft.LookAsync(db => db.Documents.Where(row => row.Id == leaver.Papers[0].Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Released, false).SetProperty(row => row.Check, CheckState.Infected), Cancelled));
        HandOverView offered = await leaver.OfferAsync();
        using HttpResponseMessage response = await leaver.PackageAsync(offered.Id);
        IReadOnlyList<(string Name, byte[] Content)> entries = await EntriesAsync(response);
        entries.Skip(1).Select(entry => Leaver.HashOf(entry.Content)).ShouldBe([leaver.Hashes[1]]);
        Encoding.UTF8.GetString(entries[0].Content).ShouldNotContain(leaver.Papers[0].Id.ToString());
    }

    private static async Task<IReadOnlyList<(string Name, byte[] Content)>> EntriesAsync(HttpResponseMessage response) =>
        await ZipReading.EntriesOfAsync(await response.Content.ReadAsByteArrayAsync(Cancelled));

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ExportTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ExportTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
