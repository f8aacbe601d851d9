using System.Text.Json.Nodes;
using JobcenterModular.BuildingBlocks.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JobcenterModular.Host.OpenApi;

/// <summary>Examples of answers, from the endpoints' own metadata.</summary>
internal sealed class ExampleDocumentation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (EndpointExample example in context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EndpointExample>())
        {
            foreach (OpenApiResponse response in (operation.Responses ?? []).Where(pair => pair.Key.StartsWith('2')).Select(pair => pair.Value).OfType<OpenApiResponse>())
            {
                if (response.Content is { } content && content.TryGetValue(example.MediaType, out IOpenApiMediaType? answer) && answer is OpenApiMediaType own)
                    own.Example = JsonValue.Create(example.Text);
            }
        }
    }
}
