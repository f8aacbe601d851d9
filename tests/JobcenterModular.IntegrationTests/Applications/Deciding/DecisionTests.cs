using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>Decisions are recorded by people, with who and when; what is granted never overlaps.</summary>
public abstract class DecisionTests(HostFixture host)
{
    private static readonly DateOnly From = new(2026, 11, 1);
    private static readonly DateOnly To = new(2027, 10, 31);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_granted_application_has_a_period_and_leaves_the_desk()
    {
        Office office = await Office.SentAsync(host);
        JsonNode before = await office.DecisionAsync();
        before["etag"].Text().ShouldBe("\"0\"");
        before["proposals"]!.AsArray().Select(row => (row!["months"]!.GetValue<int>(), row["from"].Text(), row["to"].Text()))
            .ShouldBe([(12, "2026-11-01", "2027-10-31"), (6, "2026-11-01", "2027-04-30")]);

        JsonNode decision = await office.DecideAsync(Office.Granted(From, To));

        decision["inForce"]!["kind"].Text().ShouldBe("granted");
        decision["inForce"]!["by"].Text().ShouldBe($"test:{Roles.Caseworker}");
        decision["inForce"]!["at"].ShouldNotBeNull();
        JsonNode period = (await office.PeriodsAsync()).ShouldHaveSingleItem();
        (period["from"].Text(), period["to"].Text(), period["state"].Text()).ShouldBe(("2026-11-01", "2027-10-31", "granted"));
        (await office.ItemAsync()).State.ShouldBe(WorkState.Done);
    }

    [Fact]
    public async Task A_changed_decision_changes_its_period_and_a_refusal_withdraws_it_and_all_of_it_stays_on_record()
    {
        Office office = await Office.SentAsync(host);
        JsonNode first = await office.DecideAsync(Office.Granted(From, To, provisional: true));

        JsonNode second = await office.DecideAsync(Office.Granted(From, new DateOnly(2027, 4, 30)), first["etag"].Text());
        JsonNode changed = (await office.PeriodsAsync()).ShouldHaveSingleItem();
        (changed["to"].Text(), changed["provisional"]!.GetValue<bool>(), changed["revision"]!.GetValue<long>()).ShouldBe(("2027-04-30", false, 2));

        JsonNode third = await office.DecideAsync(new { kind = "refused", note = "Einkommen" }, second["etag"].Text());
        (await office.PeriodsAsync()).ShouldHaveSingleItem()["state"].Text().ShouldBe("withdrawn");
        third["earlier"]!.AsArray().Select(entry => entry!["kind"].Text()).ShouldBe(["granted", "granted"]);

        JsonNode fourth = await office.DecideAsync(Office.Granted(From, To), third["etag"].Text());
        fourth["earlier"]!.AsArray().Select(entry => entry!["kind"].Text()).ShouldBe(["refused", "granted", "granted"]);
        (await office.PeriodsAsync()).Select(period => period["state"].Text()).ShouldBe(["withdrawn", "granted"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_counts_and_the_other_sees_both()
    {
        Office office = await Office.SentAsync(host);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            office.TryDecideAsync(i % 2 == 0 ? Office.Granted(From, To) : new { kind = "refused" }, by: i % 2 == 0 ? office.Carla : office.Tom)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        foreach (Reply stale in replies.Where(reply => reply.Status != HttpStatusCode.OK))
        {
            stale.Expect(HttpStatusCode.PreconditionFailed, "decisions.stale");
            stale.Json["current"]!["inForce"].ShouldNotBeNull();
            stale.Json["yours"]!["decision"].ShouldNotBeNull();
        }

        (await office.Carla.SendJsonAsync(HttpMethod.Put, $"{office.Path}/decision", new { kind = "refused" })).Expect(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task Parallel_decisions_for_one_household_never_overlap()
    {
        Office[] offices = [await Office.SentAsync(host), await Office.SentAsync(host), await Office.SentAsync(host), await Office.SentAsync(host)];
        Guid household = offices[0].Applicant.Id;
        foreach (Office office in offices)
        {
            await office.LookAsync(db => db.WorkItems.Where(row => row.Id == office.Applicant.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.CaseId, household), Cancelled));
        }

        Reply[] replies = await Task.WhenAll(offices.Select((office, i) => office.TryDecideAsync(Office.Granted(From.AddMonths(i), To.AddMonths(i)))));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        foreach (Reply refused in replies.Where(reply => reply.Status != HttpStatusCode.OK))
            refused.Expect(HttpStatusCode.Conflict, "periods.overlap");
        (await offices[0].PeriodsAsync()).ShouldHaveSingleItem();
        int decided = 0;
        foreach (Office office in offices)
            decided += (await office.DecisionAsync())["inForce"] is null ? 0 : 1;
        decided.ShouldBe(1, "A refused decision changes nothing.");
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { """{ "kind": "granted" }""", "request.invalid" },
        { """{ "kind": "granted", "from": "2026-11-01", "to": "2026-10-31" }""", "periods.backwards" },
        { """{ "kind": "granted", "from": "2026-11-01", "to": "2099-10-31" }""", "request.invalid" },
        { """{ "kind": "granted", "from": "0001-01-01", "to": "0001-02-01" }""", "request.invalid" },
        { """{ "kind": "granted", "from": "9999-12-01", "to": "9999-12-31" }""", "request.invalid" },
        { """{ "kind": "refused", "from": "2026-11-01" }""", "request.invalid" },
        { """{ "kind": "passedOn" }""", "request.invalid" },
        { """{ "kind": "reduced" }""", "request.malformed" },
        { """{}""", "request.malformed" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_decision_is_refused_and_changes_nothing(string body, string code)
    {
        Office office = await Office.SentAsync(host);

        (await office.TryDecideAsync(JsonNode.Parse(body)!)).Code.ShouldBe(code);

        (await office.DecisionAsync())["inForce"].ShouldBeNull();
        (await office.PeriodsAsync()).ShouldBeEmpty();
        (await office.ItemAsync()).State.ShouldBe(WorkState.New);
    }

    [Fact]
    public async Task A_withdrawn_application_takes_no_decision_but_the_withdrawal()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });
        JsonNode withdrawn = (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, $"{office.Applicant.Path}/withdrawal", null)).Expect(HttpStatusCode.OK).Json;
        JsonNode again = (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, $"{office.Applicant.Path}/withdrawal", null)).Expect(HttpStatusCode.OK).Json;

        again["withdrawnAt"].Text().ShouldBe(withdrawn["withdrawnAt"].Text());
        (await office.RequestAsync(asked))["state"].Text().ShouldBe("withdrawn");
        (await office.TryDecideAsync(Office.Granted(From, To))).Expect(HttpStatusCode.Conflict, "decisions.application_withdrawn");
        (await office.TryAskAsync(new { answers = new[] { Office.Phone() } })).Expect(HttpStatusCode.Conflict, "decisions.application_withdrawn");
        (await office.PeriodsAsync()).ShouldBeEmpty();
        (await office.ItemAsync()).State.ShouldBe(WorkState.InProgress, "A person still has to record it.");

        JsonNode recorded = await office.DecideAsync(new { kind = "withdrawn" });
        (await office.TryDecideAsync(Office.Granted(From, To), recorded["etag"].Text())).Expect(HttpStatusCode.Conflict, "decisions.application_withdrawn");
    }

    [Fact]
    public async Task A_decided_application_is_not_withdrawn_by_its_owner()
    {
        Office office = await Office.SentAsync(host);
        await office.DecideAsync(new { kind = "passedOn", passedOnTo = "Jobcenter Nachbarstadt" });

        (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, $"{office.Applicant.Path}/withdrawal", null))
            .Expect(HttpStatusCode.Conflict, "withdrawals.already_decided");
    }

    [Fact]
    public async Task Where_two_persons_are_needed_the_first_word_changes_nothing_and_the_same_person_cannot_be_the_second()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database, settings => settings["Applications:FourEyes:0"] = "Refused");
        Office office = await Office.SentAsync(own);
        string confirmation = $"{office.Path}/decision/confirmation";

        JsonNode proposed = await office.DecideAsync(new { kind = "refused", note = "Vermögen" });
        proposed["inForce"].ShouldBeNull();
        proposed["proposed"]!["kind"].Text().ShouldBe("refused");
        (await office.ItemAsync()).State.ShouldBe(WorkState.New);
        (await office.Carla.SendJsonAsync(HttpMethod.Post, confirmation, null, ("If-Match", proposed["etag"].Text())))
            .Expect(HttpStatusCode.Conflict, "decisions.own_proposal");

        JsonNode confirmed = (await office.Tom.SendJsonAsync(HttpMethod.Post, confirmation, null, ("If-Match", proposed["etag"].Text()))).Expect(HttpStatusCode.OK).Json;

        confirmed["inForce"]!["by"].Text().ShouldBe($"test:{Roles.Caseworker}");
        confirmed["inForce"]!["confirmedBy"].Text().ShouldBe($"test:{Roles.TeamLead}");
        (await office.ItemAsync()).State.ShouldBe(WorkState.Done);
        (await office.Tom.SendJsonAsync(HttpMethod.Post, confirmation, null, ("If-Match", confirmed["etag"].Text())))
            .Expect(HttpStatusCode.Conflict, "decisions.nothing_proposed");
    }

    [Fact]
    public async Task A_provisional_period_that_is_over_raises_one_task_for_the_final_figures()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office office = await Office.SentAsync(own);
        await office.DecideAsync(Office.Granted(office.Today.AddDays(-20), office.Today.AddDays(10), provisional: true));
        Office final = await Office.SentAsync(own);
        await final.DecideAsync(Office.Granted(office.Today.AddDays(-20), office.Today.AddDays(10)));
        WatchPeriodsJob job = own.Services.GetRequiredService<WatchPeriodsJob>();

        own.Clock.Advance(TimeSpan.FromDays(10));
        await job.RunAsync(Cancelled);
        (await office.TasksAsync()).ShouldBeEmpty("The last day is not over.");
        own.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(job.RunAsync(Cancelled), job.RunAsync(Cancelled));
        await job.RunAsync(Cancelled);

        (await office.TasksAsync()).ShouldBe([TaskReason.FinalFigures]);
        (await final.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ending_periods_are_listed_page_by_page_and_complete()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        List<Guid> ending = [];
        for (int i = 0; i < 7; i++)
        {
            Office office = await Office.SentAsync(own);
            await office.DecideAsync(Office.Granted(From, new DateOnly(2027, 1 + (i / 3), 28)));
            ending.Add(office.Applicant.Id);
        }

        List<JsonNode> all = await own.ClientFor(Roles.Caseworker).FetchAllAsync("/api/v1/casework/periods?endsBefore=2027-03-01", limit: 2);

        all.Select(row => row["applicationId"]!.GetValue<Guid>()).ShouldBe(ending.Take(6), ignoreOrder: true);
        all.Select(row => row["to"].Text()).ShouldBeInOrder();
        (await own.ClientFor(Roles.Caseworker).FetchAsync("/api/v1/casework/periods?cursor=abc")).Expect(HttpStatusCode.BadRequest, "request.cursor_malformed");
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DecisionTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DecisionTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
