using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>Rules that are copied from another place, or that change between the look and the hold.</summary>
public abstract class RuleIdTests(HostFixture host)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_copied_from_another_place_gets_counters_of_its_own(bool asNewPlace)
    {
        Calendar one = await Calendars.OpenAsync(host);
        JsonNode content = (await PlaceAsync(one)).Json["content"]!.DeepClone();
        Calendar other = asNewPlace
            ? one with { Place = await Calendars.NewPlaceAsync(host, [], place => place["counters"] = content["counters"]!.DeepClone()) }
            : one with { Place = await Calendars.NewPlaceAsync(host, []) };
        if (!asNewPlace)
            (await ChangeAsync(other, content)).Expect(HttpStatusCode.OK);
        DateTimeOffset at = (await one.SlotsAsync(Soon()))[0];

        JsonNode here = await one.BookForCallerAsync(at);
        JsonNode there = await other.BookForCallerAsync(at);

        there["counterId"].Id().ShouldNotBe(here["counterId"].Id());
        (await Desk.ListAsync(host, "/hit")).Select(talk => talk["id"].Id()).ShouldNotContain(here["id"].Id());
        (await one.ShowAsync(here))["counterName"].Text().ShouldBe("Zimmer 1");
    }

    [Fact]
    public async Task What_a_place_has_keeps_its_id()
    {
        Calendar calendar = await Calendars.OpenAsync(host, counters: 2);
        JsonNode content = (await PlaceAsync(calendar)).Json["content"]!.DeepClone();
        content["counters"]![1]!["id"] = Guid.NewGuid();

        JsonNode saved = (await ChangeAsync(calendar, content)).Expect(HttpStatusCode.OK).Json["content"]!;

        saved["counters"]![0]!["id"].Id().ShouldBe(content["counters"]![0]!["id"].Id());
        saved["counters"]![1]!["id"].Id().ShouldNotBe(content["counters"]![1]!["id"].Id());
    }

    [Theory]
    [InlineData("loginRequired", true, HttpStatusCode.Conflict, "appointments.login_needed")]
    [InlineData("online", false, HttpStatusCode.UnprocessableEntity, "appointments.type_unknown")]
    public async Task A_kind_of_talk_that_is_not_for_everybody_any_more_is_not_held(string member, bool value, HttpStatusCode status, string code)
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        IReadOnlyList<DateTimeOffset> slots = await calendar.SlotsAsync(Soon());
        (await calendar.TryHoldAsync(slots[0])).Expect(HttpStatusCode.Created);
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        Reply type = (await lead.FetchAsync($"/api/v1/casework/appointment-types/{calendar.Type}")).Expect(HttpStatusCode.OK);
        JsonNode content = type.Json["content"]!.DeepClone();
        content[member] = value;
        (await lead.SendJsonAsync(HttpMethod.Put, $"/api/v1/casework/appointment-types/{calendar.Type}", new { content }, ("If-Match", type.ETag!))).Expect(HttpStatusCode.OK);

        (await calendar.TryHoldAsync(slots[1])).Expect(status, code);
    }

    [Fact]
    public async Task The_public_lists_say_at_once_what_staff_have_changed()
    {
        Calendar calendar = await Calendars.OpenAsync(host);
        await host.Client.FetchJsonAsync("/api/v1/places");
        JsonNode content = (await PlaceAsync(calendar)).Json["content"]!.DeepClone();
        content["name"] = "Haus am Wald";
        (await ChangeAsync(calendar, content)).Expect(HttpStatusCode.OK);

        (await host.Client.FetchJsonAsync("/api/v1/places")).AsArray().Single(place => place!["id"].Id() == calendar.Place)!["name"].Text().ShouldBe("Haus am Wald");
        (await host.Client.FetchJsonAsync("/api/v1/appointment-types")).AsArray().Select(type => type!["id"].Id()).ShouldContain(calendar.Type);
    }

    private DateOnly Soon() => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(3);

    private async Task<Reply> PlaceAsync(Calendar calendar)
    {
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        return (await lead.FetchAsync($"/api/v1/casework/places/{calendar.Place}")).Expect(HttpStatusCode.OK);
    }

    private async Task<Reply> ChangeAsync(Calendar calendar, JsonNode content)
    {
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        Reply now = await lead.FetchAsync($"/api/v1/casework/places/{calendar.Place}");
        return await lead.SendJsonAsync(HttpMethod.Put, $"/api/v1/casework/places/{calendar.Place}", new { content }, ("If-Match", now.ETag!));
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : RuleIdTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : RuleIdTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
