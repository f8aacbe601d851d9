using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>A guest's application on a host of its own process, ready for papers: Documents learns of it by an event, on a busy machine after a while.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="Token">Lets the guest in.</param>
internal sealed record BegunApplication(Guid Id, string Token)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<BegunApplication> OnAsync(HostProcess host)
    {
        using HttpResponseMessage started = await host.Client.PostAsJsonAsync(new Uri("/api/v1/applications", UriKind.Relative), new { form = "hauptantrag" }, Cancelled);
        JsonElement reply = await started.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        started.StatusCode.ShouldBe(HttpStatusCode.Created, reply.ToString());
        var application = new BegunApplication(reply.GetProperty("id").GetGuid(), reply.GetProperty("accessToken").GetProperty("token").GetString()!);
        await Eventually.HappensAsync("Documents knows the application", () => application.IsKnownAsync(host));
        return application;
    }

    private async Task<bool> IsKnownAsync(HostProcess host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/applications/{Id}/documents", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancelled);
        return response.StatusCode == HttpStatusCode.OK;
    }
}
