using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JobcenterModular.Host.OpenApi;

/// <summary>Which endpoints need a token, and who may call them.</summary>
internal sealed class SecurityDocumentation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        IList<object> metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        IAuthorizeData? policy = metadata.OfType<IAuthorizeData>().LastOrDefault();
        if (policy is null || metadata.OfType<IAllowAnonymous>().Any())
            return;
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.BearerScheme, context.Document)] = [] },
        ];
        operation.Description = string.Join("\n\n", new[] { operation.Description, $"Policy: `{policy.Policy}`." }.Where(text => !string.IsNullOrEmpty(text)));
    }
}
