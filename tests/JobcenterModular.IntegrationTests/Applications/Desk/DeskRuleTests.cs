using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Desk;

/// <summary>Who gets what arrives: the list of staff and a team's rules.</summary>
public abstract class DeskRuleTests(HostFixture host)
{
    private static readonly object FromAToK = new { lastNames = (object[])[new { from = "A", to = "K" }], assignees = (string[])["anke"] };
    private static readonly object FromLToZ = new { lastNames = (object[])[new { from = "L", to = "Z" }], assignees = (string[])["lars"] };

    private HttpClient Lead => host.ClientFor(Roles.TeamLead);

    [Fact]
    public async Task What_arrives_goes_to_whom_the_first_fitting_rule_names()
    {
        await EnterAsync("anke", "lars", "ulla", "otto");
        (await host.TryRulesAsync(
            new { urgent = true, assignees = (string[])["ulla"] },
            new { postcodes = (string[])["041", "9"], kinds = (string[])["hauptantrag"], assignees = (string[])["otto"] },
            FromAToK,
            FromLToZ)).Expect(HttpStatusCode.OK);

        (await GoesToAsync("Winter", "80331", urgent: true)).ShouldBe("ulla");
        (await GoesToAsync("Winter", "04109")).ShouldBe("otto");
        (await GoesToAsync("Äpfler", "80331")).ShouldBe("anke");
        (await GoesToAsync("Öztürk", "80331")).ShouldBe("lars");
        (await GoesToAsync("Шевченко", "80331")).ShouldBeNull("No rule knows the name: it is the team's.");
        (Guid id, _) = await host.SendAsync("Winter", "80331");
        Reply item = await Lead.ItemAsync(id);
        item.Steps().ShouldBe(["assignedByRule", "received"]);
        item.Json["history"]![0]!["role"].Text().ShouldBe("system");
    }

    [Fact]
    public async Task Of_several_whoever_has_the_fewest_open_items_gets_it()
    {
        string[] people = [$"p{Guid.NewGuid():N}", $"q{Guid.NewGuid():N}", $"r{Guid.NewGuid():N}"];
        await EnterAsync(people);
        (await host.TryRulesAsync(new { assignees = people })).Expect(HttpStatusCode.OK);

        List<string?> got = [];
        for (int i = 0; i < 6; i++)
            got.Add(await GoesToAsync("Winter", "04109"));

        got.Take(3).ShouldBe(people);
        got.GroupBy(person => person, StringComparer.Ordinal).ShouldAllBe(group => group.Count() == 2);
    }

    [Fact]
    public async Task Who_is_away_is_replaced_by_the_substitute_and_without_one_the_next_rule_or_the_team_has_it()
    {
        await host.EnterAsync("vera");
        await host.EnterAsync("anke", absences: new { from = "2026-11-20", to = "2026-11-23", substitute = "gone" });
        await host.EnterAsync("gone", absences: new { from = "2026-11-23", to = "2026-11-23", substitute = "vera" });
        await host.EnterAsync("lars", absences: new { from = "2026-11-23", to = "2026-11-23", substitute = (string?)null });
        (await host.TryRulesAsync(FromAToK, FromLToZ, new { postcodes = (string[])["0"], assignees = (string[])["vera"] })).Expect(HttpStatusCode.OK);

        (await GoesToAsync("Anders", "80331")).ShouldBe("vera", "The substitute's substitute.");
        (await GoesToAsync("Winter", "80331")).ShouldBeNull("Nobody stands in for Lars.");
        (await GoesToAsync("Winter", "04109")).ShouldBe("vera", "The next rule has somebody.");
        await host.EnterAsync("gone", absences: new { from = "2026-11-23", to = "2026-11-23", substitute = "anke" });
        (await GoesToAsync("Anders", "80331")).ShouldBeNull("They stand in for each other and are both away.");
        await host.EnterAsync("anke", active: false);
        (await GoesToAsync("Anders", "80331")).ShouldBeNull("Anke has left since the rule was written.");
        await host.EnterAsync("anke", absences: new { from = "2026-11-20", to = "2026-11-22" });
        (await GoesToAsync("Anders", "80331")).ShouldBe("anke", "She is back.");
    }

    [Fact]
    public async Task Rules_that_cannot_be_read_stop_nobody_from_applying()
    {
        await EnterAsync("anke");
        (await host.TryRulesAsync(FromAToK)).Expect(HttpStatusCode.OK);
        await WriteContentAsync("not JSON");

        (await GoesToAsync("Anders", "80331")).ShouldBeNull();

        await WriteContentAsync("{\"rules\":[]}");
    }

    [Fact]
    public async Task A_preview_says_who_would_get_it_and_by_which_rule()
    {
        await EnterAsync("anke", "lars");
        (await host.TryRulesAsync(FromAToK, FromLToZ)).Expect(HttpStatusCode.OK);

        JsonNode winter = await PreviewAsync(new { kind = "folgeantrag", lastName = "Winter" });
        JsonNode unknown = await PreviewAsync(new { kind = "hauptantrag" });

        winter["assignee"].Text().ShouldBe("lars");
        winter["rule"]!.GetValue<int>().ShouldBe(2);
        unknown["assignee"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"assignees":[]}""", "request.invalid")]
    [InlineData("""{"assignees":[""]}""", "request.invalid")]
    [InlineData("""{"assignees":[null]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"kinds":[]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"lastNames":[]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"lastNames":[null]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"lastNames":[{"from":"F","to":"A"}]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"lastNames":[{"from":"1","to":"Z"}]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"postcodes":["0410x"]}""", "request.invalid")]
    [InlineData("""{"assignees":["anke"],"postcodes":[null]}""", "request.invalid")]
    [InlineData("""null""", "request.invalid")]
    [InlineData("""{"assignees":["stranger"]}""", "desk.assignee_unknown")]
    [InlineData("""{"assignees":["scan"]}""", "desk.assignee_without_role")]
    public async Task A_rule_that_cannot_be_is_refused_and_nothing_is_changed(string rule, string code)
    {
        await EnterAsync("anke");
        await host.EnterAsync("scan", role: "scandesk");
        (await host.TryRulesAsync(FromAToK)).Expect(HttpStatusCode.OK);

        Reply refused = await host.TryRulesAsync(JsonNode.Parse(rule)!);

        refused.Expect(HttpStatusCode.UnprocessableEntity, code);
        (await Lead.FetchJsonAsync(DeskWork.Rules))["rules"]!.AsArray().ShouldHaveSingleItem()!["assignees"].Texts().ShouldBe(["anke"]);
    }

    [Fact]
    public async Task Of_two_who_write_the_rules_the_second_is_shown_what_the_first_wrote()
    {
        await EnterAsync("anke", "lars");
        const string Fresh = "/api/v1/casework/teams/fresh/assignment-rules";
        (await Lead.FetchAsync(Fresh)).Expect(HttpStatusCode.OK).ETag.ShouldBe("\"0\"");

        Reply[] first = await Task.WhenAll(WriteAsync(Fresh, "\"0\"", FromAToK), WriteAsync(Fresh, "\"0\"", FromLToZ));
        Reply[] second = await Task.WhenAll(WriteAsync(Fresh, "\"1\"", FromAToK), WriteAsync(Fresh, "\"1\"", FromLToZ));

        foreach (Reply[] pair in (Reply[][])[first, second])
        {
            Reply won = pair.Single(reply => reply.Status == HttpStatusCode.OK);
            Reply lost = pair.Single(reply => reply != won).Expect(HttpStatusCode.PreconditionFailed, "desk.rules_stale");
            lost.Json["current"]!["rules"]!.ToJsonString().ShouldBe(won.Json["rules"]!.ToJsonString());
        }

        (await Lead.SendJsonAsync(HttpMethod.Put, Fresh, new { rules = (object[])[] })).Expect(HttpStatusCode.PreconditionRequired, "request.if_match_missing");
    }

    [Fact]
    public async Task The_list_of_staff_is_kept_by_team_leads_and_read_by_all_of_the_desk()
    {
        await EnterAsync("anke");
        using HttpClient carla = host.Caseworker("carla");
        string path = $"{DeskWork.Staff}/anke";
        Reply anke = (await carla.FetchAsync(path)).Expect(HttpStatusCode.OK);
        JsonNode content = anke.Json["content"]!;

        (await carla.SendJsonAsync(HttpMethod.Put, path, new { content }, ("If-Match", anke.ETag!))).Expect(HttpStatusCode.Forbidden, "auth.forbidden");
        (await Lead.SendJsonAsync(HttpMethod.Put, path, new { content })).Expect(HttpStatusCode.PreconditionRequired, "request.if_match_missing");
        Reply stale = (await Lead.SendJsonAsync(HttpMethod.Put, path, new { content }, ("If-Match", "\"0\""))).Expect(HttpStatusCode.PreconditionFailed, "desk.staff_stale");
        stale.Json["current"]!["etag"].Text().ShouldBe(anke.ETag);
        (await Lead.SendJsonAsync(HttpMethod.Put, $"{DeskWork.Staff}/new-one", new { content }, ("If-Match", "\"3\""))).Expect(HttpStatusCode.NotFound, "desk.staff_unknown");
        (await carla.FetchAsync($"{DeskWork.Staff}/new-one")).Expect(HttpStatusCode.NotFound, "desk.staff_unknown");
        foreach ((string member, JsonNode value) in (IEnumerable<(string, JsonNode)>)
            [("displayName", ""), ("teams", new JsonArray("")), ("absences", Absence("2026-12-24", "2026-12-23", null)), ("absences", Absence("2026-12-23", "2026-12-24", "anke"))])
        {
            JsonNode wrong = content.DeepClone();
            wrong[member] = value;
            (await Lead.SendJsonAsync(HttpMethod.Put, path, new { content = wrong }, ("If-Match", anke.ETag!)))
                .Expect(HttpStatusCode.UnprocessableEntity, "request.invalid").Json["errors"]![0]!["field"].Text().ShouldStartWith($"content.{member}");
        }

        JsonArray list = (await carla.FetchJsonAsync($"{DeskWork.Staff}?team=leistung&active=true")).AsArray();
        list.Select(entry => entry!["subject"].Text()).Contains("anke", StringComparer.Ordinal).ShouldBeTrue();
        (await carla.FetchJsonAsync($"{DeskWork.Staff}?team=andere")).AsArray().ShouldBeEmpty();
    }

    private static JsonArray Absence(string from, string to, string? substitute) => [new JsonObject { ["from"] = from, ["to"] = to, ["substitute"] = substitute }];

    private async Task EnterAsync(params string[] people)
    {
        foreach (string person in people)
            await host.EnterAsync(person);
    }

    private async Task<string?> GoesToAsync(string lastName, string postcode, bool urgent = false)
    {
        (Guid id, _) = await host.SendAsync(lastName, postcode, urgent);
        return await Lead.AssigneeAsync(id);
    }

    private async Task<JsonNode> PreviewAsync(object arriving) =>
        (await Lead.SendJsonAsync(HttpMethod.Post, $"{DeskWork.Rules}/previews", arriving)).Expect(HttpStatusCode.OK).Json;

    private async Task<Reply> WriteAsync(string path, string etag, object rule)
    {
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        return await lead.SendJsonAsync(HttpMethod.Put, path, new { rules = (object[])[rule] }, ("If-Match", etag));
    }

    private async Task WriteContentAsync(string content)
    {
        await using AsyncServiceScope scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>();
        string table = host.Database is PostgreSql ? "applications.team_rules" : "team_rules";
#pragma warning disable EF1002 // The name of the table, not input.
        await db.Database.ExecuteSqlRawAsync($"UPDATE {table} SET content = {{0}} WHERE team = 'leistung'", [content], TestContext.Current.CancellationToken);
#pragma warning restore EF1002
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : DeskRuleTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : DeskRuleTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
