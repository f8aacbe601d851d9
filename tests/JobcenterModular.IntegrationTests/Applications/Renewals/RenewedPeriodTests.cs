using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Renewals;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.Applications.UseCases.Periods;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Renewals;

/// <summary>What a renewal does to the period that it renews, and to which household's case what is sent belongs.</summary>
public abstract class RenewedPeriodTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HttpClient Carla => host.ClientWith(host.TokenForRole(Roles.Caseworker));

    [Fact]
    public async Task A_decision_while_a_renewal_is_sent_is_never_overwritten_by_it()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.FinishAsync(Scenario.One);
        await using AsyncServiceScope scope = host.Scope();
        ApplicationsDbContext sending = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        var id = new BenefitApplicationId(renewal.Id);
        Renewal row = await sending.Renewals.AsNoTracking().SingleAsync(known => known.ApplicationId == id, Cancelled);
        await sending.RenewAsync(row, Cancelled);

        await DecideAsync(mara.First.Id, new { kind = "refused" });

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => sending.SaveChangesAsync(Cancelled));
        await renewal.SubmitAsync();
        (await PeriodAsync(mara)).ShouldBe(("withdrawn", 2));
    }

    [Fact]
    public async Task A_renewal_that_its_applicant_withdraws_leaves_the_period_as_it_was()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.FinishAsync(Scenario.One);
        await renewal.SubmitAsync();
        (await PeriodAsync(mara)).ShouldBe(("renewed", 2));

        (await renewal.Client.SendJsonAsync(HttpMethod.Post, $"{renewal.Path}/withdrawal", null)).Expect(HttpStatusCode.OK);

        (await PeriodAsync(mara)).ShouldBe(("granted", 3));
        (await mara.RenewalAsync())["offered"]!.GetValue<bool>().ShouldBeTrue();
        await DecideAsync(renewal.Id, new { kind = "withdrawn" });
        (await PeriodAsync(mara)).ShouldBe(("granted", 3));
    }

    [Fact]
    public async Task A_renewal_that_is_passed_on_opens_the_period_again_until_it_is_decided_here_after_all()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney renewal = await mara.RenewAsync();
        await renewal.FinishAsync(Scenario.One);
        await renewal.SubmitAsync();

        JsonNode passedOn = await DecideAsync(renewal.Id, new { kind = "passedOn", passedOnTo = "Jobcenter Nachbarstadt" });
        (await PeriodAsync(mara)).ShouldBe(("granted", 3));

        await DecideAsync(renewal.Id, new { kind = "refused" }, passedOn["etag"].Text());
        (await PeriodAsync(mara)).ShouldBe(("renewed", 4));
    }

    [Fact]
    public async Task As_long_as_another_renewal_counts_the_period_stays_renewed()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney first = await mara.RenewAsync();
        await first.FinishAsync(Scenario.One);
        await first.SubmitAsync();
        using ApplicantJourney second = await mara.RenewAsync();
        await second.FinishAsync(Scenario.One);
        await second.SubmitAsync();

        (await first.Client.SendJsonAsync(HttpMethod.Post, $"{first.Path}/withdrawal", null)).Expect(HttpStatusCode.OK);
        (await PeriodAsync(mara)).State.ShouldBe("renewed");
        (await second.Client.SendJsonAsync(HttpMethod.Post, $"{second.Path}/withdrawal", null)).Expect(HttpStatusCode.OK);
        (await PeriodAsync(mara)).State.ShouldBe("granted");
    }

    [Fact]
    public async Task A_second_first_application_of_an_account_belongs_to_the_same_household_and_its_period_does_not_overlap()
    {
        using Granted mara = await Granted.ByAsync(host);
        using ApplicantJourney second = await ApplicantJourney.WithAnswersAsync(host, account: mara.Account);
        await second.SubmitAsync();
        using ApplicantJourney stranger = await ApplicantJourney.WithAnswersAsync(host);
        await stranger.SubmitAsync();

        (await CaseOfAsync(second)).ShouldBe(mara.First.Id);
        (await CaseOfAsync(stranger)).ShouldBe(stranger.Id, "Whoever has no account is not recognised.");
        object overlapping = new { kind = "granted", from = "2027-01-01", to = "2027-12-31" };
        (await TryDecideAsync(second.Id, overlapping)).Expect(HttpStatusCode.Conflict, "periods.overlap");
        (await TryDecideAsync(second.Id, new { kind = "granted", from = "2027-02-01", to = "2027-12-31" })).Expect(HttpStatusCode.OK);
    }

    private Task<Reply> TryDecideAsync(Guid id, object decision, string etag = "\"0\"") =>
        Carla.SendJsonAsync(HttpMethod.Put, $"/api/v1/casework/applications/{id}/decision", decision, ("If-Match", etag));

    private async Task<JsonNode> DecideAsync(Guid id, object decision, string etag = "\"0\"") =>
        (await TryDecideAsync(id, decision, etag)).Expect(HttpStatusCode.OK).Json;

    private async Task<(string State, long Revision)> PeriodAsync(Granted granted)
    {
        JsonNode period = (await Carla.FetchJsonAsync($"/api/v1/casework/cases/{granted.First.Id}/periods"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        return (period["state"].Text(), period["revision"]!.GetValue<long>());
    }

    private async Task<Guid> CaseOfAsync(ApplicantJourney sent) =>
        (await Carla.FetchJsonAsync($"/api/v1/casework/items/{sent.Id}"))["item"]!["caseId"]!.GetValue<Guid>();

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RenewedPeriodTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RenewedPeriodTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
