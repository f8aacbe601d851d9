using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Intake;
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
    public const string GetName = "getDocument";

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder documents = api.MapGroup("/applications/{applicationId:guid}/documents")
            .WithTags("Documents")
            .RequireAuthorization(Policies.Applicant)
            .NeedsStorage();
        documents.MapPost("", UploadAsync)
            .WithName("uploadDocument")
            .WithSummary("Upload a paper. The answer comes when it is safely stored.")
            .WithDescription(
                "To a draft under every code that its form asks for; after the submission for what is still wanted. The same content again "
                + "answers 200 with the first receipt. Large files: /uploads takes them in parts that can be resumed.")
            .Accepts<UploadForm>("multipart/form-data")
            .TakesIdempotencyKey()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.WrongKind, HttpRefusals.Busy,
                DocumentsRefusals.NotReady, DocumentsRefusals.DraftClosed, DocumentsRefusals.CaseDestroyed, DocumentsRefusals.TooMany,
                DocumentsRefusals.FileMissing, DocumentsRefusals.Empty, DocumentsRefusals.TooLarge, DocumentsRefusals.KindNotAccepted,
                DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.PersonMalformed,
                DocumentsRefusals.PasswordProtected, DocumentsRefusals.ActiveContent, DocumentsRefusals.EmbeddedFiles,
                DocumentsRefusals.ImageTooLarge, DocumentsRefusals.MixedContent, DocumentsRefusals.DecompressionBomb, DocumentsRefusals.Unreadable);
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
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotReady, DocumentsRefusals.NotCheckedYet, DocumentsRefusals.Infected);
        documents.MapDelete("/{documentId:guid}", RemoveAsync)
            .WithName("removeDocument")
            .WithSummary("Take a paper out of a draft; its content is erased.")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, DocumentsRefusals.NotReady, DocumentsRefusals.DraftClosed);
    }

    private static async Task<Results<Created<StoredDocument>, Ok<StoredDocument>>> UploadAsync(
        Guid applicationId, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, IOptions<DocumentsOptions> options, CancellationToken cancellationToken)
    {
        var upload = new MultipartUpload(request, options.Value.MaxFileBytes);
        StoredPaper stored = await mediator.Send(
            new StoreDocument(applicationId, caller, upload, IdempotencyKeyHeader.Read(request)), cancellationToken);
        if (stored.Duplicate)
            return TypedResults.Ok(stored.Document);
        string? location = links.GetPathByName(request.HttpContext, GetName, new { applicationId, documentId = stored.Document.Id });
        return TypedResults.Created(location, stored.Document);
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
