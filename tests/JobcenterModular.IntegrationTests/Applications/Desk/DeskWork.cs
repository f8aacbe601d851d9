using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Applications.Desk;

/// <summary>What people do at the desk, over HTTP.</summary>
internal static class DeskWork
{
    public const string Items = "/api/v1/casework/items";
    public const string Staff = "/api/v1/casework/staff";
    public const string Rules = "/api/v1/casework/teams/leistung/assignment-rules";

    private static readonly string[] Nobody = [];

    public static HttpClient Caseworker(this HostFixture host, string subject) => host.ClientWith(host.TokenForRole(Roles.Caseworker, subject));

    /// <summary>Sends the least that can be sent; answers id and reference.</summary>
    public static async Task<(Guid Id, string Reference)> SendAsync(this HostFixture host, string lastName = "Winter", string postcode = "04109", bool urgent = false)
    {
        using ApplicantJourney someone = await host.SentAsync(lastName, postcode, urgent);
        return (someone.Id, someone.Reference);
    }

    /// <summary>The same, and the person who sent it.</summary>
    public static async Task<ApplicantJourney> SentAsync(this HostFixture host, string lastName = "Winter", string postcode = "04109", bool urgent = false)
    {
        ApplicantJourney someone = await ApplicantJourney.StartAsync(host);
        if (urgent)
            await someone.SaveAsync("start", new JsonObject { ["start.urgent"] = new JsonArray("energieSperre") });
        JsonObject person = Scenario.One["person"];
        person["ap.last"] = lastName;
        JsonObject contact = Scenario.One["contact"];
        contact["addr.plz"] = postcode;
        await someone.SaveAsync("person", person);
        await someone.SaveAsync("contact", contact);
        await someone.SubmitAsync();
        return someone;
    }

    /// <summary>Enters somebody into the list of staff, whatever stood there.</summary>
    public static async Task EnterAsync(
        this HostFixture host, string subject, string role = "caseworker", bool active = true, params object[] absences)
    {
        HttpClient lead = host.ClientFor(Roles.TeamLead);
        Reply before = await lead.FetchAsync($"{Staff}/{subject}");
        (await lead.SendJsonAsync(
            HttpMethod.Put,
            $"{Staff}/{subject}",
            new { content = new { displayName = $"Name of {subject}", role, teams = (string[])["leistung"], active, absences } },
            ("If-Match", before.ETag ?? "\"0\""))).Expect(HttpStatusCode.OK);
    }

    /// <summary>Writes the rules of the team, whatever they were.</summary>
    public static async Task<Reply> TryRulesAsync(this HostFixture host, params object[] rules)
    {
        HttpClient lead = host.ClientFor(Roles.TeamLead);
        Reply before = (await lead.FetchAsync(Rules)).Expect(HttpStatusCode.OK);
        return await lead.SendJsonAsync(HttpMethod.Put, Rules, new { rules }, ("If-Match", before.ETag!));
    }

    public static Task<Reply> ItemAsync(this HttpClient client, Guid id) => client.FetchAsync($"{Items}/{id}");

    public static Task<Reply> AssignAsync(this HttpClient client, Guid id, string? assignee, string? etag, string? reason = null) =>
        client.EditAsync(id, "assignment", new { assignee, reason }, etag);

    public static Task<Reply> MoveAsync(this HttpClient client, Guid id, string state, string? etag, string? reason = null) =>
        client.EditAsync(id, "state", new { state, reason }, etag);

    /// <summary>Records the first decision on an application.</summary>
    public static async Task DecideAsync(this HttpClient client, Guid id, string kind)
    {
        object body = kind switch
        {
            "granted" => new { kind, from = "2026-11-01", to = "2027-10-31" },
            "passedOn" => new { kind, passedOnTo = "Jobcenter Nachbarstadt" },
            _ => new { kind },
        };
        (await client.SendJsonAsync(HttpMethod.Put, $"/api/v1/casework/applications/{id}/decision", body, ("If-Match", "\"0\""))).Expect(HttpStatusCode.OK);
    }

    public static Task<Reply> TeamAsync(this HttpClient client, Guid id, string team, string? etag, string reason) =>
        client.EditAsync(id, "team", new { team, reason }, etag);

    public static Task<Reply> FollowUpAsync(this HttpClient client, Guid id, string? on, string? etag) => client.EditAsync(id, "follow-up", new { on }, etag);

    public static Task<Reply> NoteAsync(this HttpClient client, Guid id, string text, string? key = null) => client.SendJsonAsync(
        HttpMethod.Post, $"{Items}/{id}/notes", new { text }, key is null ? [] : [("Idempotency-Key", key)]);

    public static async Task<List<string>> ReferencesAsync(this HttpClient client, string query, int limit = 200) =>
        [.. (await client.FetchAllAsync(Items + query, limit)).Select(row => row["reference"].Text())];

    public static async Task<string?> AssigneeAsync(this HttpClient client, Guid id) =>
        (await client.ItemAsync(id)).Expect(HttpStatusCode.OK).Json["item"]!["assignee"]?.GetValue<string>();

    public static IReadOnlyList<string> Steps(this Reply item) => item.Json["history"] is JsonArray lines ? [.. lines.Select(line => line!["what"].Text())] : Nobody;

    private static Task<Reply> EditAsync(this HttpClient client, Guid id, string what, object body, string? etag) => client.SendJsonAsync(
        HttpMethod.Put, $"{Items}/{id}/{what}", body, etag is null ? [] : [("If-Match", etag)]);
}
