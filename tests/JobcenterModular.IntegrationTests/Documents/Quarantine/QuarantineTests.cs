using System.Net;
using System.Net.Http.Json;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.Persistence.Scanning;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Quarantine;

/// <summary>From receipt to release with a real clamd: nobody opens what was not found clean, and nobody but its owner knows that it waits.</summary>
public abstract class QuarantineTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HttpClient Desk => host.ClientFor(Roles.Caseworker);

    [Fact]
    public async Task A_clean_paper_is_released_to_staff_and_can_be_opened()
    {
        using Draft draft = await Draft.StartAsync(host);
        int released = await ToldAsync(draft, "documents.released.v1");
        byte[] file = PaperFiles.NewPdf();
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(file).Content());
        stored.Check.ShouldBe(CheckState.Received);
        await draft.TellSubmittedAsync();

        (await StateAsync(draft, stored, CheckState.Clean)).Released.ShouldBeTrue();

        (await draft.Owner.GetByteArrayAsync(draft.ContentOf(stored.Id), Cancelled)).ShouldBe(file);
        (await Desk.GetByteArrayAsync(draft.CaseContentOf(stored.Id), Cancelled)).ShouldBe(file);
        (await Desk.DocumentsAsync(draft.CaseDocuments)).Select(document => document.Id).ShouldBe([stored.Id]);
        (await ToldAsync(draft, "documents.released.v1")).ShouldBe(released + 1);
        (await draft.LogAsync()).ShouldContain(line => line.Action == CaseAction.DocumentChecked && line.DocumentId == stored.Id && line.Detail == "Clean");
    }

    [Fact]
    public async Task An_infected_paper_can_be_opened_by_nobody_and_staff_do_not_see_it()
    {
        using Draft draft = await Draft.StartAsync(host);
        int released = await ToldAsync(draft, "documents.released.v1");
        int setAside = await ToldAsync(draft, "documents.set-aside.v1");
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(Infected()).Content());
        await draft.TellSubmittedAsync();

        (await StateAsync(draft, stored, CheckState.Infected)).Released.ShouldBeFalse();

        using HttpResponseMessage own = await draft.Owner.GetAsync(draft.ContentOf(stored.Id), Cancelled);
        await own.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.infected");
        using HttpResponseMessage desk = await Desk.GetAsync(draft.CaseContentOf(stored.Id), Cancelled);
        await desk.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        (await Desk.DocumentsAsync(draft.CaseDocuments)).ShouldBeEmpty();
        (await draft.Owner.DocumentsAsync(draft.Documents)).Single().Check.ShouldBe(CheckState.Infected);
        (await ToldAsync(draft, "documents.set-aside.v1")).ShouldBe(setAside + 1);
        (await ToldAsync(draft, "documents.released.v1")).ShouldBe(released);
    }

    [Fact]
    public async Task While_the_scanner_is_away_papers_wait_unseen_and_are_taken_up_when_it_is_back()
    {
        await using ClamdServer clamd = await ClamdServer.StartAsync();
        Requirement.Check(clamd.Missing);
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Documents:Scanner:Address"] = clamd.TcpAddress);
        await clamd.KillAsync();
        using Draft draft = await Draft.StartAsync(own);
        StoredDocument stored = await draft.StoreAsync();
        await draft.TellSubmittedAsync();
        await Eventually.HappensAsync("it was tried", async () => (await RowAsync(draft, stored)).CheckAttempts > 0);

        using HttpResponseMessage early = await draft.Owner.GetAsync(draft.ContentOf(stored.Id), Cancelled);
        await early.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.not_checked_yet");
        using HttpResponseMessage staff = await own.ClientFor(Roles.Caseworker).GetAsync(draft.CaseContentOf(stored.Id), Cancelled);
        await staff.ShouldBeRefusedAsync(HttpStatusCode.NotFound, "request.not_found");
        (await own.ClientFor(Roles.Caseworker).DocumentsAsync(draft.CaseDocuments)).ShouldBeEmpty();

        await clamd.RestartAsync();
        own.Clock.Advance(TimeSpan.FromMinutes(15));
        await own.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(Cancelled);
        (await StateAsync(draft, stored, CheckState.Clean)).Released.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_above_the_scanners_limits_is_never_clean_shows_to_its_owner_and_is_tried_again()
    {
        await using ClamdServer clamd = await ClamdServer.StartAsync(new ClamdSettings { StreamMaxLength = "1M", MaxFileSize = "1M" });
        Requirement.Check(clamd.Missing);
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Documents:Scanner:Address"] = clamd.TcpAddress);
        using Draft draft = await Draft.StartAsync(own);
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper([.. PaperFiles.NewPdf(), .. new byte[2_000_000]]).Content());
        await draft.TellSubmittedAsync();

        CaseDocument row = await StateAsync(draft, stored, CheckState.NotScannable);

        row.Released.ShouldBeFalse();
        row.NextCheckAt.ShouldNotBeNull();
        using HttpResponseMessage download = await draft.Owner.GetAsync(draft.ContentOf(stored.Id), Cancelled);
        await download.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.not_checked_yet");
        (await own.ClientFor(Roles.Caseworker).DocumentsAsync(draft.CaseDocuments)).ShouldBeEmpty();
        (await draft.Owner.DocumentsAsync(draft.Documents)).Single().Check.ShouldBe(CheckState.NotScannable);
        own.Clock.Advance(TimeSpan.FromHours(13));
        await own.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(Cancelled);
        row = await RowAsync(draft, stored);
        row.Check.ShouldBe(CheckState.NotScannable);
        row.CheckAttempts.ShouldBeGreaterThan(1);
        (await ToldAsync(draft, "documents.set-aside.v1")).ShouldBe(1, "its owner is told once, not at every try");
    }

    [Fact]
    public async Task What_a_killed_host_had_in_hand_is_scanned_after_its_lease()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync();
        await StateAsync(draft, stored, CheckState.Clean);
        DateTimeOffset? leaseEnd = host.Clock.GetUtcNow().AddMinutes(3);
        await draft.LookAsync(db => db.Documents.Where(row => row.Id == stored.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Check, CheckState.Scanning).SetProperty(row => row.NextCheckAt, leaseEnd), Cancelled));

        await host.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(Cancelled);
        (await RowAsync(draft, stored)).Check.ShouldBe(CheckState.Scanning);
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(Cancelled);

        await StateAsync(draft, stored, CheckState.Clean);
    }

    [Fact]
    public async Task Papers_from_the_time_without_a_scanner_are_scanned_too()
    {
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument stored = await draft.StoreAsync(RawForm.Paper(Infected()).Content());
        await StateAsync(draft, stored, CheckState.Infected);
        await draft.LookAsync(db => db.Documents.Where(row => row.Id == stored.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Check, CheckState.NotScanned).SetProperty(row => row.Released, true), Cancelled));

        await host.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(Cancelled);

        (await StateAsync(draft, stored, CheckState.Infected)).Released.ShouldBeFalse();
    }

    [Fact]
    public async Task A_scanner_that_is_silent_about_its_limits_makes_nothing_clean_and_that_shows()
    {
        await using ClamdServer clamd = await ClamdServer.StartAsync(new ClamdSettings { AlertExceedsMax = false });
        Requirement.Check(clamd.Missing);
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Documents:Scanner:Address"] = clamd.TcpAddress);
        using Draft draft = await Draft.StartAsync(own);
        StoredDocument stored = await draft.StoreAsync();

        await own.Services.GetRequiredService<ScanDocumentsJob>().RunAsync(Cancelled);

        (await RowAsync(draft, stored)).Check.ShouldBe(CheckState.Received);
        own.Log.Lines.ShouldContain(line => line.Text.Contains("cannot be relied on", StringComparison.Ordinal));
        ScanFigures figures = (await own.ClientFor(Roles.Admin).GetFromJsonAsync<ScanFigures>(
            new Uri("/api/v1/casework/scans", UriKind.Relative), ApiJson.Options, Cancelled))!;
        figures.Scanner.ShouldBe(ScannerHealth.SilentAboutLimits);
        figures.Waiting.ShouldBe(1);
        figures.OldestWaiting.ShouldBe(stored.ReceivedAt);
    }

    private static byte[] Infected() => [.. PaperFiles.NewPdf(), .. ScannerProbes.TestVirus()];

    private static Task<CaseDocument> RowAsync(Draft draft, StoredDocument stored) =>
        draft.LookAsync(db => db.Documents.AsNoTracking().SingleAsync(row => row.Id == stored.Id, Cancelled));

    private static async Task<CaseDocument> StateAsync(Draft draft, StoredDocument stored, CheckState state)
    {
        CaseDocument? row = null;
        await Eventually.HappensAsync($"it is {state}", async () => (row = await RowAsync(draft, stored)).Check == state);
        return row!;
    }

    // What is delivered has no payload any more, so tests compare how many there are before and after.
    private static Task<int> ToldAsync(Draft draft, string name) =>
        draft.LookAsync(db => db.Outbox.CountAsync(message => message.Name == name, Cancelled));

    public sealed class OnSqlite(ScanningHost<Sqlite> host) : QuarantineTests(host), IClassFixture<ScanningHost<Sqlite>>;

    public sealed class OnPostgreSql(ScanningHost<PostgreSql> host) : QuarantineTests(host), IClassFixture<ScanningHost<PostgreSql>>;
}
