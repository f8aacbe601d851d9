using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace JobcenterModular.IntegrationTests.Applications;

/// <summary>An answer of the API, read whole.</summary>
internal sealed record Reply(HttpStatusCode Status, string? MediaType, string? ETag, TimeSpan? RetryAfter, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("The answer is null.");

    public string? Code => MediaType == "application/problem+json" ? Json["code"]?.GetValue<string>() : null;

    /// <summary>Fails with the whole answer unless it has this status and, for a problem, this code.</summary>
    public Reply Expect(HttpStatusCode status, string? code = null)
    {
        Status.ShouldBe(status, Text);
        if (code is not null)
            Code.ShouldBe(code, Text);
        if ((int)status >= 400)
        {
            MediaType.ShouldBe("application/problem+json");
            Json["traceId"].ShouldNotBeNull();
        }

        return this;
    }
}
