using System.Net.Http.Json;
using System.Text.Json;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>A front-end developer gets by with this document alone.</summary>
public sealed class OpenApiTests(HostFixture<Sqlite> host) : IClassFixture<HostFixture<Sqlite>>
{
    [Fact]
    public async Task It_describes_every_endpoint() => (await OperationsAsync())
        .Select(operation => operation.Id)
        .Order(StringComparer.Ordinal)
        .ShouldBe(HostEndpoint.Of(host).Where(endpoint => !endpoint.IsApiDocument).Select(endpoint => endpoint.OperationId!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_operation_has_a_summary() => (await OperationsAsync())
        .Where(operation => !operation.Body.TryGetProperty("summary", out JsonElement summary) || summary.GetString() is not { Length: > 0 })
        .Select(operation => operation.Id)
        .ShouldBeEmpty();

    [Fact]
    public async Task Every_refusal_is_documented_with_its_codes()
    {
        foreach (Operation operation in await OperationsAsync())
        {
            List<JsonProperty> refusals = [.. operation.Body.GetProperty("responses").EnumerateObject().Where(response => response.Name.StartsWith('4'))];
            refusals.ShouldNotBeEmpty(operation.Id);
            foreach (JsonProperty refusal in refusals)
            {
                refusal.Value.GetProperty("description").GetString()!.ShouldMatch("^- `[a-z_]+\\.[a-z_.]+`: .+", operation.Id);
                refusal.Value.GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue(operation.Id);
            }
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        JsonElement document = await DocumentAsync();

        References(document).Distinct(StringComparer.Ordinal).Where(reference => !Resolves(document, reference)).ShouldBeEmpty();
    }

    private static bool Resolves(JsonElement document, string reference)
    {
        JsonElement at = document;
        return reference.TrimStart('#', '/').Split('/').All(part => at.TryGetProperty(part, out at));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private async Task<JsonElement> DocumentAsync() => await host.Client.GetFromJsonAsync<JsonElement>(
        new Uri("/swagger/v1/swagger.json", UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<List<Operation>> OperationsAsync()
    {
        JsonElement document = await DocumentAsync();
        List<Operation> operations = [.. document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("responses", out _))
            .Select(operation => new Operation(operation.Value.GetProperty("operationId").GetString()!, operation.Value))];
        operations.ShouldNotBeEmpty();
        return operations;
    }

    private sealed record Operation(string Id, JsonElement Body);
}
