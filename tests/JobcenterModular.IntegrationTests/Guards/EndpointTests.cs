using System.Net;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>Who may call what: stated by every endpoint, written down in a table, and true on the wire.</summary>
public abstract class EndpointTests(HostFixture host)
{
    [Fact]
    public void Every_endpoint_states_a_policy_or_that_it_needs_none() => HostEndpoint.Of(host)
        .Where(endpoint => endpoint.Policy is null || (endpoint.Policy != HostEndpoint.Anonymous && !Policies.RolesByPolicy.ContainsKey(endpoint.Policy)))
        .Select(endpoint => endpoint.ToString())
        .ShouldBeEmpty();

    [Fact]
    public void Every_endpoint_has_an_operation_id_of_its_own_and_a_tag()
    {
        List<HostEndpoint> endpoints = [.. HostEndpoint.Of(host).Where(endpoint => !endpoint.IsApiDocument)];

        endpoints.Where(endpoint => endpoint.OperationId is null || endpoint.Tags.Count == 0).Select(endpoint => endpoint.ToString()).ShouldBeEmpty();
        endpoints.Select(endpoint => endpoint.OperationId!).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_policy_is_the_one_in_the_written_table() => HostEndpoint.Of(host)
        .Where(endpoint => !endpoint.IsApiDocument)
        .Select(endpoint => $"{endpoint.OperationId}: {endpoint.Policy}")
        .Order(StringComparer.Ordinal)
        .ShouldBe(EndpointPolicies.Table.Select(row => $"{row.Key}: {row.Value}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_role_gets_exactly_as_far_as_the_policy_says()
    {
        List<string> wrong = [];
        foreach (HostEndpoint endpoint in HostEndpoint.Of(host))
        {
            foreach (string? role in Roles.All.Prepend<string?>(null))
            {
                HttpStatusCode status = await StatusAsync(endpoint, role);
                HttpStatusCode? refused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? status : null;
                HttpStatusCode closed = role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
                if (refused != (endpoint.Admits(role) ? null : closed) || status == HttpStatusCode.InternalServerError)
                    wrong.Add($"{endpoint} as {role ?? "nobody"}: {(int)status}; the policy is {endpoint.Policy}");
            }
        }

        string.Join('\n', wrong).ShouldBeEmpty();
    }

    private async Task<HttpStatusCode> StatusAsync(HostEndpoint endpoint, string? role)
    {
        HttpClient client = role is null ? host.Client : host.ClientFor(role);
        using HttpRequestMessage request = endpoint.Request();
        using HttpResponseMessage response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public sealed class OnSqlite(HostFixture<Sqlite> host) : EndpointTests(host), IClassFixture<HostFixture<Sqlite>>;

    public sealed class OnPostgreSql(HostFixture<PostgreSql> host) : EndpointTests(host), IClassFixture<HostFixture<PostgreSql>>;
}
