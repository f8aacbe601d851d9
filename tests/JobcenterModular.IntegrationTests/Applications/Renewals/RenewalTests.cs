using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Domain.Periods;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.Contracts;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Renewals;

/// <summary>A Folgeantrag from the first click to the caseworker's desk.</summary>
public abstract class RenewalTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("scenario-1", 0, new[] { "N07" })]
    [InlineData("scenario-2", 0, new[] { "N07" })]
    [InlineData("scenario-3", 2, new[] { "N07", "N08", "N21" })]
    public async Task A_renewal_without_changes_needs_at_most_12_inputs_and_shows_an_empty_difference(string scenario, int amountsOfWhoWorks, string[] papers)
    {
        using Granted mara = await Granted.ByAsync(host, scenario);
        using ApplicantJourney renewal = await mara.RenewAsync();

        int inputs = await renewal.FinishAsync(Scenario.Read(scenario));

        inputs.ShouldBeLessThanOrEqualTo(12 + amountsOfWhoWorks);
        Due(await renewal.Client.FetchJsonAsync($"{renewal.Path}/evidence")).ShouldBe(papers, ignoreOrder: true);
        JsonNode sent = await renewal.SubmitAsync();
        sent["followUps"]!.AsArray().Select(item => item!["kind"].Text()).Distinct(StringComparer.Ordinal).ShouldBe(["evidence"]);
        JsonNode difference = await DifferenceAsync(renewal);
        difference["unchanged"]!.GetValue<bool>().ShouldBeTrue(difference.ToJsonString());
        difference["unconfirmed"]!.AsArray().ShouldBeEmpty();
        difference["renews"]!.GetValue<Guid>().ShouldBe(mara.First.Id);
    }

    [Fact]
    public async Task A_sent_renewal_lies_on_the_desk_in_the_households_case_and_ends_the_reminders()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.FinishAsync(Scenario.One);
        await renewal.SubmitAsync();

        await using AsyncServiceScope scope = host.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        WorkItem item = await db.WorkItems.AsNoTracking().SingleAsync(row => row.Id == renewal.Id, Cancelled);
        (item.Kind, item.CaseId).ShouldBe((WorkItemKind.Folgeantrag, mara.First.Id));
        ApprovalPeriod period = await db.ApprovalPeriods.AsNoTracking().SingleAsync(row => row.CaseId == mara.First.Id, Cancelled);
        (period.State, period.Revision).ShouldBe((PeriodState.Renewed, 2));
        (await mara.RenewalAsync())["offered"]!.GetValue<bool>().ShouldBeFalse();
        renewal.Reference.ShouldStartWith("WBA-2026-");
    }

    [Fact]
    public async Task A_renewal_sent_before_the_end_counts_from_the_day_after_it_wherever_that_is_said()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.FinishAsync(Scenario.One);
        JsonNode sent = await renewal.SubmitAsync();
        HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker));
        string address = $"/api/v1/casework/applications/{renewal.Id}";

        renewal.Started["effectText"].Text().ShouldBe("Ihr Antrag vom 07.12.2026 zählt ab dem 01.02.2027.");
        sent["facts"]!["effectMonth"].Text().ShouldBe("2027-02-01");
        (await renewal.Client.FetchAsync($"{renewal.Path}/summary")).Text.ShouldContain("zählt ab dem 01.02.2027");
        (await carla.FetchJsonAsync(address))["effectMonth"].Text().ShouldBe("2027-02-01");
        (await carla.FetchJsonAsync($"{address}/orientation"))["on"].Text().ShouldBe("2027-02-01");
        JsonNode proposal = (await carla.FetchJsonAsync($"{address}/decision"))["proposals"]!.AsArray().First(period => !period!["provisional"]!.GetValue<bool>())!;
        (proposal["from"].Text(), proposal["to"].Text()).ShouldBe(("2027-02-01", "2028-01-31"));
    }

    [Fact]
    public async Task What_is_known_stands_there_with_its_origin_and_nothing_that_must_be_said_anew_does()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();

        JsonNode view = await renewal.ViewAsync();
        JsonNode progress = await renewal.ProgressAsync();

        view["sections"]!.AsObject().Select(section => section.Key).ShouldNotContain("end", StringComparer.Ordinal);
        view["sections"]!["housing"]!["answers"]!.AsObject().ContainsKey("kdu.direct").ShouldBeFalse();
        view["sections"]!["income"]!["answers"]!.AsObject().Select(answer => answer.Key).ShouldBe(["ek.types"]);
        view["sections"]!["housing"]!["answers"]!["kdu.cold"]!.GetValue<int>().ShouldBe(42000);
        JsonNode cold = progress["renewal"]!["carried"]!.AsArray().Single(carried => carried!["question"].Text() == "kdu.cold")!;
        (cold["rule"].Text(), cold["date"].Text(), cold["origin"].Text()).ShouldBe(("confirm", "2026-01-12", "aus Ihren Angaben vom 12.01.2026"));
        progress["renewal"]!["toAnswer"]!.AsArray().Select(at => at!["question"].Text()).ShouldBe(["start.month", "end.true", "end.privacy"]);
        progress["renewal"]!["countsFrom"].Text().ShouldBe("2027-02-01");
    }

    [Fact]
    public async Task Of_a_case_that_is_destroyed_not_even_the_households_row_is_left()
    {
        using Granted mara = await Granted.ByAsync(host);
        using Granted other = await Granted.ByAsync(host);

        await host.TellAsync(new CaseFileDestroyed(Guid.CreateVersion7(), [mara.First.Id]) { EventId = Guid.CreateVersion7() });

        await using AsyncServiceScope scope = host.Scope();
        ApplicationsDbContext db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        (await db.Cases.Where(row => row.Id == mara.First.Id || row.Id == other.First.Id).Select(row => row.Id).ToListAsync(Cancelled)).ShouldBe([other.First.Id]);
        (await db.ApprovalPeriods.AnyAsync(row => row.CaseId == mara.First.Id, Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task Savings_are_asked_for_anew_once_after_the_law_on_them_has_changed()
    {
        using Granted mara = await Granted.ByAsync(host, from: new DateOnly(2026, 2, 1));
        using ApplicantJourney renewal = await mara.RenewAsync();

        JsonNode standing = (await renewal.ProgressAsync())["renewal"]!;
        standing["toAnswer"]!.AsArray().ShouldContain(at => at!["question"].Text() == "vm.accounts");
        standing["blocks"]!.AsArray().Single(block => block!["key"].Text() == "assets")!["state"].Text().ShouldBe("notAsked");
        standing["carried"]!.AsArray().ShouldNotContain(carried => carried!["section"].Text() == "assets");
        await renewal.FinishAsync(Scenario.One);
        Due(await renewal.Client.FetchJsonAsync($"{renewal.Path}/evidence")).ShouldBe(["N07"]);
        await renewal.SubmitAsync();

        JsonNode difference = await DifferenceAsync(renewal);
        difference["unchanged"]!.GetValue<bool>().ShouldBeTrue(difference.ToJsonString());
        difference["unconfirmed"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_flat_shows_in_the_difference_and_asks_for_its_papers_only()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.AnswerAsync("contact", ("addr.street", "Neue Gasse 3"), ("addr.since", "2026-11-01"));
        await renewal.AnswerAsync("housing", ("kdu.cold", 45000), ("kdu.contract", "2026-10-15"));
        await renewal.FinishAsync(WithMove(Scenario.One));

        Due(await renewal.Client.FetchJsonAsync($"{renewal.Path}/evidence")).ShouldBe(["N03", "N07", "N11"], ignoreOrder: true);
        await renewal.SubmitAsync();

        JsonNode difference = await DifferenceAsync(renewal);
        difference["unchanged"]!.GetValue<bool>().ShouldBeFalse();
        difference["sections"]!.AsArray().Select(section => section!["section"].Text()).ShouldBe(["contact", "housing"]);
        JsonNode rent = difference["sections"]![1]!["questions"]!.AsArray().Single(question => question!["question"].Text() == "kdu.cold")!;
        (rent["before"]!.GetValue<int>(), rent["now"]!.GetValue<int>(), rent["change"].Text()).ShouldBe((42000, 45000, "changed"));
    }

    [Fact]
    public async Task A_renewal_without_a_single_confirmation_is_not_lost_but_tells_what_must_be_asked()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        (await renewal.TrySubmitAsync()).Expect(HttpStatusCode.UnprocessableEntity, "renewals.incomplete");
        await renewal.AnswerAsync("end", ("end.true", true), ("end.privacy", true));

        JsonNode sent = await renewal.SubmitAsync();

        sent["followUps"]!.AsArray().Where(item => item!["kind"].Text() == "confirmation").Select(item => item!["item"].Text())
            .ShouldBe(["person", "contact", "household", "needs", "insurance", "income", "assets", "housing", "claims"]);
        (await DifferenceAsync(renewal))["unconfirmed"]!.AsArray().Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_known_account_number_is_masked_and_stays_what_it_is_when_it_comes_back_masked()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        const string masked = "**** 3000";

        (await renewal.ViewAsync()).ToJsonString().ShouldNotContain("DE89370400440532013000");
        JsonNode saved = await renewal.SaveAsync("payment", await renewal.SectionAsync("payment"));
        saved["answers"]!["pay.iban"].Text().ShouldBe(masked);
        (await renewal.SectionAsync("payment"))["pay.iban"].Text().ShouldBe(masked);
        await StoredAsync(renewal, "DE89370400440532013000");

        (await renewal.AnswerAsync("payment", ("pay.iban", "DE02120300000000202051"))).ShouldBe(1);
        (await renewal.SectionAsync("payment"))["pay.iban"].Text().ShouldBe("DE02120300000000202051");
        (await renewal.TrySaveAsync("payment", new JsonObject { ["pay.has"] = true, ["pay.iban"] = "**** 9999" })).Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid");
    }

    [Fact]
    public async Task Only_a_renewal_that_was_sent_has_a_difference()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney draft = await mara.RenewAsync();
        HttpClient carla = host.ClientWith(host.TokenForRole(Roles.Caseworker));

        (await carla.FetchAsync($"/api/v1/casework/applications/{mara.First.Id}/difference")).Expect(HttpStatusCode.NotFound, "renewals.not_a_renewal");
        (await carla.FetchAsync($"/api/v1/casework/applications/{draft.Id}/difference")).Expect(HttpStatusCode.NotFound, "applications.not_found");
    }

    private static Scenario WithMove(Scenario scenario)
    {
        JsonObject housing = scenario["housing"];
        housing["kdu.moved"] = new JsonObject { ["agreed"] = "nein" };
        return scenario with { Sections = [.. scenario.Sections.Select(pair => pair.Section == "housing" ? (pair.Section, housing) : pair)] };
    }

    private static IEnumerable<string> Due(JsonNode evidence) => evidence.AsArray()
        .Where(item => item!["state"].Text() != "offered").Select(item => item!["code"].Text()).Distinct(StringComparer.Ordinal);

    private Task<JsonNode> DifferenceAsync(ApplicantJourney renewal) =>
        host.ClientWith(host.TokenForRole(Roles.Caseworker)).FetchJsonAsync($"/api/v1/casework/applications/{renewal.Id}/difference");

    private async Task StoredAsync(ApplicantJourney renewal, string iban)
    {
        await using AsyncServiceScope scope = host.Scope();
        var id = new BenefitApplicationId(renewal.Id);
        string answers = await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Applications
            .Where(row => row.Id == id).Select(row => row.Answers).SingleAsync(Cancelled);
        answers.ShouldContain(iban);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RenewalTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RenewalTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
