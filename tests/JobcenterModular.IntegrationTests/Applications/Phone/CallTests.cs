using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Phone;

/// <summary>An agent fills in the form with a caller.</summary>
public abstract class CallTests(HostFixture host)
{
    private const string Iban = "DE02120300000000202051";

    [Fact]
    public async Task An_agent_begins_an_application_and_gets_question_after_question_with_the_help_to_read_out()
    {
        using HttpClient agent = Agent("hedi");
        JsonNode opened = (await OpenAsync(agent, new { })).Expect(HttpStatusCode.Created).Json;
        string call = CallOf(opened);

        JsonNode view = await agent.FetchJsonAsync(call);
        view["next"]!["section"].Text().ShouldBe("start");
        view["next"]!["question"]!["id"].Text().ShouldBe("start.month");
        view["next"]!["question"]!["help"].Text().ShouldNotBeEmpty();
        await SaveAsync(agent, call, "start", new { unknown = 0 }, HttpStatusCode.UnprocessableEntity);
        await SaveAsync(agent, call, "start", new Dictionary<string, object>(StringComparer.Ordinal) { ["start.month"] = "2026-11" });

        JsonNode next = (await agent.FetchJsonAsync(call))["next"]!;
        next["question"]!["id"].Text().ShouldBe("start.toldBefore");
        next["etag"].Text().ShouldBe("\"1\"");
        JsonNode enumerated = (await agent.FetchJsonAsync($"{call}/sections/start"))["questions"]!.AsArray().Single(question => question!["id"].Text() == "start.before")!;
        enumerated["options"]!.AsArray().Count(option => option!["value"].Text() == "diesesJobcenter").ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_answers_enough_questions_rightly_is_let_in_and_a_call_is_nobody_elses()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        using HttpClient agent = Agent("hedi");
        using HttpClient other = Agent("hugo");

        string call = CallOf((await OpenAsync(agent, Proof(anna))).Expect(HttpStatusCode.Created).Json);

        (await agent.FetchJsonAsync(call))["reference"].Text().ShouldBe(anna.Reference);
        foreach ((HttpMethod method, string path, object? body) in Everything(call))
            (await other.SendJsonAsync(method, path, body, ("If-Match", "\"0\""))).Expect(HttpStatusCode.NotFound, "calls.not_found");
    }

    [Fact]
    public async Task The_resume_code_is_enough_alone_and_one_right_answer_or_a_wrong_one_is_not()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        using HttpClient agent = Agent("hedi");
        JsonNode person = await anna.SectionAsync("person");
        string born = person["ap.birthDate"].Text();
        string name = person["ap.last"].Text();

        (await OpenAsync(agent, new { reference = anna.Reference })).Expect(HttpStatusCode.NotFound, "calls.identity_refused");
        (await OpenAsync(agent, new { reference = anna.Reference, identity = new { birthDate = born } })).Expect(HttpStatusCode.NotFound, "calls.identity_refused");
        (await OpenAsync(agent, new { reference = anna.Reference, identity = new { birthDate = born, lastName = name, postcode = "99999" } }))
            .Expect(HttpStatusCode.NotFound, "calls.identity_refused");
        (await OpenAsync(agent, new { reference = "HA-2026-0000-0000", identity = new { birthDate = born, lastName = name } }))
            .Expect(HttpStatusCode.NotFound, "calls.identity_refused");
        (await OpenAsync(agent, new { reference = anna.Reference, identity = new { resumeCode = anna.ResumeCode } })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Fifty_parallel_guesses_are_locked_after_five_and_the_right_answer_too_until_the_time_is_over()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        using HttpClient agent = Agent("hedi");

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => OpenAsync(
            agent, new { reference = anna.Reference, identity = new { birthDate = "1980-01-01", lastName = $"Rat{i}" } })));

        replies.Count(reply => reply.Code == "calls.identity_refused").ShouldBe(5);
        replies.Count(reply => reply.Code == "calls.identity_too_many").ShouldBe(45);
        Reply locked = await OpenAsync(agent, Proof(anna));
        locked.Expect(HttpStatusCode.TooManyRequests, "calls.identity_too_many");
        locked.RetryAfter.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
        host.Log.Lines.ShouldContain(line => line.Text.Contains("did not prove to be the applicant", StringComparison.Ordinal));
        host.Log.Lines.ShouldNotContain(line => line.Text.Contains("Rat", StringComparison.Ordinal) && line.Text.Contains("1980", StringComparison.Ordinal));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        using HttpClient later = Agent("hedi");
        (await OpenAsync(later, Proof(anna))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task No_answer_of_a_call_holds_a_whole_account_number_and_a_masked_one_that_comes_back_keeps_the_stored_one()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        JsonNode payment = await anna.SectionAsync("payment");
        payment["pay.iban"] = Iban;
        await anna.SaveAsync("payment", payment);
        using HttpClient agent = Agent("hedi");
        string call = CallOf((await OpenAsync(agent, Proof(anna))).Expect(HttpStatusCode.Created).Json);

        JsonNode shown = await agent.FetchJsonAsync($"{call}/sections/payment");
        shown["answers"]!["pay.iban"].Text().ShouldBe("DE••••2051");
        JsonNode typed = shown["answers"]!.DeepClone();
        typed["pay.holder"] = "Anna Muster, Konto DE02 1203 0000 0000 2020 51";
        List<Reply> replies =
        [
            await agent.SendJsonAsync(HttpMethod.Put, $"{call}/sections/payment", typed, ("If-Match", "\"99\"")),
            await agent.SendJsonAsync(HttpMethod.Put, $"{call}/sections/payment", typed, ("If-Match", shown["etag"].Text())),
            await agent.FetchAsync(call), await agent.FetchAsync($"{call}/sections/payment"), await agent.FetchAsync($"{call}/read-back"),
        ];

        replies[0].Expect(HttpStatusCode.PreconditionFailed, "applications.section_stale");
        replies[1].Expect(HttpStatusCode.OK);
        replies.ForEach(reply => Compact(reply.Text).ShouldNotContain(Iban));
        (await anna.SectionAsync("payment"))["pay.iban"].Text().ShouldBe(Iban);
        typed["pay.iban"] = "DE••••9999";
        Reply unknown = await agent.SendJsonAsync(HttpMethod.Put, $"{call}/sections/payment", typed, ("If-Match", replies[1].ETag!));
        unknown.Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid").Json["errors"]!.AsArray().Single()!["code"].Text().ShouldBe("answers.unknown_mask");
        typed["pay.iban"] = "DE89370400440532013000";
        (await agent.SendJsonAsync(HttpMethod.Put, $"{call}/sections/payment", typed, ("If-Match", replies[1].ETag!))).Expect(HttpStatusCode.OK)
            .Json["answers"]!["pay.iban"].Text().ShouldBe("DE••••3000");
        (await anna.SectionAsync("payment"))["pay.iban"].Text().ShouldBe("DE89370400440532013000");
    }

    [Fact]
    public async Task A_call_ends_by_itself_some_minutes_after_the_last_save()
    {
        using HttpClient agent = Agent("hedi");
        string call = CallOf((await OpenAsync(agent, new { })).Expect(HttpStatusCode.Created).Json);
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        await SaveAsync(agent, call, "start", new Dictionary<string, object>(StringComparer.Ordinal) { ["start.month"] = "2026-11" });
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        (await agent.FetchAsync(call)).Expect(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        (await agent.FetchAsync(call)).Expect(HttpStatusCode.Gone, "calls.ended");
    }

    [Fact]
    public async Task Handing_over_gives_the_caller_a_new_code_voids_the_old_one_and_ends_the_call()
    {
        using HttpClient agent = Agent("hedi");
        JsonNode opened = (await OpenAsync(agent, new { })).Expect(HttpStatusCode.Created).Json;
        string call = CallOf(opened);

        JsonNode handed = (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/hand-over", null)).Expect(HttpStatusCode.OK).Json;

        (await ResumeAsync(opened["reference"].Text(), opened["resumeCode"].Text())).Expect(HttpStatusCode.NotFound);
        (await ResumeAsync(opened["reference"].Text(), handed["resumeCode"].Text())).Expect(HttpStatusCode.OK);
        (await agent.FetchAsync(call)).Expect(HttpStatusCode.Gone, "calls.ended");
    }

    [Fact]
    public async Task It_is_sent_for_the_caller_only_as_it_was_read_out_and_the_record_says_by_whom()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        using HttpClient agent = Agent("hedi");
        string call = CallOf((await OpenAsync(agent, Proof(anna))).Expect(HttpStatusCode.Created).Json);

        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/submission", null)).Expect(HttpStatusCode.Conflict, "calls.not_read_back");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/read-back", null)).Expect(HttpStatusCode.PreconditionRequired);
        await ReadOutAsync(agent, call);
        string heard = (await agent.FetchAsync($"{call}/read-back")).ETag!;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode payment = await anna.SectionAsync("payment");
        payment["pay.holder"] = "Mara Winter-Neu";
        await anna.SaveAsync("payment", payment);
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/submission", null)).Expect(HttpStatusCode.Conflict, "calls.not_read_back");
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/read-back", null, ("If-Match", heard))).Expect(HttpStatusCode.Conflict, "calls.not_read_back");
        await ReadOutAsync(agent, call);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode read = await agent.FetchJsonAsync($"{call}/read-back");
        JsonNode sent = (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/submission", null)).Expect(HttpStatusCode.OK).Json;
        await host.DrainEventsAsync();

        read["sections"]!.AsArray().Count.ShouldBeGreaterThan(5);
        sent["facts"]!["reference"].Text().ShouldBe(anna.Reference);
        using HttpClient desk = host.ClientWith(host.TokenForRole(Roles.Caseworker));
        JsonNode phone = (await desk.FetchJsonAsync($"/api/v1/casework/applications/{anna.Id}"))["phone"]!;
        phone["submittedBy"].Text().ShouldBe("hedi");
        phone["readBackBy"].Text().ShouldBe("hedi");
        phone["steps"]!.AsArray().Select(step => step!["what"].Text()).ShouldBe(["opened", "readBack", "readBack", "submitted"]);
        string summary = (await anna.Client.FetchAsync($"{anna.Path}/summary")).Expect(HttpStatusCode.OK).Text;
        summary.ShouldContain("Aufgenommen von hedi, vorgelesen am");
    }

    private static (HttpMethod Method, string Path, object? Body)[] Everything(string call) =>
    [
        (HttpMethod.Get, call, null), (HttpMethod.Get, $"{call}/sections/person", null), (HttpMethod.Put, $"{call}/sections/person", new { }),
        (HttpMethod.Get, $"{call}/read-back", null), (HttpMethod.Post, $"{call}/read-back", null), (HttpMethod.Post, $"{call}/submission", null),
        (HttpMethod.Post, $"{call}/hand-over", null), (HttpMethod.Post, $"{call}/end", null),
    ];

    internal static object Proof(ApplicantJourney journey)
    {
        JsonObject person = Scenario.One["person"];
        return new { reference = journey.Reference, identity = new { birthDate = person["ap.birthDate"].Text(), lastName = person["ap.last"].Text().ToUpperInvariant() } };
    }

    private static string CallOf(JsonNode opened) => $"/api/v1/casework/calls/{opened["id"].Text()}";

    private static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static Task<Reply> OpenAsync(HttpClient agent, object body) => agent.SendJsonAsync(HttpMethod.Post, "/api/v1/casework/calls", body);

    private static async Task ReadOutAsync(HttpClient agent, string call)
    {
        string read = (await agent.FetchAsync($"{call}/read-back")).ETag!;
        (await agent.SendJsonAsync(HttpMethod.Post, $"{call}/read-back", null, ("If-Match", read))).Expect(HttpStatusCode.OK);
    }

    private static async Task SaveAsync(HttpClient agent, string call, string section, object answers, HttpStatusCode expected = HttpStatusCode.OK) =>
        (await agent.SendJsonAsync(HttpMethod.Put, $"{call}/sections/{section}", answers, ("If-Match", "\"0\""))).Expect(expected);

    private HttpClient Agent(string account) => host.ClientWith(host.TokenForRole(Roles.Hotline, account));

    private Task<Reply> ResumeAsync(string reference, string code) =>
        host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/resumptions", new { reference, code });

    public sealed class OnSqlite(BusyHotline<Sqlite> host) : CallTests(host), IClassFixture<BusyHotline<Sqlite>>;

    public sealed class OnPostgreSql(BusyHotline<PostgreSql> host) : CallTests(host), IClassFixture<BusyHotline<PostgreSql>>;
}
