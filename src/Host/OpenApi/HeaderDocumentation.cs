using JobcenterModular.BuildingBlocks.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JobcenterModular.Host.OpenApi;

/// <summary>If-Match, Idempotency-Key and ETag, from the endpoints' own metadata.</summary>
internal sealed class HeaderDocumentation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (EndpointHeader header in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EndpointHeader>())
        {
            if (header.RequestHeader is { } request)
                AddParameter(operation, header, request);
            if (header.ResponseHeader is { } response)
                AddResponseHeader(operation, header, response);
        }
    }

    private static void AddParameter(OpenApiOperation operation, EndpointHeader header, string name)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = header.Required,
            Description = header.Description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddResponseHeader(OpenApiOperation operation, EndpointHeader header, string name)
    {
        foreach (OpenApiResponse response in (operation.Responses ?? []).Where(pair => pair.Key.StartsWith('2')).Select(pair => pair.Value).OfType<OpenApiResponse>())
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[name] = new OpenApiHeader
            {
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }
}
