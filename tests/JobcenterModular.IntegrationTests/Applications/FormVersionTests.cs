using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain.Forms;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.UnitTests.Forms;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>A second version of the form comes while people are in the middle of the first.</summary>
public abstract class FormVersionTests(ITestDatabase database)
{
    [Fact]
    public async Task A_draft_stays_on_its_version_and_can_be_finished_and_sent_on_it()
    {
        using SharedData data = await SharedData.CreateAsync(database);
        (string token, Guid id) = await BeginOnFirstVersionAsync(data, account: "anna", sections: 8);
        await using HostFixture host = await SecondVersionAsync(data);
        using HttpClient anna = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));

        JsonNode view = await anna.FetchJsonAsync($"/api/v1/applications/{id}");
        view["formVersion"]!.GetValue<int>().ShouldBe(1);
        view["newerFormVersion"]!.GetValue<int>().ShouldBe(2);
        foreach ((string section, JsonObject answers) in Scenario.One.Sections.Skip(8))
            (await anna.SendJsonAsync(HttpMethod.Put, $"/api/v1/applications/{id}/sections/{section}", answers, ("If-Match", "\"0\""))).Expect(HttpStatusCode.OK);
        JsonNode receipt = (await anna.CallAsync(HttpMethod.Post, $"/api/v1/applications/{id}/submission")).Expect(HttpStatusCode.OK).Json;

        receipt["facts"]!["formVersion"]!.GetValue<int>().ShouldBe(1);
        JsonNode desk = await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{id}");
        desk["formVersion"]!.GetValue<int>().ShouldBe(1);
        desk["answers"]!["housing"]!["kdu.rooms"]!.GetValue<int>().ShouldBe(2);
        token.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_the_move_loses_no_answer_unseen()
    {
        using SharedData data = await SharedData.CreateAsync(database);
        (_, Guid id) = await BeginOnFirstVersionAsync(data, account: "anna", language: "farsiDari");
        await using HostFixture host = await SecondVersionAsync(data);
        using HttpClient anna = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));
        string path = $"/api/v1/applications/{id}";
        JsonNode before = await anna.FetchJsonAsync(path);

        JsonNode preview = await anna.FetchJsonAsync($"{path}/form-migration");
        (await anna.FetchJsonAsync(path)).ToJsonString().ShouldBe(before.ToJsonString());
        JsonNode moved = (await anna.CallAsync(HttpMethod.Post, $"{path}/form-migration")).Expect(HttpStatusCode.OK).Json;

        moved.ToJsonString().ShouldBe(preview.ToJsonString());
        moved["fromVersion"]!.GetValue<int>().ShouldBe(1);
        moved["toVersion"]!.GetValue<int>().ShouldBe(2);
        moved["added"]!.AsArray().ShouldHaveSingleItem()!["question"].Text().ShouldBe("contact.time");
        JsonNode after = await anna.FetchJsonAsync(path);
        after["formVersion"]!.GetValue<int>().ShouldBe(2);
        Dictionary<string, JsonNode> retired = after["retiredAnswers"]!.AsArray().ToDictionary(one => $"{one!["section"].Text()} {one["question"].Text()}", one => one!, StringComparer.Ordinal);
        retired.Keys.ShouldBe(["housing kdu.rooms", "contact contact.lang"], ignoreOrder: true);
        retired["housing kdu.rooms"]["askedAgain"]!.GetValue<bool>().ShouldBeFalse();
        retired["housing kdu.rooms"]["reason"].Text().ShouldBe("Die Zahl der Zimmer brauchen wir nicht mehr.");
        retired["contact contact.lang"]["askedAgain"]!.GetValue<bool>().ShouldBeTrue("Farsi and Dari are two answers now.");
        foreach ((string section, JsonNode? saved) in before["sections"]!.AsObject())
        {
            foreach ((string question, JsonNode? answer) in saved!["answers"]!.AsObject())
            {
                JsonNode? kept = after["sections"]![section]?["answers"]?[question] ?? retired.GetValueOrDefault($"{section} {question}")?["answer"];
                JsonNode.DeepEquals(kept, answer).ShouldBeTrue($"{section} {question} has vanished.");
            }
        }

        (await anna.CallAsync(HttpMethod.Post, $"{path}/form-migration")).Expect(HttpStatusCode.Conflict, "applications.form_is_newest");
        after["sections"]!["person"]!["etag"].Text().ShouldNotBe(before["sections"]!["person"]!["etag"].Text(), StringComparer.Ordinal);
        await SubmitOnSecondVersionAsync(host, anna, path, after);
    }

    [Fact]
    public async Task A_renamed_option_is_carried_under_its_new_name()
    {
        using SharedData data = await SharedData.CreateAsync(database);
        (_, Guid id) = await BeginOnFirstVersionAsync(data, account: "anna", language: "kurdisch");
        await using HostFixture host = await SecondVersionAsync(data);
        using HttpClient anna = host.ClientWith(host.TokenForRole(Roles.Applicant, "anna"));

        JsonNode moved = (await anna.CallAsync(HttpMethod.Post, $"/api/v1/applications/{id}/form-migration")).Expect(HttpStatusCode.OK).Json;

        moved["mapped"]!.GetValue<int>().ShouldBe(1);
        (await anna.FetchJsonAsync($"/api/v1/applications/{id}/sections/contact"))["answers"]!["contact.lang"].Text().ShouldBe("kurmandschi");
    }

    [Fact]
    public async Task New_drafts_begin_on_the_newest_version_and_both_can_be_read()
    {
        using SharedData data = await SharedData.CreateAsync(database);
        await using HostFixture host = await SecondVersionAsync(data);

        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);

        anna.Started["formVersion"]!.GetValue<int>().ShouldBe(2);
        (await anna.TrySaveAsync("housing", new JsonObject { ["kdu.type"] = "miete", ["kdu.rooms"] = 2 })).Expect(HttpStatusCode.UnprocessableEntity, "answers.invalid");
        (await anna.Client.FetchAsync($"{anna.Path}/form-migration")).Expect(HttpStatusCode.Conflict, "applications.form_is_newest");
        (await host.Client.FetchJsonAsync("/api/v1/forms")).AsArray().Count(form => form!["key"].Text() == "hauptantrag").ShouldBe(2);
        foreach (int version in (int[])[1, 2])
        {
            JsonNode form = await host.Client.FetchJsonAsync($"/api/v1/forms/hauptantrag/versions/{version}");
            form["version"]!.GetValue<int>().ShouldBe(version);
        }
    }

    [Fact]
    public async Task Broken_content_stops_the_start_with_file_path_and_reason()
    {
        using SharedData data = await SharedData.CreateAsync(database);
        string forms = FormsWithV2.CreateIn(data.Folder("forms"));
        string file = Path.Combine(forms, "hauptantrag", "v2", "sections", "payment.json");
        JsonNode section = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        section["questions"]![0]!["type"] = "riddle";
        await File.WriteAllTextAsync(file, section.ToJsonString(), TestContext.Current.CancellationToken);

        FormContentException stopped = await Should.ThrowAsync<FormContentException>(async () =>
        {
            await using HostFixture host = await HostFixture.StartAsync(database, settings => Configure(settings, data, forms));
        });

        stopped.Message.ShouldContain("hauptantrag/v2/sections/payment.json");
        stopped.Message.ShouldContain("questions");
        stopped.Message.ShouldContain("riddle");
    }

    private static void Configure(HostSettings settings, SharedData data, string? forms)
    {
        data.Use(settings);
        if (forms is not null)
            settings["Forms:Directory"] = forms;
    }

    private static async Task SubmitOnSecondVersionAsync(HostFixture host, HttpClient anna, string path, JsonNode moved)
    {
        JsonNode contact = moved["sections"]!["contact"]!;
        JsonObject answers = contact["answers"]!.DeepClone().AsObject();
        answers["contact.lang"] = "dari";
        answers["contact.time"] = "vormittags";
        (await anna.SendJsonAsync(HttpMethod.Put, $"{path}/sections/contact", answers, ("If-Match", contact["etag"].Text()))).Expect(HttpStatusCode.OK);
        JsonNode receipt = (await anna.CallAsync(HttpMethod.Post, $"{path}/submission")).Expect(HttpStatusCode.OK).Json;
        receipt["facts"]!["formVersion"]!.GetValue<int>().ShouldBe(2);
        JsonNode desk = await host.ClientFor(Roles.Caseworker).FetchJsonAsync(path.Replace("/applications", "/casework/applications", StringComparison.Ordinal));
        desk["retiredAnswers"]!.AsArray().Count.ShouldBe(2);
    }

    private async Task<(string Token, Guid Id)> BeginOnFirstVersionAsync(SharedData data, string account, int sections = int.MaxValue, string? language = null)
    {
        await using HostFixture first = await HostFixture.StartAsync(database, settings => Configure(settings, data, forms: null));
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(first, account);
        foreach ((string section, JsonObject answers) in Scenario.One.Sections.Take(sections))
        {
            JsonObject given = answers.DeepClone().AsObject();
            if (section == "contact" && language is not null)
                given["contact.lang"] = language;
            await anna.SaveAsync(section, given);
        }

        return (anna.Token, anna.Id);
    }

    private async Task<HostFixture> SecondVersionAsync(SharedData data)
    {
        string forms = FormsWithV2.CreateIn(data.Folder("forms"));
        return await HostFixture.StartAsync(database, settings => Configure(settings, data, forms));
    }

    public sealed class OnSqlite() : FormVersionTests(new Sqlite());

    public sealed class OnPostgreSql() : FormVersionTests(new PostgreSql());
}
