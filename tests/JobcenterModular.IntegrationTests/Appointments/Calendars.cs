using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>
/// Kinds of talks and places as staff enter them over the API. What a test does not change is: talks of 30 minutes, each half
/// hour from 8 to 12 (office time) on working days, in each mode, without lead time, up to 60 days ahead.
/// </summary>
internal static class Calendars
{
    private const string Nothing = "00000000-0000-0000-0000-000000000000";
    private const string Always = "2026-01-01";

    /// <summary>A kind of talk and a place where it can be had.</summary>
    public static async Task<Calendar> OpenAsync(
        HostFixture host, int counters = 1, int capacity = 1, Action<JsonObject>? type = null, Action<JsonObject>? place = null) =>
        new(host, await NewTypeAsync(host, type), await NewPlaceAsync(host, [.. Enumerable.Range(1, counters).Select(number => Counter($"Zimmer {number}", capacity))], place));

    /// <summary>A new kind of talk.</summary>
    public static async Task<Guid> NewTypeAsync(HostFixture host, Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["name"] = "Beratung",
            ["description"] = "Wir sprechen über Ihre Fragen.",
            ["bring"] = new JsonArray("Ausweis"),
            ["durationMinutes"] = 30,
            ["preparationMinutes"] = 0,
            ["followUpMinutes"] = 0,
            ["stepMinutes"] = 30,
            ["leadMinutes"] = 0,
            ["horizonDays"] = 60,
            ["changeHours"] = 24,
            ["modes"] = new JsonArray("onSite", "phone", "video"),
            ["skills"] = new JsonArray(),
            ["loginRequired"] = false,
            ["online"] = true,
            ["validFrom"] = Always,
            ["validUntil"] = null,
        };
        change?.Invoke(content);
        return await CreateAsync(host, "appointment-types", content);
    }

    /// <summary>A new place with these counters.</summary>
    public static async Task<Guid> NewPlaceAsync(HostFixture host, JsonArray counters, Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["name"] = "Jobcenter Mitte",
            ["street"] = "Hauptstraße 1",
            ["postalCode"] = "12345",
            ["town"] = "Musterstadt",
            ["directions"] = null,
            ["stepFree"] = true,
            ["accessibility"] = null,
            ["land"] = "NW",
            ["localDays"] = new JsonArray(),
            ["validFrom"] = Always,
            ["validUntil"] = null,
            ["counters"] = counters,
            ["closures"] = new JsonArray(),
        };
        change?.Invoke(content);
        return await CreateAsync(host, "places", content);
    }

    /// <summary>A counter that is open from 8 to 12 on working days.</summary>
    /// <param name="capacity">Talks at once.</param>
    public static JsonNode Counter(string name, int capacity = 1, Action<JsonObject>? change = null)
    {
        var counter = new JsonObject
        {
            ["id"] = Nothing,
            ["name"] = name,
            ["team"] = "Team 1",
            ["skills"] = new JsonArray(),
            ["languages"] = new JsonArray(),
            ["aids"] = new JsonArray(),
            ["modes"] = new JsonArray("onSite", "phone", "video"),
            ["validFrom"] = Always,
            ["validUntil"] = null,
            ["hours"] = new JsonArray(Hours("08:00:00", "12:00:00", capacity)),
            ["absences"] = new JsonArray(),
        };
        change?.Invoke(counter);
        return counter;
    }

    /// <summary>Opening hours of each working day.</summary>
    public static JsonNode Hours(string from, string until, int capacity = 1) => new JsonObject
    {
        ["weekdays"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
        ["from"] = from,
        ["until"] = until,
        ["everyWeeks"] = 1,
        ["validFrom"] = Always,
        ["validUntil"] = null,
        ["capacity"] = capacity,
        ["types"] = null,
    };

    // A token of its own each time: the clock of the test may have moved.
    private static async Task<Guid> CreateAsync(HostFixture host, string what, JsonObject content)
    {
        using HttpClient lead = host.ClientWith(host.TokenForRole(Roles.TeamLead));
        Reply reply = await lead.SendJsonAsync(HttpMethod.Post, $"/api/v1/casework/{what}", new JsonObject { ["content"] = content });
        return Guid.Parse(reply.Expect(System.Net.HttpStatusCode.Created).Json["id"].Text());
    }
}
