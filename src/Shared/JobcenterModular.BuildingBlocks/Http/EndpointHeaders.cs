using Microsoft.AspNetCore.Builder;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>Headers that an endpoint reads or answers with, for the OpenAPI document.</summary>
/// <param name="RequestHeader">Name of a request header, or null.</param>
/// <param name="Required">Whether the request header must be there.</param>
/// <param name="ResponseHeader">Name of a response header, or null.</param>
/// <param name="Description">What it means.</param>
public sealed record EndpointHeader(string? RequestHeader, bool Required, string? ResponseHeader, string Description);

/// <summary>Documentation of headers.</summary>
public static class EndpointHeaderExtensions
{
    /// <summary>The endpoint edits what a person sees: If-Match is mandatory, 428 without it.</summary>
    public static TBuilder EditsVersion<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.NeedsVersion("ETag of the version that is edited; \"0\" for what was never saved.").AnswersWithETag();

    /// <summary>The endpoint counts only for what a person has seen: If-Match is mandatory, 428 without it.</summary>
    /// <param name="whose">Which ETag.</param>
    public static TBuilder NeedsVersion<TBuilder>(this TBuilder builder, string whose)
        where TBuilder : IEndpointConventionBuilder => builder
            .WithMetadata(new EndpointHeader("If-Match", true, null, whose))
            .Refuses(HttpRefusals.IfMatchMissing, HttpRefusals.IfMatchMalformed);

    /// <summary>The endpoint answers with the ETag of what it shows.</summary>
    public static TBuilder AnswersWithETag<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new EndpointHeader(null, false, "ETag", "Strong entity tag of this version."));

    /// <summary>The endpoint creates something of value once, however often the request is repeated with the same key.</summary>
    public static TBuilder TakesIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
            .WithMetadata(new EndpointHeader(
                IdempotencyKeyHeader.Name, false, null, "16 to 128 characters of your choice, best a random UUID. A repeat with the same key gets the first answer, for 24 hours."))
            .Refuses(HttpRefusals.IdempotencyKeyMalformed, HttpRefusals.IdempotencyKeyReused);
}
