using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Scanning;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The virus scan, for operations.</summary>
internal static class ScanEndpoints
{
    public static void MapScans(this IEndpointRouteBuilder api) => api.MapGet("/casework/scans", GetAsync)
        .WithName("getScans")
        .WithTags("Operations")
        .WithSummary("How the virus scan stands: figures only, no document and no person")
        .RequireAuthorization(Policies.Operations);

    private static async Task<Ok<ScanFigures>> GetAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetScans(), cancellationToken));
}
