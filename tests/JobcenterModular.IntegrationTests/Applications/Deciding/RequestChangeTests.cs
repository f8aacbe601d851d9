using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.IntegrationTests.Applications.Desk;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>What becomes of a request after it was asked: more time, taken back, answered late and later still, over by a decision.</summary>
public abstract class RequestChangeTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_after_the_task_for_a_late_answer_was_done_opens_it_again()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office office = await Office.SentAsync(own);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone(), Office.Rooms() } });
        office.Wait(15);
        (await office.TryAnswerAsync(asked, "housing", new JsonObject { ["kdu.rooms"] = 3 })).Expect(HttpStatusCode.OK);
        Guid task = await LateTaskAsync(office);
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        await office.Carla.MoveAsync(task, "done", (await office.Carla.ItemAsync(task)).ETag, "Gesehen.");
        (await office.TryAnswerAsync(asked, "housing", new { })).Expect(HttpStatusCode.UnprocessableEntity);
        (await office.Carla.ItemAsync(task)).Json["item"]!["state"].Text().ShouldBe("done");
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        (await office.TryAnswerAsync(asked, "contact", new JsonObject { ["contact.phone"] = "+4934199999999" })).Expect(HttpStatusCode.OK);

        JsonNode again = (await office.Carla.ItemAsync(task)).Json;
        again["item"]!["state"].Text().ShouldBe("new");
        JsonNode line = again["history"]![0]!;
        (line["what"].Text(), line["role"].Text()).ShouldBe(("lateAnswerAgain", "system"));
        line["reason"].Text().ShouldContain("noch etwas eingegangen");
        (await office.TasksAsync()).ShouldBe([TaskReason.LateAnswer]);
    }

    [Fact]
    public async Task An_overdue_request_gets_at_least_the_least_number_of_days()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office office = await Office.SentAsync(own);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });
        office.Wait(15);

        foreach (int days in (int[])[0, 6])
        {
            (await TryExtendAsync(office, asked, office.Today.AddDays(days))).Expect(HttpStatusCode.UnprocessableEntity, "requests.deadline_too_short")
                .Json["earliest"].Text().ShouldBe(Office.Iso(office.Today.AddDays(7)));
        }

        (await TryExtendAsync(office, asked, office.Today.AddDays(-1))).Expect(HttpStatusCode.UnprocessableEntity, "requests.deadline_past");
        (await TryExtendAsync(office, asked, office.Today.AddDays(400))).Expect(HttpStatusCode.UnprocessableEntity, "requests.deadline_too_far");
        (await TryExtendAsync(office, asked, office.Today.AddDays(7))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_that_runs_far_ahead_is_not_extended_beyond_the_limit_by_one_click()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() }, dueOn = Office.Iso(office.Today.AddDays(366)) });

        (await TryExtendAsync(office, asked, dueOn: null)).Expect(HttpStatusCode.UnprocessableEntity, "requests.deadline_too_far");
    }

    [Fact]
    public async Task The_checklist_hears_of_more_time_and_of_a_request_that_is_taken_back()
    {
        Office office = await Office.SentAsync(host);
        string code = await UnlistedAsync(office);
        JsonNode asked = await office.AskAsync(new { papers = new[] { Office.Paper(code) } });
        (await PaperAsync(office, code))!["dueOn"].Text().ShouldBe(Office.Iso(office.Today.AddDays(14)));

        (await TryExtendAsync(office, asked, dueOn: null)).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
        (await PaperAsync(office, code))!["dueOn"].Text().ShouldBe(Office.Iso(office.Today.AddDays(28)));

        await WithdrawAsync(office, asked);
        (await PaperAsync(office, code)).ShouldBeNull();
        (await office.Applicant.TryUploadAsync(HttpCalls.Pdf(), code)).Status.ShouldNotBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_paper_that_another_request_or_an_answer_asks_for_stays_on_the_checklist()
    {
        Office office = await Office.SentAsync(host);
        string code = await UnlistedAsync(office);
        JsonNode first = await office.AskAsync(new { papers = new[] { Office.Paper(code), Office.Paper("N07") } });
        string usual = Office.Iso(office.Today.AddDays(21));
        await office.AskAsync(new { papers = new[] { Office.Paper(code) }, dueOn = usual });

        await WithdrawAsync(office, first);

        (await PaperAsync(office, code))!["dueOn"].Text().ShouldBe(usual);
        (await PaperAsync(office, "N07"))!["title"].ShouldNotBeNull("The answers ask for it, whatever was asked by name.");
        (await office.Applicant.TryUploadAsync(HttpCalls.Pdf(), code)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("granted", false, "withdrawn")]
    [InlineData("granted", true, "open")]
    [InlineData("refused", false, "open")]
    public async Task Only_a_final_grant_ends_what_is_still_asked_for(string kind, bool provisional, string state)
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });

        await office.DecideAsync(kind == "granted" ? Office.Granted(new DateOnly(2026, 11, 1), new DateOnly(2027, 10, 31), provisional) : new { kind });

        (await office.RequestAsync(asked))["state"].Text().ShouldBe(state);
    }

    private static async Task<Guid> LateTaskAsync(Office office) => await office.LookAsync(db => db.WorkItems
        .Where(row => row.CaseId == office.Applicant.Id && row.Reason == TaskReason.LateAnswer).Select(row => row.Id).SingleAsync(Cancelled));

    private async Task<string> UnlistedAsync(Office office)
    {
        HashSet<string> listed = [.. (await office.Applicant.Client.FetchJsonAsync($"{office.Applicant.Path}/evidence")).AsArray().Select(item => item!["code"].Text())];
        return (await host.Client.FetchJsonAsync("/api/v1/forms/hauptantrag"))["evidence"]!.AsArray()
            .Select(kind => kind!["code"].Text()).First(kind => !listed.Contains(kind));
    }

    private static async Task<JsonNode?> PaperAsync(Office office, string code) => (await office.Carla.FetchJsonAsync($"{office.Path}/evidence"))["items"]!.AsArray()
        .SingleOrDefault(item => item!["code"].Text() == code && item["person"].Text() == "ap");

    private static async Task<Reply> TryExtendAsync(Office office, JsonNode asked, DateOnly? dueOn) => await office.Carla.SendJsonAsync(
        HttpMethod.Post,
        $"{office.RequestsPath}/{asked["id"].Text()}/extension",
        new { dueOn },
        ("If-Match", (await office.RequestAsync(asked))["etag"].Text()));

    private async Task WithdrawAsync(Office office, JsonNode asked)
    {
        (await office.Carla.SendJsonAsync(
            HttpMethod.Post,
            $"{office.RequestsPath}/{asked["id"].Text()}/withdrawal",
            null,
            ("If-Match", (await office.RequestAsync(asked))["etag"].Text()))).Expect(HttpStatusCode.OK);
        await host.DrainEventsAsync();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RequestChangeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RequestChangeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
