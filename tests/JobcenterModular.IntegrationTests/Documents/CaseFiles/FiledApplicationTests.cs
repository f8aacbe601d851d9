using System.Text;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Domain.Cases;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Documents.CaseFiles;

/// <summary>What the case file holds of an application, in whatever order its module tells of it.</summary>
public abstract class FiledApplicationTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_record_and_the_answers_lie_in_the_case_file_byte_for_byte()
    {
        using Household household = await Household.SentAsync(host);
        await household.Draft.TellAsync(Household.Rendered(host, household.Draft.Id));

        List<CaseDocument> rows = await household.RowsAsync();

        rows.Select(row => (row.Kind, row.FileName, row.MediaType, row.Channel)).ShouldBe(
        [
            (DocumentKind.Application, household.Reference + ".html", "text/html", ReceiptChannel.System),
            (DocumentKind.ApplicationData, household.Reference + ".json", "application/json", ReceiptChannel.System),
            (DocumentKind.ApplicationPdf, household.Reference + ".pdf", "application/pdf", ReceiptChannel.System),
        ], ignoreOrder: true);
        rows.ShouldAllBe(row => row.Released && row.Check == CheckState.Clean && row.FiledBy == "system");
        foreach ((DocumentKind kind, byte[] bytes) in new[]
        {
            (DocumentKind.Application, Encoding.UTF8.GetBytes(Household.Html)),
            (DocumentKind.ApplicationData, Encoding.UTF8.GetBytes(Household.Answers)),
            (DocumentKind.ApplicationPdf, PaperFiles.Pdf),
        })
        {
            Guid id = rows.Single(row => row.Kind == kind).Id;
            (await household.Desk.FetchAsync($"{household.Path}/documents/{id}/content")).Bytes.ShouldBe(bytes, kind.ToString());
        }
    }

    [Fact]
    public async Task A_guests_renewal_lies_in_the_case_file_of_the_application_that_it_goes_on_from()
    {
        using Household household = await Household.SentAsync(host);
        Guid renewal = Telling.NewId(host);

        await household.Draft.TellAsync(new DraftStarted(
            renewal, Telling.ReferenceOf(renewal), null, ["N01"], Telling.KeepUntil, household.Draft.Id) { EventId = Telling.NewId(host) });
        await household.Draft.TellAsync(Household.Filed(host, renewal) with { Renews = household.Draft.Id });

        (await household.Draft.LookAsync(db => db.Folders.AsNoTracking().SingleAsync(folder => folder.Id == renewal, Cancelled))).CaseId.ShouldBe(household.Id);
        (await household.Draft.LookAsync(db => db.Documents.AsNoTracking().Where(row => row.ApplicationId == renewal).ToListAsync(Cancelled)))
            .ShouldAllBe(row => row.CaseId == household.Id);
    }

    [Fact]
    public async Task A_renewal_waits_for_the_case_file_of_the_application_that_it_goes_on_from()
    {
        using Household household = await Household.SentAsync(host);
        (Guid renewal, Guid first) = (Telling.NewId(host), Telling.NewId(host));
        var begun = new DraftStarted(renewal, Telling.ReferenceOf(renewal), null, ["N01"], Telling.KeepUntil, first) { EventId = Telling.NewId(host) };

        await Should.ThrowAsync<AggregateException>(() => household.Draft.TellAsync(begun));
        (await household.Draft.LookAsync(db => db.Folders.AsNoTracking().AnyAsync(folder => folder.Id == renewal, Cancelled))).ShouldBeFalse();
        await household.Draft.TellAsync(new DraftStarted(first, Telling.ReferenceOf(first), null, [], Telling.KeepUntil) { EventId = Telling.NewId(host) });
        await household.Draft.TellAsync(begun);

        (await household.Draft.LookAsync(db => db.Folders.AsNoTracking()
            .Where(folder => folder.Id == renewal || folder.Id == first).Select(folder => folder.CaseId).Distinct().CountAsync(Cancelled))).ShouldBe(1);
    }

    [Fact]
    public async Task Persons_words_and_checklist_are_known_and_written_down_without_names()
    {
        using Household household = await Household.SentAsync(host);

        List<CasePerson> persons = await household.LookAsync(db =>
            db.CasePersons.AsNoTracking().Where(person => person.CaseId == household.Id).OrderBy(person => person.PersonId).ToListAsync(Cancelled));
        persons.Select(person => (person.PersonId, person.Name, person.Role)).ShouldBe(
            [("ap", "Jürgen Öztürk-Groß", null), ("p1", "Kim Weiß", "child"), ("p2", "", null)]);
        (await household.LookAsync(db => db.CaseWords.Where(word => word.CaseId == household.Id).Select(word => word.Word).ToListAsync(Cancelled)))
            .ShouldBe(["jurgen", "ozturk", "gross", "kim", "weiss"], ignoreOrder: true);
        List<EvidenceItem> items = await household.LookAsync(db =>
            db.EvidenceItems.AsNoTracking().Where(item => item.CaseId == household.Id).OrderBy(item => item.Code).ToListAsync(Cancelled));
        items.Select(item => (item.Key.ToString(), item.Title, item.Because, item.Optional, item.DueOn)).ShouldBe(
        [
            ("N01:ap", "Ausweis", "Wie heißen Sie?", false, new DateOnly(2026, 12, 7)),
            ("N02:p1", "Aufenthalt", "Wo?\nSeit wann?", true, new DateOnly(2026, 12, 7)),
        ]);
        List<CaseLogEntry> log = await household.LogAsync();
        log.ShouldContain(line => line.Action == CaseAction.EvidenceAsked && line.Detail == "N01:ap N02:p1");
        log.ShouldAllBe(line => !(line.Detail ?? "").Contains("Kim", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("filed submitted started rendered")]
    [InlineData("rendered filed started submitted")]
    [InlineData("submitted rendered started filed")]
    [InlineData("filed rendered submitted started")]
    public async Task Any_order_of_events_ends_in_the_same_case_file(string order)
    {
        string account = $"order-{order.Replace(' ', '-')}";
        using var draft = new Draft(host, Telling.NewId(host));
        foreach (string told in order.Split(' '))
        {
            await draft.TellAsync(told switch
            {
                "filed" => Household.Filed(host, draft.Id, account: account),
                "rendered" => Household.Rendered(host, draft.Id),
                "submitted" => Telling.Submitted(host, draft.Id),
                _ => (IntegrationEvent)Telling.Started(host, draft.Id, account),
            });
        }

        Guid caseId = (await draft.FolderAsync()).CaseId!.Value;
        CaseFile file = await draft.LookAsync(db => db.CaseFiles.AsNoTracking().SingleAsync(row => row.Id == caseId, Cancelled));
        file.State.ShouldBe(CaseFileState.Open);
        file.OwnerSubject.ShouldBe(account);
        (await draft.LookAsync(db => db.Documents.Where(row => row.CaseId == caseId).Select(row => row.Kind).ToListAsync(Cancelled)))
            .ShouldBe([DocumentKind.Application, DocumentKind.ApplicationData, DocumentKind.ApplicationPdf], ignoreOrder: true);
        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
    }

    [Fact]
    public async Task Told_twice_it_is_filed_once()
    {
        using Household household = await Household.SentAsync(host);
        ApplicationFiled again = Household.Filed(host, household.Draft.Id);
        int rows = (await household.RowsAsync()).Count;

        await household.Draft.TellAsync(again);
        await household.Draft.TellAsync(again);

        (await household.RowsAsync()).Count.ShouldBe(rows);
        (await household.LookAsync(db => db.EvidenceItems.CountAsync(item => item.CaseId == household.Id, Cancelled))).ShouldBe(2);
    }

    [Fact]
    public async Task What_the_applicant_said_of_an_item_as_a_draft_stays()
    {
        using Household household = await Household.BegunAsync(host);
        await household.LookAsync(async db =>
        {
            var item = new EvidenceItem { Id = Telling.NewId(host), ApplicationId = household.Draft.Id, CaseId = household.Id, Code = "N01", PersonId = "ap" };
            item.Declare(EvidenceStatement.Later, new DateOnly(2026, 12, 24), host.Clock.GetUtcNow());
            db.EvidenceItems.Add(item);
            return await db.SaveChangesAsync(Cancelled);
        });

        await household.SendAsync();

        EvidenceItem merged = await household.LookAsync(db => db.EvidenceItems.AsNoTracking()
            .SingleAsync(item => item.ApplicationId == household.Draft.Id && item.Code == "N01", Cancelled));
        (merged.Statement, merged.PromisedFor, merged.Title).ShouldBe((EvidenceStatement.Later, new DateOnly(2026, 12, 24), "Ausweis"));
    }

    [Fact]
    public async Task An_accounts_second_application_joins_its_case_file()
    {
        using Household first = await Household.SentAsync(host, account: "joins");
        using Household second = await Household.SentAsync(host, "Neuer Name", account: "joins");

        second.Id.ShouldBe(first.Id);
        (await first.Desk.FetchJsonAsync(first.Path))["applications"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_read_on_the_desk_is_a_line_with_reader_role_and_the_time_of_the_read()
    {
        using Household household = await Household.SentAsync(host);
        DateTimeOffset then = host.Clock.GetUtcNow().AddMinutes(-3);

        await household.Draft.TellAsync(new ApplicationRead(household.Draft.Id, "carla", Roles.Caseworker, "summaryPdf")
        {
            EventId = Telling.NewId(host),
            OccurredAt = then,
        });

        CaseLogEntry line = await household.LastLineAsync();
        (line.Action, line.Subject, line.Role, line.Relation, line.Detail, line.At)
            .ShouldBe((CaseAction.ApplicationRead, "carla", Roles.Caseworker, "casework", "summaryPdf", then));
        (await LogVerdict.OfAsync(host)).ShouldEndWith("intact");
    }

    [Fact]
    public async Task A_read_of_an_application_that_is_not_known_yet_is_tried_again()
    {
        var read = new ApplicationRead(Telling.NewId(host), "carla", Roles.Caseworker, "application") { EventId = Telling.NewId(host) };

        Exception failure = await Should.ThrowAsync<Exception>(() => host.TellAsync(read));

        failure.ToString().ShouldContain("documents.not_ready");
    }

    [Fact]
    public async Task The_record_of_a_deleted_draft_is_refused()
    {
        using Household household = await Household.BegunAsync(host);
        await household.Draft.TellDeletedAsync();

        await household.Draft.TellAsync(Household.Filed(host, household.Draft.Id));

        (await household.RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_way_through_the_api_ends_in_the_case_file()
    {
        using ApplicantJourney mara = await ApplicantJourney.WithAnswersAsync(host, account: "mara-e-akte");
        await mara.SubmitAsync();
        await host.DrainEventsAsync();

        var found = (await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/case-files?reference={mara.Reference}"))["items"]!.AsArray();
        string id = found.ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        var documents = await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/case-files/{id}/documents?kind=application");
        string document = documents["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        (await host.ClientFor(Roles.Caseworker).FetchAsync($"/api/v1/case-files/{id}/documents/{document}/content")).Text
            .ShouldBe((await mara.Client.FetchAsync($"{mara.Path}/summary")).Text);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : FiledApplicationTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : FiledApplicationTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
