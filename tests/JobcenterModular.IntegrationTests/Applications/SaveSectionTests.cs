using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>Saving answers: versions, concurrent writers, what is wrong with an answer.</summary>
public abstract class SaveSectionTests(HostFixture host)
{
    [Fact]
    public async Task Saving_without_or_with_a_malformed_version_is_refused_and_changes_nothing()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        JsonObject answers = Scenario.One["person"];

        (await anna.PutAsync("person", answers, ifMatch: null)).Expect(HttpStatusCode.PreconditionRequired, "request.if_match_missing");
        foreach (string malformed in (string[])["0", "W/\"0\"", "*", "\"\"", "\"-1\"", "\"0\", \"1\"", "\"99999999999999999999\"", "\"zero\""])
            (await anna.PutAsync("person", answers, malformed)).Expect(HttpStatusCode.BadRequest, "request.if_match_malformed");

        (await anna.ViewAsync())["sections"]!.AsObject().ShouldBeEmpty();
        (await anna.PutAsync("person", answers, "\"0\"")).Expect(HttpStatusCode.OK).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task A_stale_save_answers_with_both_versions_and_loses_nothing()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        await anna.SaveAsync("payment", new JsonObject { ["pay.has"] = true, ["pay.holder"] = "Auf dem Telefon" });
        JsonNode before = await anna.ViewAsync();
        var mine = new JsonObject { ["pay.has"] = true, ["pay.holder"] = "Am Rechner" };

        Reply stale = await anna.PutAsync("payment", mine, "\"0\"");

        JsonNode problem = stale.Expect(HttpStatusCode.PreconditionFailed, "applications.section_stale").Json;
        problem["current"]!["etag"].Text().ShouldBe("\"1\"");
        problem["current"]!["answers"]!["pay.holder"].Text().ShouldBe("Auf dem Telefon");
        problem["yours"]!["etag"].Text().ShouldBe("\"0\"");
        problem["yours"]!["answers"]!["pay.holder"].Text().ShouldBe("Am Rechner");
        problem["differing"].Texts().ShouldBe(["pay.holder"]);
        (await anna.ViewAsync()).ToJsonString().ShouldBe(before.ToJsonString());
        (await anna.PutAsync("payment", mine, problem["current"]!["etag"].Text())).Expect(HttpStatusCode.OK);
        (await anna.SectionAsync("payment"))["pay.holder"].Text().ShouldBe("Am Rechner");
    }

    [Fact]
    public async Task A_version_from_the_future_is_stale_too()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        (await anna.PutAsync("household", Scenario.One["household"], "\"7\"")).Expect(HttpStatusCode.PreconditionFailed, "applications.section_stale");
    }

    [Fact]
    public async Task Thirty_parallel_writers_to_different_sections_do_not_disturb_each_other()
    {
        var scenario = Scenario.Read("scenario-4");
        using ApplicantJourney grace = await ApplicantJourney.StartAsync(host);
        await grace.SaveScenarioAsync(scenario);
        JsonObject before = (await grace.ViewAsync())["sections"]!.AsObject();
        string[] written = [.. before.Select(pair => pair.Key).Take(30)];
        written.Length.ShouldBe(30);

        Reply[] replies = await Task.WhenAll(written.Select(section => grace.TrySaveAsync(section, before[section]!["answers"]!)));

        foreach (Reply reply in replies)
            reply.Expect(HttpStatusCode.OK).ETag.ShouldBe("\"2\"");
        JsonObject after = (await grace.ViewAsync())["sections"]!.AsObject();
        after.Select(pair => pair.Key).ShouldBe(before.Select(pair => pair.Key), ignoreOrder: true);
        foreach ((string section, JsonNode? saved) in after)
        {
            JsonNode.DeepEquals(saved!["answers"], before[section]!["answers"]).ShouldBeTrue(section);
            saved["etag"].Text().ShouldBe(written.Contains(section, StringComparer.Ordinal) ? "\"2\"" : "\"1\"", section);
        }
    }

    [Fact]
    public async Task Parallel_first_saves_of_different_sections_are_all_there()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        (string Section, JsonObject Answers)[] written =
            [.. Scenario.One.Sections.Where(pair => pair.Section is "person" or "contact" or "payment" or "household" or "start")];

        Reply[] replies = await Task.WhenAll(written.Select(pair => anna.TrySaveAsync(pair.Section, pair.Answers)));

        foreach (Reply reply in replies)
            reply.Expect(HttpStatusCode.OK);
        JsonObject sections = (await anna.ViewAsync())["sections"]!.AsObject();
        foreach ((string section, JsonObject answers) in written)
            sections[section]!["answers"]!.AsObject().Select(pair => pair.Key).ShouldBe(answers.Select(pair => pair.Key), StringComparer.Ordinal, ignoreOrder: true, section);
    }

    [Fact]
    public async Task Of_thirty_parallel_writers_of_one_version_of_one_section_exactly_one_wins()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        (int Writer, Reply Reply)[] tries = await Task.WhenAll(Enumerable.Range(0, 30).Select(async writer =>
            (writer, await anna.PutAsync("payment", new JsonObject { ["pay.has"] = true, ["pay.holder"] = $"Schreiberin {writer}" }, "\"0\""))));

        (int winner, Reply won) = tries.Where(one => one.Reply.Status == HttpStatusCode.OK).ShouldHaveSingleItem();
        won.ETag.ShouldBe("\"1\"");
        foreach ((_, Reply lost) in tries.Where(one => one.Writer != winner))
            lost.Expect(HttpStatusCode.PreconditionFailed).Json["current"]!["answers"]!["pay.holder"].Text().ShouldBe($"Schreiberin {winner}");
        (await anna.SectionAsync("payment"))["pay.holder"].Text().ShouldBe($"Schreiberin {winner}");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("person:p1")]
    [InlineData("person:")]
    [InlineData("person:ap")]
    [InlineData("member:p99999999999999999999")]
    [InlineData("PERSON")]
    public async Task A_section_that_there_is_not_is_not_found(string section)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        (await anna.PutAsync(section, new JsonObject(), "\"0\"")).Expect(HttpStatusCode.NotFound, "applications.section_unknown");
    }

    [Theory]
    [InlineData("person", """{ "ap.shoeSize": 42 }""", "ap.shoeSize")]
    [InlineData("payment", """{ "pay.has": false, "pay.iban": "DE89370400440532013000" }""", "pay.iban")]
    [InlineData("household", """{ "hh.alone": true, "hh.persons": [{ "last": "Muster" }] }""", "hh.persons")]
    [InlineData("person", """{ "ap.birthDate": 19910307 }""", "ap.birthDate")]
    [InlineData("person", """{ "ap.birthDate": "07.03.1991" }""", "ap.birthDate")]
    [InlineData("person", """{ "ap.birthDate": "1991-02-30" }""", "ap.birthDate")]
    [InlineData("person", """{ "ap.last": ["Winter"] }""", "ap.last")]
    [InlineData("person", """{ "ap.last": { "name": "Winter" } }""", "ap.last")]
    [InlineData("person", """{ "ap.marital": "kompliziert" }""", "ap.marital")]
    [InlineData("person", """{ "ap.nat": "DE" }""", "ap.nat")]
    [InlineData("household", """{ "hh.alone": "true" }""", "hh.alone")]
    [InlineData("assets", """{ "vm.cash": 12.5 }""", "vm.cash")]
    [InlineData("assets", """{ "vm.cash": 1e300 }""", "vm.cash")]
    [InlineData("contact", """{ "contact.mail": "keine Adresse" }""", "contact.mail")]
    public async Task An_answer_that_does_not_fit_is_refused_by_field_and_nothing_is_saved(string section, string answers, string field)
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        using var body = new StringContent(answers, System.Text.Encoding.UTF8, "application/json");

        Reply reply = await anna.Client.CallAsync(HttpMethod.Put, $"{anna.Path}/sections/{section}", body, ("If-Match", "\"0\""));

        JsonArray errors = reply.Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid").Json["errors"]!.AsArray();
        errors.ShouldContain(error => error!["field"].Text().Contains(field, StringComparison.Ordinal), reply.Text);
        errors.ShouldAllBe(error => error!["code"].Text().Length > 0 && error["message"].Text().Length > 0);
        (await anna.ViewAsync())["sections"]!.AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        Reply reply = await anna.TrySaveAsync("person", new JsonObject { ["ap.last"] = 1, ["ap.first"] = true, ["ap.birthDate"] = "gestern", ["ap.sex"] = "x" });

        reply.Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid").Json["errors"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Answers_that_become_hidden_are_kept_and_shown_as_hidden_but_not_sent()
    {
        using ApplicantJourney mina = await ApplicantJourney.WithAnswersAsync(host, "scenario-2");
        JsonNode child = await mina.SectionAsync("child:p1");
        await mina.SaveAsync("household", new JsonObject { ["hh.alone"] = true });

        JsonArray hidden = (await mina.ProgressAsync())["hiddenAnswers"]!.AsArray();
        hidden.ShouldContain(at => at!["section"].Text() == "child:p1");
        JsonNode.DeepEquals(await mina.SectionAsync("child:p1"), child).ShouldBeTrue();
        JsonNode receipt = await mina.SubmitAsync();

        JsonNode desk = await host.ClientFor("caseworker").FetchJsonAsync($"/api/v1/casework/applications/{mina.Id}");
        desk["answers"]!.AsObject().ShouldNotContainKey("child:p1");
        receipt["facts"]!["reference"].Text().ShouldBe(mina.Reference);
    }

    [Fact]
    public async Task Household_members_are_numbered_once_and_a_number_is_never_given_again()
    {
        using ApplicantJourney mina = await ApplicantJourney.StartAsync(host);
        JsonObject household = Scenario.Read("scenario-2")["household"];

        JsonNode first = (await mina.SaveAsync("household", household))["answers"]!;
        first["hh.persons"]!.AsArray().Select(person => person!["id"].Text()).ShouldBe(["p1", "p2"]);
        JsonObject again = first.DeepClone().AsObject();
        JsonNode removed = again["hh.persons"]![1]!;
        again["hh.persons"]!.AsArray().RemoveAt(1);
        await mina.SaveAsync("household", again);
        JsonObject sibling = removed.DeepClone().AsObject();
        sibling.Remove("id");
        again["hh.persons"]!.AsArray().Add(sibling);

        JsonNode last = (await mina.SaveAsync("household", again))["answers"]!;
        last["hh.persons"]!.AsArray().Select(person => person!["id"].Text()).ShouldBe(["p1", "p3"]);
    }

    [Fact]
    public async Task An_id_for_a_person_that_the_household_never_had_is_refused()
    {
        using ApplicantJourney mina = await ApplicantJourney.StartAsync(host);
        JsonObject household = Scenario.Read("scenario-2")["household"];
        household["hh.persons"]![0]!["id"] = "p7";

        (await mina.TrySaveAsync("household", household)).Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid");
    }

    [Fact]
    public async Task Identifiers_are_stored_as_the_office_writes_them()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        JsonNode payment = (await anna.SaveAsync("payment", new JsonObject { ["pay.has"] = true, ["pay.iban"] = " de89 3704 0044 0532 0130 00 " }))["answers"]!;
        JsonNode person = (await anna.SaveAsync("person", new JsonObject { ["ap.taxId"] = "36 574 261 809", ["ap.rvnr"] = "65 070391 w 006", ["ap.last"] = "  Winter " }))["answers"]!;

        payment["pay.iban"].Text().ShouldBe("DE89370400440532013000");
        person["ap.taxId"].Text().ShouldBe("36574261809");
        person["ap.rvnr"].Text().ShouldBe("65070391W006");
        person["ap.last"].Text().ShouldBe("Winter");
        (await anna.SectionAsync("payment"))["pay.iban"].Text().ShouldBe("DE89370400440532013000");
    }

    [Fact]
    public async Task A_section_can_be_emptied_and_keeps_counting_its_versions()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        await anna.SaveAsync("payment", Scenario.One["payment"]);

        JsonNode emptied = await anna.SaveAsync("payment", new JsonObject());

        emptied["etag"].Text().ShouldBe("\"2\"");
        (await anna.SectionAsync("payment")).AsObject().ShouldBeEmpty();
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : SaveSectionTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : SaveSectionTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
