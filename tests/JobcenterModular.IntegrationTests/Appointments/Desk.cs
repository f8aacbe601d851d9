using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Applications;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.IntegrationTests.Notifications;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>What staff do with the talks of a calendar over the API.</summary>
internal static class Desk
{
    public const string Appointments = "/api/v1/casework/appointments";

    /// <summary>A client of staff. A token of its own each time: the clock of the test may have moved.</summary>
    public static HttpClient As(HostFixture host, string role = Roles.Caseworker) => host.ClientWith(host.TokenForRole(role));

    /// <summary>Tries to book for somebody who calls.</summary>
    public static async Task<Reply> TryBookAsync(
        this Calendar calendar, DateTimeOffset startsAt, string lastName = "Muster", params (string Name, string Value)[] headers)
    {
        using HttpClient staff = As(calendar.Host, Roles.Hotline);
        return await staff.SendJsonAsync(
            HttpMethod.Post, Appointments, new { typeId = calendar.Type, placeId = calendar.Place, mode = "onSite", startsAt, person = Calendar.Person(lastName) }, headers);
    }

    /// <summary>Books for somebody who calls.</summary>
    public static async Task<JsonNode> BookForCallerAsync(this Calendar calendar, DateTimeOffset startsAt, string lastName = "Muster") =>
        (await calendar.TryBookAsync(startsAt, lastName)).Expect(HttpStatusCode.Created).Json;

    /// <summary>Invites somebody.</summary>
    public static async Task<JsonNode> InviteAsync(this Calendar calendar, DateTimeOffset startsAt)
    {
        using HttpClient staff = As(calendar.Host);
        Guid application = Telling.NewId(calendar.Host);
        await calendar.Host.TellAsync(Telling.Started(calendar.Host, application, owner: null));
        return (await staff.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/casework/invitations",
            new
            {
                typeId = calendar.Type,
                placeId = calendar.Place,
                mode = "onSite",
                startsAt,
                person = Calendar.Person("Eingeladen"),
                applicationId = application,
                purpose = "placement",
            })).Expect(HttpStatusCode.Created).Json;
    }

    /// <summary>Tries a step, such as <c>arrival</c>, in a version.</summary>
    public static async Task<Reply> TryAsync(this Calendar calendar, JsonNode talk, string step, object? body = null)
    {
        using HttpClient staff = As(calendar.Host);
        return await staff.SendJsonAsync(HttpMethod.Post, $"{Appointments}/{talk["id"].Id()}/{step}", body, ("If-Match", talk["etag"].Text()));
    }

    /// <summary>Does a step in the version that is shown.</summary>
    public static async Task<JsonNode> DoAsync(this Calendar calendar, JsonNode talk, string step, object? body = null) =>
        (await calendar.TryAsync(talk, step, body)).Expect(HttpStatusCode.OK).Json;

    /// <summary>The appointment as staff see it now.</summary>
    public static async Task<JsonNode> ShowAsync(this Calendar calendar, JsonNode talk)
    {
        using HttpClient staff = As(calendar.Host);
        return await staff.FetchJsonAsync($"{Appointments}/{talk["id"].Id()}");
    }

    /// <summary>Tries to move by staff.</summary>
    public static async Task<Reply> TryMoveAsync(this Calendar calendar, JsonNode talk, DateTimeOffset startsAt)
    {
        using HttpClient staff = As(calendar.Host);
        return await staff.SendJsonAsync(
            HttpMethod.Put, $"{Appointments}/{talk["id"].Id()}", new { startsAt, placeId = calendar.Place }, ("If-Match", talk["etag"].Text()));
    }

    /// <summary>The person's own request, by key.</summary>
    public static Task<Reply> PersonAsync(this Calendar calendar, HttpMethod method, JsonNode talk, string what, object? body, string key, string? etag = null) =>
        calendar.Host.Client.SendJsonAsync(
            method, $"/api/v1/appointments/{talk["id"].Id()}{what}", body, etag is null ? [(Calendar.KeyHeader, key)] : [(Calendar.KeyHeader, key), ("If-Match", etag)]);

    /// <summary>All items of one of the lists of staff.</summary>
    public static async Task<List<JsonNode>> ListAsync(HostFixture host, string query, int limit = 200)
    {
        using HttpClient staff = As(host);
        return await staff.FetchAllAsync($"{Appointments}{query}", limit);
    }
}
