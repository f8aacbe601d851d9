using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Applications.Desk;

/// <summary>An item goes to another team, and who gets what a date or a person asks about it.</summary>
public abstract class TeamChangeTests(HostFixture host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_goes_to_another_team_with_its_application_and_nobody_has_it_there()
    {
        await host.EnterAsync("carla");
        await EnterIntoAsync("vera", "vermittlung");
        (Guid id, _) = await host.SendAsync();
        using HttpClient carla = host.Caseworker("carla");
        Reply mine = (await carla.AssignAsync(id, "carla", (await carla.ItemAsync(id)).ETag)).Expect(HttpStatusCode.OK);

        (await carla.TeamAsync(id, "vermittlung", mine.ETag, "  ")).Expect(HttpStatusCode.UnprocessableEntity, "desk.reason_needed");
        (await carla.TeamAsync(id, "vermittlun", mine.ETag, "Falsches Team.")).Expect(HttpStatusCode.UnprocessableEntity, "desk.team_unknown");
        (await carla.TeamAsync(id, "vermittlung", "\"1\"", "Falsches Team.")).Expect(HttpStatusCode.PreconditionFailed, "desk.stale");
        (await carla.TeamAsync(id, "vermittlung", null, "Falsches Team.")).Expect(HttpStatusCode.PreconditionRequired);
        Reply moved = (await carla.TeamAsync(id, "vermittlung", mine.ETag, "Falsches Team.")).Expect(HttpStatusCode.OK);

        moved.Json["team"].Text().ShouldBe("vermittlung");
        moved.Json["assignee"].ShouldBeNull();
        JsonNode line = (await carla.ItemAsync(id)).Json["history"]![0]!;
        (line["what"].Text(), line["fromTeam"].Text(), line["toTeam"].Text()).ShouldBe(("teamChanged", "leistung", "vermittlung"));
        (line["fromAssignee"].Text(), line["toAssignee"], line["reason"].Text()).ShouldBe(("carla", null, "Falsches Team."));
        await using AsyncServiceScope scope = host.Scope();
        var application = new BenefitApplicationId(id);
        (await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().Applications.Where(row => row.Id == application)
            .Select(row => row.Team).SingleAsync(Cancelled)).ShouldBe("vermittlung");
        await host.DrainEventsAsync();
        (await scope.ServiceProvider.GetRequiredService<NotificationsDbContext>().KnownApplications.SingleAsync(row => row.Id == id, Cancelled))
            .Team.ShouldBe("vermittlung", "Who cannot be reached is a task of the new team.");
    }

    [Fact]
    public async Task What_is_done_stays_with_its_team()
    {
        await EnterIntoAsync("vera", "vermittlung");
        (Guid id, _) = await host.SendAsync();
        HttpClient carla = host.ClientFor(Roles.Caseworker);
        await carla.DecideAsync(id, "refused");

        (await carla.TeamAsync(id, "vermittlung", (await carla.ItemAsync(id)).ETag, "Falsches Team.")).Expect(HttpStatusCode.Conflict, "desk.item_done");
    }

    [Theory]
    [InlineData("here", "here")]
    [InlineData("away", "stand-in")]
    [InlineData("left", null)]
    [InlineData("away-alone", null)]
    public async Task What_concerns_an_application_goes_to_whoever_is_there(string holder, string? expected)
    {
        foreach (string person in (string[])["here", "away", "left", "away-alone", "stand-in"])
            await host.EnterAsync(person);
        using ApplicantJourney anna = await host.SentAsync();
        HttpClient carla = host.ClientFor(Roles.Caseworker);
        (await carla.AssignAsync(anna.Id, holder, (await carla.ItemAsync(anna.Id)).ETag)).Expect(HttpStatusCode.OK);
        await host.EnterAsync("away", absences: new { from = "2026-11-01", to = "2027-12-31", substitute = "stand-in" });
        await host.EnterAsync("away-alone", absences: new { from = "2026-11-01", to = "2027-12-31" });
        await host.EnterAsync("left", active: false);

        (await carla.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/casework/applications/{anna.Id}/objections",
            new { receivedOn = "2026-11-20", channel = "written" },
            ("Idempotency-Key", Guid.NewGuid().ToString("N")))).Expect(HttpStatusCode.Created);
        (await anna.Client.SendJsonAsync(
            HttpMethod.Post,
            $"{anna.Path}/change-notices",
            new { kinds = (string[])["other"], since = "2026-11-20", text = "Neue Nummer." },
            ("Idempotency-Key", Guid.NewGuid().ToString("N")))).Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);

        await using AsyncServiceScope scope = host.Scope();
        var application = new BenefitApplicationId(anna.Id);
        (await scope.ServiceProvider.GetRequiredService<ApplicationsDbContext>().WorkItems
            .Where(row => row.ApplicationId == application && row.Id != anna.Id).Select(row => row.Assignee).ToListAsync(Cancelled))
            .ShouldBe([expected, expected]);
    }

    private async Task EnterIntoAsync(string subject, string team)
    {
        HttpClient lead = host.ClientFor(Roles.TeamLead);
        string etag = (await lead.FetchAsync($"{DeskWork.Staff}/{subject}")).ETag ?? "\"0\"";
        (await lead.SendJsonAsync(
            HttpMethod.Put,
            $"{DeskWork.Staff}/{subject}",
            new { content = new { displayName = subject, role = "caseworker", teams = (string[])[team], active = true, absences = (object[])[] } },
            ("If-Match", etag))).Expect(HttpStatusCode.OK);
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : TeamChangeTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : TeamChangeTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
