using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The papers of submitted applications, for the desk.</summary>
internal static class CaseDocumentEndpoints
{
    public static void MapCaseDocuments(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder documents = api.MapGroup("/casework/applications/{applicationId:guid}/documents")
            .WithTags("Casework")
            .RequireAuthorization(Policies.Desk);
        documents.MapGet("", ListAsync)
            .WithName("listCaseDocuments")
            .WithSummary("The papers of a submitted application, oldest first.")
            .Refuses(HttpRefusals.NotFound);
        documents.MapGet("/{documentId:guid}/content", DownloadAsync)
            .WithName("downloadCaseDocument")
            .WithSummary("The content of a paper of a submitted application.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .Refuses(HttpRefusals.NotFound);
    }

    private static async Task<Ok<Page<StoredDocument>>> ListAsync(Guid applicationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListCaseDocuments(applicationId), cancellationToken));

    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid applicationId, Guid documentId, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        DocumentDownload.Send(response, await mediator.Send(new OpenCaseDocument(applicationId, documentId), cancellationToken));
}
