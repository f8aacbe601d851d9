using System.Net;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Domain.Log;
using JobcenterModular.Documents.Jobs;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Documents.Evidence;

/// <summary>"I send it later, by this date", "I do not have this": answers too, and only the person's own.</summary>
public abstract class StatementTests(HostFixture host)
{
    private static readonly object Later = new { statement = "later", promisedFor = "2026-12-15" };
    private static readonly object NotAvailable = new { statement = "notAvailable" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_draft_a_person_promises_denies_and_takes_it_back_and_others_hear_it_in_order()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);

        Reply later = (await checklist.StateAsync("N01:ap", Later)).Expect(HttpStatusCode.OK);
        Reply notAvailable = (await checklist.StateAsync("N01:ap", NotAvailable)).Expect(HttpStatusCode.OK);
        Reply takenBack = (await checklist.TakeBackAsync("N01:ap")).Expect(HttpStatusCode.OK);

        later.Json.ToJsonString().ShouldBe(
            """{"code":"N01","person":"ap","title":null,"state":"later","promisedFor":"2026-12-15","reasonCode":null,"reason":null,"dueOn":null}""");
        notAvailable.Json["state"].Text().ShouldBe("notAvailable");
        notAvailable.Json["promisedFor"].ShouldBeNull();
        takenBack.Json["state"].Text().ShouldBe("missing");
        (await checklist.Draft.HeardAsync<EvidenceStated>(told => told.ApplicationId)).OrderBy(told => told.ItemVersion)
            .Select(told => $"{told.EvidenceCode}:{told.PersonId} {told.Statement} {told.PromisedFor:yyyy-MM-dd}".TrimEnd())
            .ShouldBe(["N01:ap later 2026-12-15", "N01:ap notAvailable", "N01:ap none"]);
        (await checklist.Draft.LogAsync()).Where(line => line.Action == CaseAction.EvidenceStated)
            .Select(line => $"{line.Subject} {line.Relation} {line.ApplicationId} {line.Detail}")
            .ShouldBe(new[] { "Later 2026-12-15", "NotAvailable", "None" }.Select(what => $"guest owner {checklist.Draft.Id} N01:ap {what}"));
    }

    [Fact]
    public async Task The_same_said_again_answers_the_same_and_changes_nothing()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        Reply first = await checklist.StateAsync("N02:p1", Later);
        int lines = (await checklist.Draft.LogAsync()).Count;

        Reply second = (await checklist.StateAsync("N02:p1", Later)).Expect(HttpStatusCode.OK);
        (await checklist.TakeBackAsync("N02:p2")).Expect(HttpStatusCode.OK).Json["state"].Text().ShouldBe("missing");

        second.Json.ToJsonString().ShouldBe(first.Json.ToJsonString());
        EvidenceItem row = (await checklist.RowsAsync()).ShouldHaveSingleItem();
        row.Version.ShouldBe(1);
        (await checklist.Draft.LogAsync()).Count.ShouldBe(lines);
        (await checklist.Draft.HeardAsync<EvidenceStated>(told => told.ApplicationId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Parallel_words_on_one_item_make_one_row()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);

        Reply[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => checklist.StateAsync("N01:ap", Later)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        (await checklist.RowsAsync()).ShouldHaveSingleItem().PromisedFor.ShouldBe(new DateOnly(2026, 12, 15));
        (await checklist.Draft.HeardAsync<EvidenceStated>(told => told.ApplicationId)).Count.ShouldBe(1);
        host.Log.ShouldHaveNoErrors();
    }

    [Fact]
    public async Task A_word_of_the_draft_still_counts_when_the_application_was_sent()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StateAsync("N01:ap", Later);
        await checklist.StateAsync("N01:p9", Later);

        await checklist.SendAsync();

        (await checklist.StatesAsync()).ShouldBe(["N01:ap later", "N02:ap missing", "N02:p1 offered"]);
        (await checklist.ItemAsync("N01:ap"))["promisedFor"].Text().ShouldBe("2026-12-15");
    }

    [Fact]
    public async Task After_the_submission_only_what_is_on_the_checklist_and_not_accepted_can_be_spoken_of()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StoreAsync("N02");
        await checklist.StateAsync("N01:p9", Later);
        await checklist.SendAsync();
        await checklist.AcceptAsync("N02:ap");

        Reply asked = (await checklist.StateAsync("N01:ap", Later)).Expect(HttpStatusCode.OK);

        asked.Json["title"].Text().ShouldBe("Ausweis");
        asked.Json["dueOn"].Text().ShouldBe("2026-12-07");
        (await checklist.StateAsync("N02:p1", NotAvailable)).Expect(HttpStatusCode.OK);
        (await checklist.StateAsync("N01:p1", Later)).Expect(HttpStatusCode.Conflict, "documents.evidence_not_asked");
        (await checklist.TakeBackAsync("N01:p9")).Expect(HttpStatusCode.Conflict, "documents.evidence_not_asked");
        (await checklist.StateAsync("N02:ap", NotAvailable)).Expect(HttpStatusCode.Conflict, "documents.evidence_accepted");
        (await checklist.TakeBackAsync("N02:ap")).Expect(HttpStatusCode.Conflict, "documents.evidence_accepted");
    }

    [Theory]
    [InlineData("2026-11-23", HttpStatusCode.OK)]
    [InlineData("2027-11-23", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.UnprocessableEntity)]
    [InlineData("2026-11-22", HttpStatusCode.UnprocessableEntity)]
    [InlineData("2027-11-24", HttpStatusCode.UnprocessableEntity)]
    [InlineData("0001-01-01", HttpStatusCode.UnprocessableEntity)]
    [InlineData("9999-12-31", HttpStatusCode.UnprocessableEntity)]
    [InlineData("2027-02-29", HttpStatusCode.BadRequest)]
    [InlineData("15.12.2026", HttpStatusCode.BadRequest)]
    [InlineData("2026-12-15T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("morgen", HttpStatusCode.BadRequest)]
    public async Task A_promise_names_a_day_from_today_up_to_twelve_months_ahead(string? promisedFor, HttpStatusCode status)
    {
        using Checklist checklist = await Checklist.BegunAsync(host);

        Reply answer = await checklist.StateAsync("N01:ap", new { statement = "later", promisedFor });

        answer.Status.ShouldBe(status);
        (await checklist.RowsAsync()).Count.ShouldBe(status == HttpStatusCode.OK ? 1 : 0);
        if (status == HttpStatusCode.UnprocessableEntity)
            answer.Json["errors"]![0]!["code"].Text().ShouldBe("promised_for_impossible");
    }

    [Fact]
    public async Task Twelve_months_after_the_29_February_is_the_28_and_the_day_is_the_one_on_the_offices_wall()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        own.Clock.SetTo(new DateTimeOffset(2028, 2, 28, 23, 30, 0, TimeSpan.Zero));
        using Checklist checklist = await Checklist.BegunAsync(own);

        async Task<HttpStatusCode> PromiseAsync(string day) => (await checklist.StateAsync("N01:ap", new { statement = "later", promisedFor = day })).Status;

        (await PromiseAsync("2028-02-28")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PromiseAsync("2028-02-29")).ShouldBe(HttpStatusCode.OK);
        (await PromiseAsync("2029-02-28")).ShouldBe(HttpStatusCode.OK);
        (await PromiseAsync("2029-03-01")).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("""{"statement":"notAvailable","promisedFor":"2026-12-15"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"statement":"none"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"statement":"Later","promisedFor":"2026-12-15","because":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"statement":1}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"statement":null}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"promisedFor":"2026-12-15"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"statement":"notAvailable","statement":"later"}""", HttpStatusCode.BadRequest)]
    [InlineData("""["later"]""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_word_that_is_none_is_refused(string body, HttpStatusCode status)
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Reply answer = await checklist.Draft.Owner.CallAsync(HttpMethod.Put, $"{checklist.Path}/evidence/N01/ap/statement", content);

        answer.Status.ShouldBe(status);
        answer.MediaType.ShouldBe("application/problem+json");
        (await checklist.RowsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("N99:ap", "documents.evidence_unknown")]
    [InlineData("n01:ap", "documents.evidence_unknown")]
    [InlineData("N01,N02:ap", "documents.evidence_unknown")]
    [InlineData("N01:p0", "documents.person_malformed")]
    [InlineData("N01:p100", "documents.person_malformed")]
    [InlineData("N01:AP", "documents.person_malformed")]
    [InlineData("N01:p%D9%A1", "documents.person_malformed")]
    public async Task An_item_that_cannot_be_is_refused(string item, string code)
    {
        using Checklist checklist = await Checklist.BegunAsync(host);

        (await checklist.StateAsync(item, Later)).Expect(HttpStatusCode.UnprocessableEntity, code);
        (await checklist.TakeBackAsync(item)).Expect(HttpStatusCode.UnprocessableEntity, code);

        (await checklist.RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_somebody_elses_items_nobody_speaks()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        using Checklist other = await Checklist.BegunAsync(host);
        using HttpClient account = host.ClientWith(host.TokenForRole(Roles.Applicant, "eve"));

        foreach (HttpClient stranger in (HttpClient[])[other.Draft.Owner, account])
        {
            (await checklist.StateAsync("N01:ap", Later, stranger)).Expect(HttpStatusCode.NotFound, "request.not_found");
            (await checklist.TakeBackAsync("N01:ap", stranger)).Expect(HttpStatusCode.NotFound, "request.not_found");
        }

        foreach (string role in Roles.All.Except([Roles.Applicant], StringComparer.Ordinal))
            (await checklist.StateAsync("N01:ap", Later, host.ClientFor(role))).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        (await checklist.StateAsync("N01:ap", Later, host.Client)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await checklist.RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_goes_with_its_draft()
    {
        using Checklist checklist = await Checklist.BegunAsync(host);
        await checklist.StateAsync("N01:ap", Later);

        await checklist.Draft.TellDeletedAsync();

        (await checklist.StateAsync("N01:ap", NotAvailable)).Expect(HttpStatusCode.NotFound, "request.not_found");
        EraseDeletedPapersJob job = host.Services.GetRequiredService<EraseDeletedPapersJob>();
        await Eventually.HappensAsync("the words are erased", async () =>
        {
            await job.RunAsync(Cancelled);
            return (await checklist.RowsAsync()).Count == 0;
        });
    }

    public sealed class OnSqlite(ListeningHost<Sqlite> host) : StatementTests(host), IClassFixture<ListeningHost<Sqlite>>;

    public sealed class OnPostgreSql(ListeningHost<PostgreSql> host) : StatementTests(host), IClassFixture<ListeningHost<PostgreSql>>;
}
