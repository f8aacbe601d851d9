using System.Globalization;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace JobcenterModular.Host.OpenApi;

/// <summary>Every status with every code that an endpoint may answer with, from the metadata that the code itself uses.</summary>
internal sealed class RefusalDocumentation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        IList<object> metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        Dictionary<int, List<(string Code, string Text)>> byStatus = [];
        foreach (Refusal refusal in metadata.OfType<EndpointRefusals>().SelectMany(refusals => refusals.Refusals))
            Add(byStatus, ProblemWriter.StatusOf(refusal.Kind), refusal.Code, refusal.Text);
        Add(byStatus, StatusCodes.Status400BadRequest, HttpRefusals.Malformed.Code, HttpRefusals.Malformed.Text);
        if (metadata.OfType<IAuthorizeData>().Any())
        {
            Add(byStatus, StatusCodes.Status401Unauthorized, HttpRefusals.Unauthenticated.Code, HttpRefusals.Unauthenticated.Text);
            Add(byStatus, StatusCodes.Status403Forbidden, HttpRefusals.Forbidden.Code, HttpRefusals.Forbidden.Text);
        }

        if (operation.RequestBody is not null)
        {
            Add(byStatus, StatusCodes.Status413PayloadTooLarge, HttpRefusals.TooLarge.Code, HttpRefusals.TooLarge.Text);
            Add(byStatus, StatusCodes.Status415UnsupportedMediaType, HttpRefusals.WrongKind.Code, HttpRefusals.WrongKind.Text);
        }

        IOpenApiSchema problem = context.SchemaGenerator.GenerateSchema(typeof(ApiProblem), context.SchemaRepository);
        operation.Responses ??= [];
        foreach ((int status, List<(string Code, string Text)> refusals) in byStatus.OrderBy(pair => pair.Key))
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("\n", refusals.Select(refusal => $"- `{refusal.Code}`: {refusal.Text}")),
                Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new OpenApiMediaType { Schema = problem },
                },
            };
        }
    }

    private static void Add(Dictionary<int, List<(string Code, string Text)>> byStatus, int status, string code, string text)
    {
        if (!byStatus.TryGetValue(status, out List<(string Code, string Text)>? refusals))
            byStatus[status] = refusals = [];
        if (!refusals.Exists(refusal => refusal.Code == code))
            refusals.Add((code, text));
    }
}

/// <summary>A problem document (RFC 9457). Some codes add members, such as <c>errors</c> or <c>current</c>.</summary>
/// <param name="Type">URN of the problem.</param>
/// <param name="Title">Plain German sentence.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code for programs.</param>
/// <param name="TraceId">For questions to the office's operators.</param>
/// <param name="Errors">Wrong fields, with <c>request.invalid</c> and <c>answers.invalid</c>.</param>
internal sealed record ApiProblem(string Type, string Title, int Status, string Code, string TraceId, IReadOnlyList<FieldError>? Errors);
