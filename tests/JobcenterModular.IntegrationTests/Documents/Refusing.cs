using System.Net;
using System.Text.Json.Nodes;

namespace JobcenterModular.IntegrationTests.Documents;

/// <summary>What tests of refusals share.</summary>
internal static class Refusing
{
    /// <summary>A problem document with this status and this stable code.</summary>
    public static async Task ShouldBeRefusedAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status, body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonNode.Parse(body)!["code"]!.GetValue<string>().ShouldBe(code);
    }
}
