using System.Net.Http.Headers;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.IntegrationTests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Guards;

/// <summary>One address and method of the host, as its own routing table has it.</summary>
internal sealed record HostEndpoint(RouteEndpoint Route, string Method)
{
    public const string Anonymous = "anonymous";

    public string? OperationId => Route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    public IReadOnlyList<string> Tags => Route.Metadata.GetMetadata<ITagsMetadata>()?.Tags ?? [];

    public string Pattern => "/" + Route.RoutePattern.RawText!.TrimStart('/');

    /// <summary>Not part of the API, but the document that describes it.</summary>
    public bool IsApiDocument => Pattern.StartsWith("/swagger", StringComparison.Ordinal);

    /// <summary>The policy, <see cref="Anonymous"/>, or null where the endpoint states neither.</summary>
    public string? Policy => Route.Metadata.GetMetadata<IAllowAnonymous>() is not null
        ? Anonymous
        : Route.Metadata.GetOrderedMetadata<IAuthorizeData>() is { Count: > 0 } stated ? stated[^1].Policy : null;

    public static IReadOnlyList<HostEndpoint> Of(HostFixture host)
    {
        List<HostEndpoint> endpoints = [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .SelectMany(
                endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"],
                (endpoint, method) => new HostEndpoint(endpoint, method))];
        endpoints.ShouldNotBeEmpty();
        return endpoints;
    }

    /// <summary>Whether this role (null: no token) may pass, by the stated policy alone.</summary>
    public bool Admits(string? role) => Policy == Anonymous
        || (role is null ? Policy == Policies.GuestOrApplicant : Policies.RolesByPolicy[Policy!].Contains(role, StringComparer.Ordinal));

    /// <summary>A request that reaches authorization: right method, right content type, made-up ids.</summary>
    public HttpRequestMessage Request()
    {
        string address = string.Join('/', Route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Sample))));
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri("/" + address, UriKind.Relative));
        if (Route.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts)
        {
            string type = accepts.ContentTypes[0];
            request.Content = new ByteArrayContent("{}"u8.ToArray());
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                type.StartsWith("multipart/", StringComparison.Ordinal) ? type + "; boundary=none" : type);
        }

        return request;
    }

    public override string ToString() => $"{Method} {Pattern}";

    private static string Sample(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Sample(parameter),
        _ => throw new InvalidOperationException($"Unknown part of a route: {part.PartKind}"),
    };

    private static string Sample(RoutePatternParameterPart parameter)
    {
        bool Is(string constraint) => parameter.ParameterPolicies.Any(policy => policy.Content == constraint);
        return Is("guid") ? "0192f0c0-0000-7000-8000-000000000000" : Is("int") || Is("long") ? "1" : "unknown";
    }
}
