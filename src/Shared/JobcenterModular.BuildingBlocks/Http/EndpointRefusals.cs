using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Builder;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>The refusals that an endpoint documents; the OpenAPI document lists status, code and text of each.</summary>
/// <param name="Refusals">What it may answer beside success.</param>
public sealed record EndpointRefusals(IReadOnlyList<Refusal> Refusals);

/// <summary>Documentation of refusals.</summary>
public static class EndpointRefusalExtensions
{
    /// <summary>States which refusals this endpoint may answer with.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params Refusal[] refusals)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointRefusals(refusals));
}
