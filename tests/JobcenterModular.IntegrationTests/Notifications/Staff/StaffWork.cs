using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Notifications.Staff;

/// <summary>What the tests of staff's queue do again and again.</summary>
internal static class StaffWork
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A member of staff by name.</summary>
    public static HttpClient Colleague(this HostFixture host, string name, string role = Roles.Caseworker) => host.ClientWith(host.TokenForRole(role, name));

    /// <summary>An application of somebody with this name and postcode reached the office.</summary>
    public static async Task<Guid> SubmitAsync(
        this HostFixture host, string? lastName = null, string? postcode = null, bool urgent = false, string team = "leistung", Guid? application = null)
    {
        Guid id = application ?? Telling.NewId(host);
        string contact = JsonSerializer.Serialize(new { lastName, postcode, language = "de" }, Web);
        ApplicationSubmitted submitted = Telling.Submitted(host, id, team: team) with
        {
            Urgent = urgent,
            SealedContact = host.Services.GetRequiredService<Sealer>().SealText(contact, $"applications.submitted:{id}"),
        };
        await host.TellAsync(submitted);
        return id;
    }

    /// <summary>Puts notices into the queue of a team as they are, past everything that tells.</summary>
    public static async Task StoreAsync(this HostFixture host, params Notice[] notices)
    {
        await using AsyncServiceScope scope = host.Scope();
        NotificationsDbContext db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        db.Notices.AddRange(notices);
        await db.SaveChangesAsync(Cancelled);
    }

    public static Notice NoticeOf(
        string team, Guid application, DateTimeOffset at, bool urgent = false, string purpose = Purposes.SubmissionReceived, string? assignedTo = null) => Notice.ToTeam(
            team,
            assignedTo,
            new NoticeReason(Guid.CreateVersion7(at), purpose, application, Telling.ReferenceOf(application)),
            new Rendered("Neu", "Es gibt etwas Neues.", "de", purpose + "/1"),
            "https://portal.example",
            urgent,
            at);

    public static async Task<JsonObject> JsonAsync(this HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonObject>(new Uri("/api/v1/casework/" + path, UriKind.Relative), Web, Cancelled))!;

    public static async Task<JsonArray> ItemsAsync(this HttpClient client, string path) => (await client.JsonAsync(path))["items"]!.AsArray();

    public static async Task<(int Status, JsonNode? Body)> EnterAsync(this HttpClient client, string path, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/casework/" + path, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Web);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage response = await client.SendAsync(request, Cancelled);
        string text = await response.Content.ReadAsStringAsync(Cancelled);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public static async Task<int> RemoveAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.DeleteAsync(new Uri("/api/v1/casework/" + path, UriKind.Relative), Cancelled);
        return (int)response.StatusCode;
    }

    /// <summary>Codes of the wrong fields, as field:code.</summary>
    public static string[] Errors(this JsonNode? problem) =>
        [.. problem!["errors"]!.AsArray().Select(error => $"{error!["field"]!.GetValue<string>()}:{error["code"]!.GetValue<string>()}")];
}
