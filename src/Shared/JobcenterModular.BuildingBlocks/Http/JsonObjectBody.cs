using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Builder;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>A request body that is one JSON object of free form; read strictly.</summary>
/// <param name="Value">The object.</param>
public sealed record JsonObjectBody(JsonElement Value) : IBindableFromHttpContext<JsonObjectBody>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc />
    public static ValueTask<JsonObjectBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            throw HttpRefusals.WrongKind.ToException();
        return ValueTask.FromResult<JsonObjectBody?>(new JsonObjectBody(StrictJson.ParseObject(ReadableRequests.BodyOf(context.Request))));
    }

    /// <inheritdoc />
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(JsonObject)));
}
