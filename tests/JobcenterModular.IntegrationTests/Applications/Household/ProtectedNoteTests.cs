using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications.Deciding;
using JobcenterModular.IntegrationTests.Applications.Phone;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Guards;

namespace JobcenterModular.IntegrationTests.Applications.Household;

/// <summary>What can put somebody in danger is for staff of the desk alone, at every address there is.</summary>
public abstract partial class ProtectedNoteTests(HostFixture host)
{
    private const string Secret = "Er-schlaegt-mich-GEHEIM";
    private const string OwnNote = "/api/v1/own-part/protected-note";

    [Fact]
    public async Task A_members_note_and_answers_are_in_no_answer_of_any_endpoint_to_anybody_of_the_household()
    {
        using Family family = await Family.StartAsync(host);
        HttpClient thomas = await family.JoinAsync("p1", Family.BornThomas);
        HttpClient lena = await family.JoinAsync("p2", Family.BornLena);
        await HouseholdTests.SaveJobAsync(thomas);
        await WriteAsync(thomas, OwnNote, Secret, "\"0\"");

        List<string> leaks = await WalkAsync(family, "draft", ("Sabine", family.Sabine.Client), ("Lena", lena));
        leaks.AddRange((await WalkAsync(family, "draft", ("Thomas", thomas))).Where(leak => leak.Contains(Secret, StringComparison.Ordinal)));
        await family.Sabine.SubmitAsync();
        await host.DrainEventsAsync();
        leaks.AddRange(await WalkAsync(family, "sent", ("Sabine", family.Sabine.Client), ("Lena", lena), ("Thomas", thomas)));

        leaks.ShouldBeEmpty();
        HttpClient desk = host.ClientFor(Roles.Caseworker);
        JsonNode note = (await desk.FetchJsonAsync($"/api/v1/casework/applications/{family.Sabine.Id}/protected-notes")).AsArray().ShouldHaveSingleItem()!;
        note["author"].Text().ShouldBe("p1");
        note["text"].Text().ShouldBe(Secret);
        (await desk.FetchJsonAsync($"/api/v1/casework/applications/{family.Sabine.Id}"))["hasProtectedNotes"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_reason_not_to_write_to_somebody_is_kept_out_of_the_record_and_staff_still_get_the_warning()
    {
        using ApplicantJourney paula = await ApplicantJourney.WithAnswersAsync(host, "scenario-2");
        await paula.SaveAsync("maintenance:p1", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["uh.child"] = "nichtsBeantragt",
            ["uh.why"] = new { noContact = true, reason = Secret },
        });
        await paula.SubmitAsync();
        await host.DrainEventsAsync();

        HttpClient desk = host.ClientFor(Roles.Caseworker);
        string address = $"/api/v1/casework/applications/{paula.Id}";
        Reply seen = await desk.FetchAsync(address);
        string summary = (await desk.FetchAsync($"{address}/summary")).Expect(HttpStatusCode.OK).Text;
        JsonNode protectedAnswer = (await desk.FetchJsonAsync($"{address}/protected-notes")).AsArray().Single(note => note!["section"].Text() == "maintenance:p1")!;
        using HttpClient dpo = host.ClientWith(host.TokenForRole(Roles.DataProtection));

        seen.Text.ShouldNotContain(Secret);
        seen.Json["hasProtectedNotes"]!.GetValue<bool>().ShouldBeTrue();
        seen.Json["hints"]!.AsArray().ShouldContain(hint => hint!["code"].Text() == "uh.protected");
        summary.ShouldNotContain(Secret);
        summary.ShouldNotContain("nicht anschreiben");
        protectedAnswer["answer"]!["reason"].Text().ShouldBe(Secret);
        protectedAnswer["author"].Text().ShouldBe("ap");
        Found(await paula.Client.FetchAsync($"{paula.Path}/personal-data")).ShouldNotContain(Secret);
        foreach (string path in (string[])["/receipt", "/summary", "/progress"])
            Found(await paula.Client.FetchAsync(paula.Path + path)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task What_the_applicant_wrote_under_protection_in_a_part_is_not_shown_to_the_adult_who_takes_it_over()
    {
        using Family family = await Family.StartAsync(host);
        JsonNode person = await family.Sabine.SectionAsync("person:p1");
        person["ap.marital"] = "dauerndGetrennt";
        await family.Sabine.SaveAsync("person:p1", person);
        await family.Sabine.SaveAsync("maintenance:p1", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["uh.ex"] = "keinAnspruch",
            ["uh.why"] = new { noContact = true, reason = Secret },
        });

        HttpClient thomas = await family.JoinAsync("p1", Family.BornThomas);

        Reply own = await thomas.FetchAsync("/api/v1/own-part/sections/maintenance:p1");
        own.Expect(HttpStatusCode.OK).Json["answers"]!["uh.ex"].Text().ShouldBe("keinAnspruch");
        own.Text.ShouldNotContain(Secret);
        await family.Sabine.SubmitAsync();
        JsonNode note = (await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{family.Sabine.Id}/protected-notes")).AsArray()
            .Single(row => row!["section"].Text() == "maintenance:p1")!;
        note["author"].Text().ShouldBe("ap");
    }

    [Fact]
    public async Task What_an_adult_answers_under_protection_comes_back_to_nobody_and_stays_when_the_rest_is_saved_again()
    {
        using Family family = await Family.StartAsync(host);
        JsonNode person = await family.Sabine.SectionAsync("person:p1");
        person["ap.marital"] = "dauerndGetrennt";
        await family.Sabine.SaveAsync("person:p1", person);
        HttpClient thomas = await family.JoinAsync("p1", Family.BornThomas);
        const string section = "/api/v1/own-part/sections/maintenance:p1";
        var answers = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["uh.ex"] = "keinAnspruch",
            ["uh.why"] = new { noContact = true, reason = Secret },
        };

        Reply before = await thomas.FetchAsync(section);
        Reply saved = await thomas.SendJsonAsync(HttpMethod.Put, section, answers, ("If-Match", before.ETag!));
        Reply shown = await thomas.FetchAsync(section);
        Reply stale = await thomas.SendJsonAsync(HttpMethod.Put, section, new { }, ("If-Match", before.ETag!));
        Reply again = await thomas.SendJsonAsync(HttpMethod.Put, section, shown.Json["answers"]!, ("If-Match", shown.ETag!));

        saved.Expect(HttpStatusCode.OK).Text.ShouldNotContain(Secret);
        shown.Expect(HttpStatusCode.OK).Text.ShouldNotContain(Secret);
        stale.Expect(HttpStatusCode.PreconditionFailed, "applications.section_stale").Text.ShouldNotContain(Secret);
        again.Expect(HttpStatusCode.OK);
        await family.Sabine.SubmitAsync();
        JsonNode note = (await host.ClientFor(Roles.Caseworker).FetchJsonAsync($"/api/v1/casework/applications/{family.Sabine.Id}/protected-notes")).AsArray()
            .Single(row => row!["section"].Text() == "maintenance:p1")!;
        (note["author"].Text(), note["answer"]!["reason"].Text()).ShouldBe(("p1", Secret));
    }

    [Fact]
    public async Task A_note_that_comes_after_sending_is_one_task_for_staff_that_does_not_say_what_it_says()
    {
        using ApplicantJourney anna = await ApplicantJourney.WithAnswersAsync(host);
        string address = $"{anna.Path}/protected-note";
        JsonNode early = await WriteAsync(anna.Client, address, "vorher", "\"0\"");
        await anna.SubmitAsync();
        var office = new Office(host, anna);
        (await office.TasksAsync()).ShouldBeEmpty();

        JsonNode late = await WriteAsync(anna.Client, address, Secret, early["etag"].Text());
        await WriteAsync(anna.Client, address, $"{Secret} mehr", late["etag"].Text());

        (await office.TasksAsync()).ShouldBe([TaskReason.ProtectedNote]);
        (await office.Carla.FetchAsync("/api/v1/casework/items?kind=task")).Expect(HttpStatusCode.OK).Text.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_note_is_changed_only_by_who_knows_its_version_and_an_empty_text_takes_it_back()
    {
        using ApplicantJourney anna = await ApplicantJourney.StartAsync(host);
        string address = $"{anna.Path}/protected-note";

        (await anna.Client.SendJsonAsync(HttpMethod.Put, address, new { text = Secret })).Expect(HttpStatusCode.PreconditionRequired);
        JsonNode first = await WriteAsync(anna.Client, address, Secret, "\"0\"");
        Reply stale = await anna.Client.SendJsonAsync(HttpMethod.Put, address, new { text = "anders" }, ("If-Match", "\"0\""));
        JsonNode gone = await WriteAsync(anna.Client, address, "", first["etag"].Text());

        first["exists"]!.GetValue<bool>().ShouldBeTrue();
        stale.Expect(HttpStatusCode.PreconditionFailed, "household.note_stale").Text.ShouldNotContain(Secret);
        gone["exists"]!.GetValue<bool>().ShouldBeFalse();
        (await anna.Client.SendJsonAsync(HttpMethod.Put, address, new { text = new string('x', 4001) }, ("If-Match", gone["etag"].Text())))
            .Expect(HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    private static async Task<JsonNode> WriteAsync(HttpClient client, string address, string text, string ifMatch) =>
        (await client.SendJsonAsync(HttpMethod.Put, address, new { text }, ("If-Match", ifMatch))).Expect(HttpStatusCode.OK).Json;

    /// <summary>Every endpoint but those that would delete or send the application, with every section: what was found where it must not be.</summary>
    private async Task<List<string>> WalkAsync(Family family, string when, params (string Name, HttpClient Client)[] who)
    {
        List<string> leaks = [];
        foreach (HostEndpoint endpoint in HostEndpoint.Of(host).Where(endpoint => endpoint.Method != "DELETE" && !endpoint.Pattern.EndsWith("/submission", StringComparison.Ordinal)))
        {
            foreach (string key in endpoint.Pattern.Contains("/sections/{key}", StringComparison.Ordinal) ? (string[])["income:p1", "training:p1", "person"] : ["hauptantrag"])
            {
                string path = "/" + Parameter().Replace(endpoint.Pattern, match => match.Groups["name"].Value switch
                {
                    "id" or "applicationId" => family.Sabine.Id.ToString(),
                    "key" => key,
                    "version" => "1",
                    _ => Guid.NewGuid().ToString(),
                }).TrimStart('/');
                foreach ((string name, HttpClient client) in who)
                {
                    HttpContent? body = endpoint.Method is "PUT" or "POST" or "PATCH" ? HttpCalls.Body(new { text = "" }) : null;
                    Reply reply = await client.CallAsync(new HttpMethod(endpoint.Method), path, body, ("If-Match", "\"99\""));
                    string found = Found(reply);
                    leaks.AddRange(((string[])[Secret, Family.Employer]).Where(text => found.Contains(text, StringComparison.Ordinal))
                        .Select(text => $"{when}: {endpoint.Method} {path} shows {name}: {text}"));
                }
            }
        }

        return leaks;
    }

    private static string Found(Reply reply)
    {
        if (reply.Bytes is not [(byte)'P', (byte)'K', ..])
            return reply.Text;
        var text = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(reply.Bytes), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(:[a-z]+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    public sealed class OnSqlite(BusyHotline<Sqlite> host) : ProtectedNoteTests(host), IClassFixture<BusyHotline<Sqlite>>;

    public sealed class OnPostgreSql(BusyHotline<PostgreSql> host) : ProtectedNoteTests(host), IClassFixture<BusyHotline<PostgreSql>>;
}
