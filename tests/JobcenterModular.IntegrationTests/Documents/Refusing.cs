using System.Net;
using System.Text.Json.Nodes;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.Extensions.Logging;

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

    /// <summary>Nothing that an operator would be called for.</summary>
    public static void ShouldHaveNoErrors(this TestLog log) =>
        // The server notes of a connection that went away in the middle of a body that it could not read to its end.
        log.Lines.Where(line => line.Level >= LogLevel.Error && !line.Text.Contains("automatic draining of the request body failed", StringComparison.Ordinal))
            .Select(line => $"{line.Text} {line.Exception}").ShouldBeEmpty();
}
