using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobcenterModular.Bench.Data;

/// <summary>Scenario 1 of the domain file: a single person with a complete set of answers.</summary>
internal sealed class Scenario(string repository)
{
    private const string Street = "addr.street";
    private const int Variants = 900;

    private readonly JsonObject _answers = JsonNode.Parse(
        File.ReadAllText(Path.Combine(repository, "tests", "data", "answers", "scenario-1.json")))!["answers"]!.AsObject();

    /// <summary>The section that the load saves.</summary>
    public const string Section = "contact";

    /// <summary>Bodies of that section, all of one length and all different, so that no save is a save of nothing.</summary>
    public byte[][] Bodies() => [.. Enumerable.Range(100, Variants).Select(number =>
    {
        JsonNode section = _answers[Section]!.DeepClone();
        section[Street] = $"Lindenstraße {number}";
        return Encoding.UTF8.GetBytes(section.ToJsonString());
    })];

    /// <summary>Begins an application through the API.</summary>
    public static async Task<(Guid Id, string Token)> StartAsync(HttpClient client)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(
            new Uri("/api/v1/applications", UriKind.Relative), new { form = "hauptantrag" });
        response.EnsureSuccessStatusCode();
        JsonElement started = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (started.GetProperty("id").GetGuid(), started.GetProperty("accessToken").GetProperty("token").GetString()!);
    }

    /// <summary>Begins an application and answers everything.</summary>
    public async Task<Guid> CreateDraftAsync(HttpClient client)
    {
        (Guid id, string token) = await StartAsync(client);
        foreach ((string section, JsonNode? answers) in _answers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/v1/applications/{id}/sections/{section}", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
            request.Content = JsonContent.Create(answers);
            using HttpResponseMessage response = await client.SendAsync(request);
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException($"Section {section}: {await response.Content.ReadAsStringAsync()}");
        }

        return id;
    }
}
