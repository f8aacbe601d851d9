using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Builder;

namespace JobcenterModular.BuildingBlocks.Http;

/// <summary>A request body that is one JSON object of free form; read strictly.</summary>
/// <param name="Value">The object.</param>
public sealed record JsonObjectBody(JsonObject Value) : IBindableFromHttpContext<JsonObjectBody>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc />
    public static async ValueTask<JsonObjectBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            throw HttpRefusals.WrongKind.ToException();
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return StrictJson.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) is JsonObject value
            ? new JsonObjectBody(value)
            : throw HttpRefusals.Malformed.ToException();
    }

    /// <inheritdoc />
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(JsonObject)));
}
