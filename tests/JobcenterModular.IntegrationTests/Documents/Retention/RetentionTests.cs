using System.Net;
using System.Net.Http.Json;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Domain.Retention;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Retention;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Retention;

/// <summary>A rule proposes, a person decides, the key goes first, a report stays.</summary>
public abstract class RetentionTests(ITestDatabase database)
{
    private static readonly Uri Proposals = new("/api/v1/casework/retention/proposals", UriKind.Relative);
    private static readonly Uri Reports = new("/api/v1/casework/retention/reports", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_case_file_is_proposed_after_ten_years_and_not_a_day_earlier()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await ClosedAsync(host);
        DateTimeOffset closed = host.Clock.GetUtcNow();

        host.Clock.SetTo(closed.AddYears(10));
        await RunAsync(host);
        (await ProposalsAsync(host)).ShouldBeEmpty();
        host.Clock.SetTo(closed.AddYears(10).AddDays(1));
        await RunAsync(host);
        await RunAsync(host);

        DeletionProposalView proposal = (await ProposalsAsync(host)).ShouldHaveSingleItem();
        proposal.CaseFileId.ShouldBe((await draft.FolderAsync()).CaseId!.Value);
        proposal.Rule.ShouldBe("closedCases.years=10");
        proposal.Source.ShouldContain("§ 45 Abs. 3 SGB X");
        (await draft.FilesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_person_confirmed_is_gone_for_ever_and_a_report_stays()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await ClosedAsync(host);
        string file = (await draft.FilesAsync()).Single();
        byte[] backup = await File.ReadAllBytesAsync(file, Cancelled);
        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        DeletionProposalView proposal = await ProposedAsync(host);

        using HttpResponseMessage first = await ConfirmAsync(host, proposal.Id);
        using HttpResponseMessage second = await ConfirmAsync(host, proposal.Id);
        first.StatusCode.ShouldBe(HttpStatusCode.OK, await first.Content.ReadAsStringAsync(Cancelled));
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.HappensAsync("it is deleted", async () =>
        {
            await RunAsync(host);
            return (await ReportsAsync(host)).Exists(row => row.FinishedAt is not null);
        });

        DeletionReportView report = (await ReportsAsync(host)).ShouldHaveSingleItem();
        report.CaseFileId.ShouldBe(caseId);
        report.Documents.ShouldBe(1);
        report.Bytes.ShouldBeGreaterThan(0);
        report.DecidedBy.ShouldBe($"test:{Roles.TeamLead}");
        File.Exists(file).ShouldBeFalse();
        CaseFile row = await draft.LookAsync(db => db.CaseFiles.AsNoTracking().SingleAsync(caseFile => caseFile.Id == caseId, Cancelled));
        row.State.ShouldBe(CaseFileState.Destroyed);
        row.WrappedKey.ShouldBeNull("the key is what makes a backup of the files unreadable");
        backup.Length.ShouldBeGreaterThan(0);
        (await draft.RowsAsync()).ShouldBeEmpty();
        (await draft.LogAsync())[^1].Action.ShouldBe(CaseAction.Destroyed);
        (await draft.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "documents.case-file-destroyed.v1", Cancelled))).ShouldBe(1);
    }

    [Fact]
    public async Task A_legal_hold_keeps_a_file_from_being_proposed_and_from_being_confirmed()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await ClosedAsync(host);
        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        var holds = new Uri($"/api/v1/case-files/{caseId}/legal-holds", UriKind.Relative);
        DeletionProposalView proposal = await ProposedAsync(host);
        using HttpResponseMessage set = await Lead(host).PostAsJsonAsync(holds, new { reason = "Klage vor dem Sozialgericht" }, Cancelled);
        LegalHoldView hold = (await set.Content.ReadFromJsonAsync<LegalHoldView>(ApiJson.Options, Cancelled))!;

        using HttpResponseMessage confirmation = await ConfirmAsync(host, proposal.Id);
        await confirmation.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.case_held");
        using HttpResponseMessage lifted = await Lead(host).DeleteAsync(new Uri($"{holds}/{hold.Id}", UriKind.Relative), Cancelled);
        lifted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using HttpResponseMessage again = await ConfirmAsync(host, proposal.Id);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await draft.LogAsync()).Select(line => line.Action).ShouldContain(CaseAction.HoldLifted);
    }

    [Fact]
    public async Task A_hold_that_comes_after_the_confirmation_and_before_the_deletion_stops_it()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await ClosedAsync(host);
        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        DeletionProposalView proposal = await ProposedAsync(host);
        await draft.LookAsync(async db =>
        {
            DeletionProposal row = await db.DeletionProposals.SingleAsync(Cancelled);
            row.Confirm("lead", null, host.Clock.GetUtcNow());
            db.LegalHolds.Add(new LegalHold { Id = Guid.CreateVersion7(), CaseId = caseId, Reason = "x", SetBy = "lead", SetAt = host.Clock.GetUtcNow() });
            return await db.SaveChangesAsync(Cancelled);
        });

        await RunAsync(host);

        (await ReportsAsync(host)).ShouldBeEmpty();
        (await draft.FilesAsync()).ShouldHaveSingleItem();
        proposal.Id.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task What_was_kept_until_a_day_is_proposed_again_after_it()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await ClosedAsync(host);
        DeletionProposalView proposal = await ProposedAsync(host);
        DateOnly until = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        using HttpResponseMessage refusal = await Lead(host).PostAsJsonAsync(
            new Uri($"{Proposals}/{proposal.Id}/refusal", UriKind.Relative), new { reason = "Rückforderung offen", keepUntil = until }, Cancelled);
        refusal.StatusCode.ShouldBe(HttpStatusCode.OK, await refusal.Content.ReadAsStringAsync(Cancelled));
        using HttpResponseMessage late = await ConfirmAsync(host, proposal.Id);
        await late.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "documents.deletion_decided");

        host.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync(host);
        (await ProposalsAsync(host)).ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(host);

        (await ProposalsAsync(host)).ShouldHaveSingleItem().Id.ShouldNotBe(proposal.Id);
    }

    [Fact]
    public async Task An_infected_file_goes_after_its_days_with_a_report_and_without_a_question()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await Draft.StartAsync(host);
        StoredDocument infected = await draft.StoreAsync();
        StoredDocument kept = await draft.StoreAsync();
        await draft.LookAsync(db => db.Documents.Where(row => row.Id == infected.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Check, CheckState.Infected), Cancelled));

        host.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync(host);
        (await draft.RowsAsync()).Count.ShouldBe(2);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(host);

        (await draft.RowsAsync()).Select(row => row.Id).ShouldBe([kept.Id]);
        (await draft.FilesAsync()).ShouldHaveSingleItem();
        DeletionReportView report = (await ReportsAsync(host)).ShouldHaveSingleItem();
        report.DocumentId.ShouldBe(infected.Id);
        report.DecidedBy.ShouldBe("system");
        report.Rule.ShouldBe("refusedFiles.days=30");
    }

    [Fact]
    public async Task A_deletion_that_a_kill_interrupted_is_finished()
    {
        await using HostFixture host = await HostFixture.StartAsync(database);
        using Draft draft = await ClosedAsync(host);
        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        DeletionProposalView proposal = await ProposedAsync(host);
        await draft.LookAsync(async db =>
        {
            DateTimeOffset now = host.Clock.GetUtcNow();
            (await db.DeletionProposals.SingleAsync(Cancelled)).Confirm("lead", null, now);
            CaseFile caseFile = await db.CaseFiles.SingleAsync(row => row.Id == caseId, Cancelled);
            caseFile.Destroy(now, [draft.Id]);
            db.DeletionReports.Add(new DeletionReport
            {
                Id = proposal.Id, CaseId = caseId, Reference = caseFile.Reference, Rule = proposal.Rule, Source = proposal.Source,
                DecidedBy = "lead", Documents = 1, Bytes = 1, ContentsSha256 = new string('0', 64), DestroyedAt = now,
            });
            return await db.SaveChangesAsync(Cancelled);
        });

        await Eventually.HappensAsync("it is finished", async () =>
        {
            await RunAsync(host);
            return (await ReportsAsync(host)).Single().FinishedAt is not null;
        });

        (await draft.RowsAsync()).ShouldBeEmpty();
        (await draft.FilesAsync()).ShouldBeEmpty();
    }

    private static HttpClient Lead(HostFixture host) => host.ClientWith(host.TokenForRole(Roles.TeamLead));

    private static Task RunAsync(HostFixture host) => host.Services.GetRequiredService<RetentionJob>().RunAsync(Cancelled);

    private static async Task<List<DeletionProposalView>> ProposalsAsync(HostFixture host) =>
        [.. (await Lead(host).GetFromJsonAsync<Page<DeletionProposalView>>(Proposals, ApiJson.Options, Cancelled))!.Items];

    private static async Task<List<DeletionReportView>> ReportsAsync(HostFixture host) =>
        [.. (await Lead(host).GetFromJsonAsync<Page<DeletionReportView>>(Reports, ApiJson.Options, Cancelled))!.Items];

    private static Task<HttpResponseMessage> ConfirmAsync(HostFixture host, Guid proposal) => Lead(host).PostAsJsonAsync(
        new Uri($"{Proposals}/{proposal}/confirmation", UriKind.Relative), new { reason = "Frist abgelaufen" }, Cancelled);

    private static async Task<DeletionProposalView> ProposedAsync(HostFixture host)
    {
        host.Clock.SetTo(host.Clock.GetUtcNow().AddYears(10).AddDays(1));
        await RunAsync(host);
        return (await ProposalsAsync(host)).ShouldHaveSingleItem();
    }

    private static async Task<Draft> ClosedAsync(HostFixture host)
    {
        Draft draft = await Draft.StartAsync(host);
        await draft.StoreAsync();
        await draft.TellSubmittedAsync();
        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        await draft.LookAsync(async db =>
        {
            (await db.CaseFiles.SingleAsync(row => row.Id == caseId, Cancelled)).Close(host.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Cancelled);
        });
        return draft;
    }

    public sealed class OnSqlite() : RetentionTests(new Sqlite());

    public sealed class OnPostgreSql() : RetentionTests(new PostgreSql());
}
