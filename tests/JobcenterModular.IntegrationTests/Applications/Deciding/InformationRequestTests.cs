using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.Jobs;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Deciding;

/// <summary>The office asks for more; the applicant answers in place, in time or late; nobody is refused by a date.</summary>
public abstract class InformationRequestTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_carries_the_notice_of_consequences_and_its_deadline_and_the_application_waits()
    {
        Office office = await Office.SentAsync(host);

        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() }, papers = new[] { Office.Paper() } });

        asked["dueOn"].Text().ShouldBe(Office.Iso(office.Today.AddDays(14)));
        asked["notice"].Text().ShouldContain(office.Today.AddDays(14).ToString("dd.MM.yyyy", null));
        asked["notice"].Text().ShouldContain("§ 66");
        asked["noticeFrom"].Text().ShouldBe("2026-01-01");
        asked["items"]!.AsArray().Select(item => item!["state"].Text()).ShouldBe(["open", "open"]);
        WorkItem item = await office.ItemAsync();
        (item.State, item.DueOn).ShouldBe((WorkState.WaitingForCustomer, office.Today.AddDays(14)));
        JsonNode own = await office.RequestAsync(asked);
        own["askedBy"].ShouldBeNull("The applicant reads what and why, not which account.");
        own["etag"].Text().ShouldBe(asked["etag"].Text());
        own["notice"].Text().ShouldBe(asked["notice"].Text());
    }

    [Fact]
    public async Task The_same_key_asks_once()
    {
        Office office = await Office.SentAsync(host);
        object body = new { answers = new[] { Office.Phone() } };

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.TryAskAsync(body, "ask-once-4711-0815")));

        replies.Select(reply => reply.Expect(HttpStatusCode.Created).Json["id"].Text()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await office.Carla.FetchJsonAsync(office.RequestsPath))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "{}", "requests.without_items" },
        { """{ "answers": [], "papers": [] }""", "requests.without_items" },
        { """{ "answers": [{ "section": "contact", "question": "kdu.rooms", "why": "x" }] }""", "requests.question_unknown" },
        { """{ "answers": [{ "section": "person:p7", "question": "ap.last", "why": "x" }] }""", "requests.question_unknown" },
        { """{ "papers": [{ "evidence": "N99", "person": "ap", "why": "x" }] }""", "requests.evidence_unknown" },
        { """{ "papers": [{ "evidence": "N07", "person": "p3", "why": "x" }] }""", "requests.evidence_unknown" },
        { """{ "papers": [{ "evidence": "N07", "person": "ap", "why": " " }] }""", "request.invalid" },
        { """{ "papers": [{ "evidence": "N07", "person": "ap", "why": "x" }], "dueOn": "2020-01-01" }""", "requests.deadline_past" },
        { """{ "papers": [{ "evidence": "N07", "person": "ap", "why": "x" }], "dueOn": "9999-12-31" }""", "requests.deadline_too_far" },
        { """{ "papers": [null] }""", "request.invalid" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_request_is_refused_and_changes_nothing(string body, string code)
    {
        Office office = await Office.SentAsync(host);

        (await office.TryAskAsync(JsonNode.Parse(body)!)).Code.ShouldBe(code);

        (await office.ItemAsync()).State.ShouldBe(WorkState.New);
        (await office.Applicant.Client.FetchJsonAsync(office.OwnRequestsPath))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deadline_is_never_shorter_than_the_minimum()
    {
        Office office = await Office.SentAsync(host);

        Reply refused = await office.TryAskAsync(new { answers = new[] { Office.Phone() }, dueOn = Office.Iso(office.Today.AddDays(6)) });

        refused.Expect(HttpStatusCode.UnprocessableEntity, "requests.deadline_too_short").Json["earliest"].Text().ShouldBe(Office.Iso(office.Today.AddDays(7)));
        (await office.TryAskAsync(new { answers = new[] { Office.Phone() }, dueOn = Office.Iso(office.Today.AddDays(7)) })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_deadline_on_a_Saturday_ends_on_the_Monday_after_it()
    {
        Office office = await Office.SentAsync(host);
        DateOnly saturday = office.Today.AddDays(14);
        while (saturday.DayOfWeek != DayOfWeek.Saturday)
            saturday = saturday.AddDays(1);

        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() }, dueOn = Office.Iso(saturday) });

        asked["dueOn"].Text().ShouldBe(Office.Iso(saturday.AddDays(2)));
    }

    [Fact]
    public async Task Only_the_asked_questions_are_open_again_and_what_was_sent_stays_as_it_was()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone(), Office.Rooms() } });
        string sent = (await office.Carla.FetchJsonAsync(office.Path))["answers"]!.ToJsonString();

        (await office.TryAnswerAsync(asked, "contact", new JsonObject { ["contact.mail"] = "neu@example.org" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "requests.question_not_asked");
        (await office.TryAnswerAsync(asked, "payment", new JsonObject { ["pay.iban"] = "DE89370400440532013000" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "requests.question_not_asked");
        (await office.TryAnswerAsync(asked, "housing", new JsonObject { ["kdu.rooms"] = "viele" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid");
        (await office.TryAnswerAsync(asked, "housing", new { })).Expect(HttpStatusCode.UnprocessableEntity, "requests.without_answers");
        (await office.AnswersAsync())["housing"]!["kdu.rooms"]!.GetValue<int>().ShouldBe(2);

        JsonNode half = (await office.TryAnswerAsync(asked, "housing", new JsonObject { ["kdu.rooms"] = 3 })).Expect(HttpStatusCode.OK).Json;

        half["state"].Text().ShouldBe("open");
        half["items"]!.AsArray().Select(item => item!["state"].Text()).ShouldBe(["open", "done"]);
        (await office.AnswersAsync())["housing"]!["kdu.rooms"]!.GetValue<int>().ShouldBe(3);
        (await office.AnswersAsync())["housing"]!["kdu.size"]!.GetValue<int>().ShouldBe(46, "What was not asked stays.");
        (await office.Carla.FetchJsonAsync(office.Path))["answers"]!.ToJsonString().ShouldBe(sent);
        (await office.ItemAsync()).State.ShouldBe(WorkState.WaitingForCustomer);

        JsonNode whole = (await office.TryAnswerAsync(asked, "contact", new JsonObject { ["contact.phone"] = "+4934199999999" }))
            .Expect(HttpStatusCode.OK).Json;
        whole["state"].Text().ShouldBe("answered");
        (await office.ItemAsync()).State.ShouldBe(WorkState.InProgress);
        (await office.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_of_one_moment_are_all_kept()
    {
        Office office = await Office.SentAsync(host);
        List<JsonNode> asked = [];
        for (int i = 0; i < 5; i++)
            asked.Add(await office.AskAsync(new { answers = new[] { Office.Rooms() } }));

        Reply[] replies = await Task.WhenAll(asked.Select((one, i) =>
            office.TryAnswerAsync(one, "housing", new JsonObject { ["kdu.rooms"] = i + 1 })));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
        JsonNode inForce = await office.Carla.FetchJsonAsync($"{office.Path}/answers");
        JsonArray amendments = inForce["amendments"]!.AsArray();
        amendments.Select(row => row!["number"]!.GetValue<int>()).ShouldBe([1, 2, 3, 4, 5]);
        inForce["answers"]!["housing"]!["kdu.rooms"]!.GetValue<int>().ShouldBe(amendments[4]!["answers"]!["kdu.rooms"]!.GetValue<int>());
        (await office.ItemAsync()).State.ShouldBe(WorkState.InProgress);
    }

    [Fact]
    public async Task A_paper_that_no_answer_asks_for_can_be_asked_for_by_name_and_closes_the_request_when_it_passed_its_check()
    {
        Office office = await Office.SentAsync(host);
        HashSet<string> listed = [.. (await office.Applicant.Client.FetchJsonAsync($"{office.Applicant.Path}/evidence")).AsArray().Select(item => item!["code"].Text())];
        string code = (await host.Client.FetchJsonAsync("/api/v1/forms/hauptantrag"))["evidence"]!.AsArray()
            .Select(kind => kind!["code"].Text()).First(kind => !listed.Contains(kind));
        (await office.Applicant.TryUploadAsync(HttpCalls.Pdf(), code)).Status.ShouldNotBe(HttpStatusCode.Created);
        JsonNode asked = await office.AskAsync(new { papers = new[] { Office.Paper(code) } });

        await office.Applicant.UploadAsync(evidence: code);
        await host.ReleaseAllAsync(office.Applicant);
        await host.DrainEventsAsync();

        JsonNode request = await office.RequestAsync(asked);
        request["state"].Text().ShouldBe("answered");
        request["items"]![0]!["state"].Text().ShouldBe("done");
        (await office.ItemAsync()).State.ShouldBe(WorkState.InProgress);
        (await office.TasksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_deadline_one_task_is_raised_and_nothing_is_refused()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office office = await Office.SentAsync(own);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });
        WatchDeadlinesJob job = own.Services.GetRequiredService<WatchDeadlinesJob>();

        office.Wait(14);
        await job.RunAsync(Cancelled);
        (await office.TasksAsync()).ShouldBeEmpty("The last day is not over.");
        office.Wait(1);
        await Task.WhenAll(job.RunAsync(Cancelled), job.RunAsync(Cancelled));
        await job.RunAsync(Cancelled);

        (await office.TasksAsync()).ShouldBe([TaskReason.InformationOverdue]);
        (await office.RequestAsync(asked))["overdue"]!.GetValue<bool>().ShouldBeTrue();
        (await office.DecisionAsync())["inForce"].ShouldBeNull();
    }

    [Fact]
    public async Task A_late_answer_counts_re_opens_and_is_told_once()
    {
        await using HostFixture own = await HostFixture.StartAsync(host.Database);
        Office office = await Office.SentAsync(own);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone(), Office.Rooms() } });
        office.Wait(15);
        await own.Services.GetRequiredService<WatchDeadlinesJob>().RunAsync(Cancelled);

        (await office.TryAnswerAsync(asked, "housing", new JsonObject { ["kdu.rooms"] = 3 })).Expect(HttpStatusCode.OK);
        (await office.TryAnswerAsync(asked, "contact", new JsonObject { ["contact.phone"] = "+4934199999999" })).Expect(HttpStatusCode.OK);

        (await office.TasksAsync()).ShouldBe([TaskReason.InformationOverdue, TaskReason.LateAnswer], ignoreOrder: true);
        (await office.RequestAsync(asked))["state"].Text().ShouldBe("answered");
        (await office.ItemAsync()).State.ShouldBe(WorkState.InProgress);
        (await office.AnswersAsync())["housing"]!["kdu.rooms"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Staff_extend_with_one_click_and_the_second_of_two_learns_of_the_first()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });
        string path = $"{office.RequestsPath}/{asked["id"].Text()}/extension";
        string etag = asked["etag"].Text();

        (await office.Carla.SendJsonAsync(HttpMethod.Post, path, null)).Expect(HttpStatusCode.PreconditionRequired);
        JsonNode extended = (await office.Carla.SendJsonAsync(HttpMethod.Post, path, null, ("If-Match", etag))).Expect(HttpStatusCode.OK).Json;
        Reply second = await office.Tom.SendJsonAsync(HttpMethod.Post, path, null, ("If-Match", etag));

        extended["dueOn"].Text().ShouldBe(Office.Iso(office.Today.AddDays(28)));
        extended["notice"].Text().ShouldContain(office.Today.AddDays(28).ToString("dd.MM.yyyy", null));
        second.Expect(HttpStatusCode.PreconditionFailed, "requests.stale").Json["current"]!["dueOn"].Text().ShouldBe(extended["dueOn"].Text());
        (await office.ItemAsync()).DueOn.ShouldBe(office.Today.AddDays(28));
    }

    [Fact]
    public async Task The_applicant_gets_more_time_once_at_once_and_then_a_person_decides()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });
        string path = $"{office.OwnRequestsPath}/{asked["id"].Text()}/extension-wish";

        JsonNode first = (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, path, null)).Expect(HttpStatusCode.OK).Json;
        (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, path, null)).Json.ToJsonString().ShouldBe(first.ToJsonString());
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        JsonNode second = (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, path, null)).Expect(HttpStatusCode.OK).Json;
        (await office.Applicant.Client.SendJsonAsync(HttpMethod.Post, path, null)).Json.ToJsonString().ShouldBe(second.ToJsonString());

        (first["granted"]!.GetValue<bool>(), first["dueOn"].Text()).ShouldBe((true, Office.Iso(office.Today.AddDays(21))));
        (second["granted"]!.GetValue<bool>(), second["dueOn"].Text()).ShouldBe((false, Office.Iso(office.Today.AddDays(21))));
        (await office.LinesAsync()).ShouldBe(["received", "informationRequested", "extensionGranted", "extensionWished"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_withdrawn_request_takes_no_answer_and_the_application_goes_on()
    {
        Office office = await Office.SentAsync(host);
        JsonNode asked = await office.AskAsync(new { answers = new[] { Office.Phone() } });

        (await office.Carla.SendJsonAsync(
            HttpMethod.Post, $"{office.RequestsPath}/{asked["id"].Text()}/withdrawal", null, ("If-Match", asked["etag"].Text()))).Expect(HttpStatusCode.OK);

        (await office.ItemAsync()).State.ShouldBe(WorkState.InProgress);
        (await office.TryAnswerAsync(asked, "contact", new JsonObject { ["contact.phone"] = "+4934199999999" }))
            .Expect(HttpStatusCode.Conflict, "requests.not_open");
        Guid id = asked["id"]!.GetValue<Guid>();
        (await office.LookAsync(db => db.AnswerAmendments.CountAsync(row => row.RequestId == id, Cancelled))).ShouldBe(0);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : InformationRequestTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : InformationRequestTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
