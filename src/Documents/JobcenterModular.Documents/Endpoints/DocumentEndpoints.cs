using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The papers of one's own application.</summary>
internal static class DocumentEndpoints
{
    private const string GetName = "getDocument";

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder documents = api.MapGroup("/applications/{applicationId:guid}/documents")
            .WithTags("Documents")
            .RequireAuthorization(Policies.Applicant);
        documents.MapPost("", UploadAsync)
            .WithName("uploadDocument")
            .WithSummary("Upload a paper to a draft. The answer comes when it is safely stored.")
            .Accepts<UploadForm>("multipart/form-data")
            .TakesIdempotencyKey()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.WrongKind, HttpRefusals.Busy,
                DocumentsRefusals.NotReady, DocumentsRefusals.DraftClosed, DocumentsRefusals.TooMany,
                DocumentsRefusals.FileMissing, DocumentsRefusals.Empty, DocumentsRefusals.TooLarge, DocumentsRefusals.KindNotAccepted,
                DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.PersonMalformed);
        documents.MapGet("", ListAsync)
            .WithName("listDocuments")
            .WithSummary("The papers of an application, oldest first.")
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotReady);
        documents.MapGet("/{documentId:guid}", GetAsync)
            .WithName(GetName)
            .WithSummary("One paper, without its content.")
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotReady);
        documents.MapGet("/{documentId:guid}/content", DownloadAsync)
            .WithName("downloadDocument")
            .WithSummary("The content of a paper, as it was uploaded.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotReady);
        documents.MapDelete("/{documentId:guid}", RemoveAsync)
            .WithName("removeDocument")
            .WithSummary("Take a paper out of a draft; its content is erased.")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, DocumentsRefusals.NotReady, DocumentsRefusals.DraftClosed);
    }

    private static async Task<Created<StoredDocument>> UploadAsync(
        Guid applicationId, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, IOptions<DocumentsOptions> options, CancellationToken cancellationToken)
    {
        var upload = new MultipartUpload(request, options.Value.MaxFileBytes);
        StoredDocument stored = await mediator.Send(
            new StoreDocument(applicationId, caller, upload, IdempotencyKeyHeader.Read(request)), cancellationToken);
        string? location = links.GetPathByName(request.HttpContext, GetName, new { applicationId, documentId = stored.Id });
        return TypedResults.Created(location, stored);
    }

    private static async Task<Ok<Page<StoredDocument>>> ListAsync(
        Guid applicationId, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListDocuments(applicationId, caller), cancellationToken));

    private static async Task<Ok<StoredDocument>> GetAsync(
        Guid applicationId, Guid documentId, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetDocument(applicationId, documentId, caller), cancellationToken));

    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid applicationId, Guid documentId, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        DocumentDownload.Send(response, await mediator.Send(new OpenDocument(applicationId, documentId, caller), cancellationToken));

    private static async Task<NoContent> RemoveAsync(
        Guid applicationId, Guid documentId, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveDocument(applicationId, documentId, caller), cancellationToken);
        return TypedResults.NoContent();
    }
}
