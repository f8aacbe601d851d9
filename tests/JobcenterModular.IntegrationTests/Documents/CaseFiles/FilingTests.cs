using System.Net;
using System.Security.Cryptography;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Scanning;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>Post, fax and counter: what the scan desk puts into a case file.</summary>
public abstract class FilingTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_filed_as_mail_and_the_scan_desk_gets_a_receipt_and_nothing_else()
    {
        using Household household = await Household.SentAsync(host);
        byte[] letter = PaperFiles.NewPdf();

        Reply reply = (await household.TryFileAsync(Household.Letter(letter).Field("name", "Brief vom Vermieter"))).Expect(HttpStatusCode.Created);

        reply.Json.AsObject().Select(member => member.Key).ShouldBe(["id", "caseFileId", "version", "sha256", "sizeBytes", "filedAt"]);
        reply.Json["sha256"].Text().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(letter)));
        CaseDocument row = (await household.RowsAsync()).Single(document => document.Id == reply.Json["id"]!.GetValue<Guid>());
        (row.Kind, row.Channel, row.PersonId, row.FileName, row.FiledRole).ShouldBe(
            (DocumentKind.Mail, ReceiptChannel.Post, "ap", "Brief vom Vermieter.pdf", Roles.ScanDesk));
        row.ReceivedAt.ShouldBe(new DateTimeOffset(2026, 11, 19, 23, 0, 0, TimeSpan.Zero), "The day of the stamp began in the office.");
        row.FiledAt.ShouldBe(host.Clock.GetUtcNow());
        (await household.Desk.FetchAsync($"{household.Path}/documents/{row.Id}/content")).Bytes.ShouldBe(letter);
        (await household.LogAsync()).ShouldContain(line =>
            line.Action == CaseAction.DocumentReceived && line.DocumentId == row.Id && line.Role == Roles.ScanDesk && line.Relation == "scandesk");
    }

    [Fact]
    public async Task A_proof_counts_as_evidence_of_its_application_and_answers_what_was_promised()
    {
        using Household household = await Household.SentAsync(host);
        await household.LookAsync(async db =>
        {
            (await db.EvidenceItems.SingleAsync(item => item.ApplicationId == household.Draft.Id && item.Code == "N01", Cancelled))
                .Declare(EvidenceStatement.Later, new DateOnly(2026, 12, 1), host.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Cancelled);
        });

        Guid proof = await household.FileAsync(
            Household.Letter(channel: "counter").Field("application", household.Draft.Id.ToString()).Field("evidence", "N01").Field("evidence", "N02:p1"));

        (await household.DocumentAsync(proof))["items"].Texts().ShouldBe(["N01:ap", "N02:p1"]);
        StoredDocument paper = (await household.Draft.Owner.DocumentsAsync(household.Draft.Documents)).ShouldHaveSingleItem();
        paper.Id.ShouldBe(proof, "The applicant sees that it came.");
        (await household.LookAsync(db => db.EvidenceItems.AsNoTracking().SingleAsync(
            item => item.ApplicationId == household.Draft.Id && item.Code == "N01", Cancelled))).StateWith([proof]).ShouldBe(ChecklistState.Present);
    }

    [Fact]
    public async Task The_same_content_again_gets_the_earlier_receipt()
    {
        using Household household = await Household.SentAsync(host);
        byte[] letter = PaperFiles.NewPdf();
        Reply first = (await household.TryFileAsync(Household.Letter(letter))).Expect(HttpStatusCode.Created);

        Reply again = (await household.TryFileAsync(Household.Letter(letter, "fax", "2026-11-21"))).Expect(HttpStatusCode.OK);

        again.Text.ShouldBe(first.Text);
        (await household.RowsAsync()).Count(row => row.Kind == DocumentKind.Mail).ShouldBe(1);
        (await household.LastLineAsync()).Detail.ShouldBe("duplicate");
    }

    [Fact]
    public async Task An_accounts_waiting_draft_paper_does_not_betray_itself_to_a_letter_of_the_same_content()
    {
        using Household open = await Household.SentAsync(host, account: "betray");
        using Household next = await Household.BegunAsync(host, "betray");
        byte[] same = PaperFiles.NewPdf();
        await next.Draft.StoreAsync(RawForm.Paper(same).Content());

        (await open.TryFileAsync(Household.Letter(same))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_repeat_under_one_key_gets_the_first_answer_and_parallel_ones_file_once()
    {
        using Household household = await Household.SentAsync(host);
        byte[] letter = PaperFiles.NewPdf();
        const string key = "0195b2a0-7c1e-7000-8000-0000000000bb";

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => household.TryFileAsync(Household.Letter(letter), key)));

        replies.Select(reply => reply.Expect(reply.Status == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Created).Text)
            .Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await household.RowsAsync()).Count(row => row.Kind == DocumentKind.Mail).ShouldBe(1);
        (await household.TryFileAsync(Household.Letter(), key)).Expect(HttpStatusCode.UnprocessableEntity, "request.idempotency_key_reused");
        household.Files().Length.ShouldBe((await household.RowsAsync()).Select(row => row.Sha256).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_and_nothing_is_left()
    {
        using Household household = await Household.SentAsync(host);
        string application = household.Draft.Id.ToString();
        int files = household.Files().Length;
        int lines = (await household.LogAsync()).Count;

        foreach ((RawForm form, HttpStatusCode status, string code) in new[]
        {
            (Household.Letter(channel: "online"), HttpStatusCode.UnprocessableEntity, "documents.channel_unknown"),
            (Household.Letter(channel: "Post"), HttpStatusCode.UnprocessableEntity, "documents.channel_unknown"),
            (new RawForm().Field("receivedOn", "2026-11-20").File(PaperFiles.NewPdf()), HttpStatusCode.UnprocessableEntity, "documents.channel_unknown"),
            (Household.Letter(receivedOn: "2026-11-24"), HttpStatusCode.UnprocessableEntity, "documents.received_on_impossible"),
            (Household.Letter(receivedOn: "2004-12-31"), HttpStatusCode.UnprocessableEntity, "documents.received_on_impossible"),
            (Household.Letter(receivedOn: "20.11.2026"), HttpStatusCode.UnprocessableEntity, "documents.received_on_impossible"),
            (new RawForm().Field("channel", "fax").File(PaperFiles.NewPdf()), HttpStatusCode.UnprocessableEntity, "documents.received_on_impossible"),
            (Household.Letter().Field("person", "p0"), HttpStatusCode.UnprocessableEntity, "documents.person_malformed"),
            (Household.Letter().Field("application", "x"), HttpStatusCode.UnprocessableEntity, "documents.application_unknown"),
            (Household.Letter().Field("application", Guid.NewGuid().ToString()), HttpStatusCode.UnprocessableEntity, "documents.application_unknown"),
            (Household.Letter().Field("evidence", "N01"), HttpStatusCode.UnprocessableEntity, "documents.application_missing"),
            (Household.Letter().Field("application", application).Field("evidence", "N99"), HttpStatusCode.UnprocessableEntity, "documents.evidence_unknown"),
            (new RawForm().Field("channel", "fax").Field("receivedOn", "2026-11-20"), HttpStatusCode.UnprocessableEntity, "documents.file_missing"),
            (Household.Letter([]), HttpStatusCode.UnprocessableEntity, "documents.empty"),
            (Household.Letter(PaperFiles.Of("docx")), HttpStatusCode.UnsupportedMediaType, "documents.kind_not_accepted"),
            (Household.Letter().Field("surprise", "x"), HttpStatusCode.BadRequest, "request.malformed"),
            (Household.Letter().Field("name", new string('x', 501)), HttpStatusCode.BadRequest, "request.malformed"),
        })
        {
            (await household.TryFileAsync(form)).Expect(status, code);
        }

        (await household.RowsAsync()).ShouldAllBe(row => row.Channel == ReceiptChannel.System);
        household.Files().Length.ShouldBe(files);
        (await household.LogAsync()).Count.ShouldBe(lines);
    }

    [Fact]
    public async Task Todays_stamp_is_possible_by_the_calendar_of_the_office()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)); // The 25th in the office.
        using Household household = await Household.SentAsync(own);

        (await household.TryFileAsync(Household.Letter(receivedOn: "2026-11-25"))).Expect(HttpStatusCode.Created);
        (await household.TryFileAsync(Household.Letter(receivedOn: "2026-11-26"))).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_letter_waits_for_the_scanner_like_an_upload_and_its_repeat_still_gets_the_receipt()
    {
        var scanner = new HeldScanner();
        await using HostFixture own = await scanner.HostAsync(host.Database);
        using Household household = await Household.SentAsync(own);
        byte[] letter = PaperFiles.NewPdf();
        Reply first = (await household.TryFileAsync(Household.Letter(letter))).Expect(HttpStatusCode.Created);

        (await household.DocumentsAsync("kind=mail")).ShouldBeEmpty();
        (await household.TryFileAsync(Household.Letter(letter))).Expect(HttpStatusCode.OK).Text.ShouldBe(first.Text);
        await scanner.FindAsync(own, ScanVerdict.Clean);

        await Eventually.HappensAsync("it is released", async () => (await household.DocumentsAsync("kind=mail")).Count == 1);
        (await household.DocumentsAsync("kind=mail")).ShouldHaveSingleItem()["check"].Text().ShouldBe("clean");
    }

    [Fact]
    public async Task Only_the_scan_desk_and_the_desk_file()
    {
        using Household household = await Household.SentAsync(host);

        foreach (string role in Roles.All)
        {
            bool may = role is Roles.ScanDesk or Roles.Caseworker or Roles.TeamLead;
            (await household.TryFileAsync(Household.Letter(), by: host.ClientFor(role))).Status
                .ShouldBe(may ? HttpStatusCode.Created : HttpStatusCode.Forbidden, role);
        }
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : FilingTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : FilingTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
