using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Changes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Changes;

/// <summary>A change in one step: what, since when, which papers.</summary>
public abstract class ChangeNoticeTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static object Rent => new { kinds = (string[])["rent"], since = "2026-12-01", text = "Die Miete steigt um 20 Euro.", evidence = (string[])["N12"] };

    [Fact]
    public async Task A_change_gives_a_receipt_and_lies_on_the_same_desk()
    {
        using ApplicantJourney anna = await SentAsync();

        JsonNode receipt = (await ReportAsync(anna, Rent)).Expect(HttpStatusCode.Created).Json;
        await host.DrainEventsAsync();

        receipt["reference"].Text().ShouldBe(anna.Reference);
        receipt["localTime"].Text().ShouldEndWith("Uhr");
        receipt["kinds"]!.AsArray().ShouldHaveSingleItem()!["name"].Text().ShouldBe("Miete oder Heizkosten");
        receipt["evidence"]!.AsArray().ShouldHaveSingleItem()!["code"].Text().ShouldBe("N12");
        (await anna.Client.FetchJsonAsync($"{anna.Path}/change-notices")).AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe(receipt.ToJsonString());
        JsonNode seen = await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/change-notices/{receipt["id"].Text()}");
        seen["text"].Text().ShouldBe("Die Miete steigt um 20 Euro.");
        await using AsyncServiceScope scope = host.Scope();
        Guid id = receipt["id"]!.GetValue<Guid>();
        WorkItem item = await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().WorkItems.SingleAsync(row => row.Id == id, Cancelled);
        item.Kind.ShouldBe(WorkItemKind.ChangeNotice);
        item.Reference.ShouldBe(anna.Reference);
        item.State.ShouldBe(WorkState.New);
    }

    [Fact]
    public async Task Fifty_notices_of_one_application_are_enough()
    {
        using ApplicantJourney anna = await SentAsync();
        await using (AsyncServiceScope scope = host.Scope())
        {
            ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
            db.ChangeNotices.AddRange(Enumerable.Range(0, 50).Select(_ => new ChangeNotice
            {
                Id = Guid.NewGuid(),
                ApplicationId = new BenefitApplicationId(anna.Id),
                Kinds = """["rent"]""",
                Since = new DateOnly(2026, 11, 1),
                Text = null,
                EvidenceCodes = "[]",
                ReceivedAt = host.Clock.GetUtcNow(),
            }));
            await db.SaveChangesAsync(Cancelled);
        }

        (await ReportAsync(anna, Rent)).Expect(HttpStatusCode.Conflict, "changes.too_many");
    }

    [Fact]
    public async Task Twenty_parallel_tries_with_one_key_tell_one_change()
    {
        using ApplicantJourney anna = await SentAsync();
        string key = Guid.NewGuid().ToString();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReportAsync(anna, Rent, key)));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await anna.Client.FetchJsonAsync($"{anna.Path}/change-notices")).AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"kinds":[],"since":"2026-11-01"}""", "changes.kinds_missing")]
    [InlineData("""{"kinds":["rent","rent"],"since":"2026-11-01"}""", "changes.kinds_missing")]
    [InlineData("""{"kinds":["lottery"],"since":"2026-11-01"}""", "changes.kind_unknown")]
    [InlineData("""{"kinds":["rent"],"since":"2029-01-01"}""", "changes.since_too_far")]
    [InlineData("""{"kinds":["rent"],"since":"1999-01-01"}""", "changes.since_too_early")]
    [InlineData("""{"kinds":["other"],"since":"2026-11-01","text":"  "}""", "changes.text_missing")]
    [InlineData("""{"kinds":["rent"],"since":"2026-11-01","evidence":["N99"]}""", "changes.evidence_unknown")]
    public async Task A_notice_that_says_nothing_or_nonsense_is_refused_and_nothing_is_kept(string body, string code)
    {
        using ApplicantJourney anna = await SentAsync();

        Reply reply = await ReportAsync(anna, JsonNode.Parse(body)!);

        reply.Expect(HttpStatusCode.UnprocessableEntity, "request.invalid").Json["errors"]!.AsArray().ShouldContain(error => error!["code"].Text() == code);
        (await anna.Client.FetchJsonAsync($"{anna.Path}/change-notices")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_needs_no_notice()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        (await ReportAsync(anna, Rent)).Expect(HttpStatusCode.Conflict, "changes.not_submitted");
    }

    [Fact]
    public async Task The_kinds_are_public_with_their_papers() =>
        (await host.Client.FetchJsonAsync("/api/v1/change-kinds")).AsArray().Select(kind => kind!["key"].Text())
            .ShouldBe(["address", "rent", "bank", "income", "newPerson", "personMovedOut", "absence", "sickNote", "other"]);

    private static Task<Reply> ReportAsync(ApplicantJourney journey, object body, string? key = null) => journey.Client.SendJsonAsync(
        HttpMethod.Post, $"{journey.Path}/change-notices", body, key is null ? [] : [("Idempotency-Key", key)]);

    private async Task<ApplicantJourney> SentAsync()
    {
        ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        await anna.SubmitAsync();
        return anna;
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : ChangeNoticeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : ChangeNoticeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
