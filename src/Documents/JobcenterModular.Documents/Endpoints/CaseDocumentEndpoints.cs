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
            .RequireAuthorization(Policies.Desk)
            .NeedsStorage();
        documents.MapGet("", ListAsync)
            .WithName("listCaseDocuments")
            .WithSummary("The papers of a submitted application that passed the checks, oldest first.")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
        documents.MapGet("/{documentId:guid}/content", DownloadAsync)
            .WithName("downloadCaseDocument")
            .WithSummary("The content of a paper of a submitted application.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotCheckedYet);
    }

    private static async Task<Ok<Page<StoredDocument>>> ListAsync(
        Guid applicationId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListCaseDocuments(applicationId, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid applicationId, Guid documentId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        DocumentDownload.Send(
            request.HttpContext.Response,
            await mediator.Send(new OpenCaseDocument(applicationId, documentId, AccessReason.Staff(request, caller)), cancellationToken));
}
