using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>Who may enter whose absence, what is refused, and whose notices show for whom.</summary>
public abstract class AbsenceTests(HostFixture host)
{
    private static readonly object Week = new { from = "2026-11-23", until = "2026-11-27" };

    [Fact]
    public async Task Staff_enter_their_own_absence_and_see_no_others()
    {
        using HttpClient carla = host.Colleague("ab:carla");
        using HttpClient tom = host.Colleague("ab:tom");

        (int status, JsonNode? absence) = await carla.EnterAsync("absences", Week);

        status.ShouldBe(201);
        absence!["subject"]!.GetValue<string>().ShouldBe("ab:carla");
        absence["enteredBy"]!.GetValue<string>().ShouldBe("ab:carla");
        absence["substitute"].ShouldBeNull();
        (await carla.ItemsAsync("absences")).ShouldHaveSingleItem()!["from"]!.GetValue<string>().ShouldBe("2026-11-23");
        (await tom.ItemsAsync("absences")).ShouldBeEmpty();
        (await tom.RemoveAsync($"absences/{absence["id"]}")).ShouldBe(404);
        (await carla.RemoveAsync($"absences/{absence["id"]}")).ShouldBe(204);
        (await carla.RemoveAsync($"absences/{absence["id"]}")).ShouldBe(404);
    }

    [Fact]
    public async Task Only_a_lead_enters_the_absence_of_somebody_else()
    {
        var sick = new { subject = "ab:ute", from = "2026-11-23", until = "2026-11-23", substitute = "ab:vera" };
        using HttpClient tom = host.Colleague("ab:tom");
        using HttpClient lead = host.Colleague("ab:lead", Roles.TeamLead);

        (int refused, JsonNode? problem) = await tom.EnterAsync("absences", sick);
        (int status, JsonNode? absence) = await lead.EnterAsync("absences", sick);

        refused.ShouldBe(403);
        problem!["code"]!.GetValue<string>().ShouldBe("auth.forbidden");
        status.ShouldBe(201);
        (await lead.ItemsAsync("absences")).Select(item => item!["id"]!.GetValue<string>()).ShouldContain(absence!["id"]!.GetValue<string>(), StringComparer.Ordinal);
        (await lead.RemoveAsync($"absences/{absence["id"]}")).ShouldBe(204);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_field_and_code()
    {
        using HttpClient carla = host.Colleague("ab:carla");

        await RefusedAsync(carla, new { from = "2026-11-23", until = "2026-11-22" }, "until:ends_before_begin");
        await RefusedAsync(carla, new { from = "2026-11-23", until = "2026-11-23", substitute = "ab:carla" }, "substitute:own_substitute");
        await RefusedAsync(carla, new { from = "2026-11-23", until = "2026-11-23", substitue = "ab:tom" }, "substitue:unknown_field");
        await RefusedAsync(carla, new { from = "2026-11-23", until = "2026-11-23", substitute = " " }, "substitute:empty");
        await RefusedAsync(carla, new { from = "2026-11-23", until = "2026-11-23", substitute = new string('x', 201) }, "substitute:too_long");
        await RefusedAsync(carla, new { substitute = "ab:tom" }, "from:missing", "until:missing");
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_enters_nothing_more()
    {
        using HttpClient dora = host.Colleague("ab:dora");

        (_, JsonNode? first) = await dora.EnterAsync("absences", Week, "absence-key-0000001");
        (int status, JsonNode? again) = await dora.EnterAsync("absences", Week, "absence-key-0000001");
        (int other, _) = await dora.EnterAsync("absences", new { from = "2026-12-01", until = "2026-12-02" }, "absence-key-0000001");

        status.ShouldBe(201);
        again!["id"]!.GetValue<string>().ShouldBe(first!["id"]!.GetValue<string>());
        other.ShouldBe(422);
        (await dora.ItemsAsync("absences")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_over_shows_on_demand_only()
    {
        using HttpClient emil = host.Colleague("ab:emil");
        await emil.EnterAsync("absences", new { from = "2026-11-01", until = "2026-11-22" });

        (await emil.ItemsAsync("absences")).ShouldBeEmpty();
        (await emil.ItemsAsync("absences?past=true")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_lies_with_somebody_whose_absence_begins_shows_for_her_substitute_too()
    {
        Guid application = Telling.NewId(host);
        DateTimeOffset at = host.Clock.GetUtcNow().AddDays(-3);
        await host.StoreAsync(
            StaffWork.NoticeOf("ab-team", application, at, assignedTo: "ab:fritz"),
            StaffWork.NoticeOf("ab-team", application, at, assignedTo: "ab:gabi"),
            StaffWork.NoticeOf("ab-team", application, at));
        using HttpClient fritz = host.Colleague("ab:fritz");
        using HttpClient gabi = host.Colleague("ab:gabi");
        (await MineAsync(gabi)).ShouldBe(["ab:gabi"]);

        (_, JsonNode? absence) = await fritz.EnterAsync("absences", new { from = "2026-11-23", until = "2026-11-24", substitute = "ab:gabi" });

        (await MineAsync(gabi)).ShouldBe(["ab:fritz", "ab:gabi"], ignoreOrder: true);
        (await MineAsync(fritz)).ShouldBe(["ab:fritz"]);
        await fritz.RemoveAsync($"absences/{absence!["id"]}");
        (await MineAsync(gabi)).ShouldBe(["ab:gabi"]);
    }

    private static async Task<List<string>> MineAsync(HttpClient colleague) =>
        [.. (await colleague.ItemsAsync("notices?team=ab-team&mine=true&unread=true")).Select(item => item!["assignedTo"]!.GetValue<string>())];

    private static async Task RefusedAsync(HttpClient client, object absence, params string[] errors)
    {
        (int status, JsonNode? problem) = await client.EnterAsync("absences", absence);
        status.ShouldBe(422);
        problem.Errors().ShouldBe(errors);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : AbsenceTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : AbsenceTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
