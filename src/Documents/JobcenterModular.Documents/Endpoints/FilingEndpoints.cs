using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.CaseFiles.Documents;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>What the scan desk puts into case files; it gets receipts, never contents.</summary>
internal static class FilingEndpoints
{
    private static readonly Refusal[] OfAnyFile =
    [
        HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.WrongKind, HttpRefusals.Busy,
        DocumentsRefusals.FileMissing, DocumentsRefusals.Empty, DocumentsRefusals.TooLarge, DocumentsRefusals.KindNotAccepted,
        DocumentsRefusals.StorageUnavailable, DocumentsRefusals.CaseDestroyed, DocumentsRefusals.PasswordProtected,
        DocumentsRefusals.ActiveContent, DocumentsRefusals.EmbeddedFiles, DocumentsRefusals.ImageTooLarge, DocumentsRefusals.MixedContent,
        DocumentsRefusals.DecompressionBomb, DocumentsRefusals.Unreadable,
    ];

    public static void MapFiling(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder filing = api.MapGroup("/case-files/{id:guid}/documents")
            .WithTags(CaseFileEndpoints.Tag)
            .RequireAuthorization(Policies.Filing);
        filing.MapPost("", FileAsync)
            .WithName("fileDocument")
            .WithSummary("File post, a fax or what was handed over the counter. The answer comes when it is safely stored.")
            .WithDescription("With `application` and `evidence` it counts as evidence; without, it is mail. The same content again answers 200 with the first receipt.")
            .Accepts<FilingForm>("multipart/form-data")
            .TakesIdempotencyKey()
            .IsLogged()
            .Refuses(OfAnyFile)
            .Refuses(
                CaseFileRefusals.ChannelUnknown, CaseFileRefusals.ReceivedOnImpossible, CaseFileRefusals.ApplicationUnknown,
                CaseFileRefusals.ApplicationMissing, DocumentsRefusals.PersonMalformed, DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.TooMany);
        filing.MapPost("/{documentId:guid}/versions", FileVersionAsync)
            .WithName("fileDocumentVersion")
            .WithSummary("A better scan of a document: its current version as soon as it has passed the checks. Earlier versions stay.")
            .Accepts<VersionForm>("multipart/form-data")
            .TakesIdempotencyKey()
            .IsLogged()
            .Refuses(OfAnyFile)
            .Refuses(CaseFileRefusals.HasNoVersions);
    }

    private static async Task<Results<Created<FiledReceipt>, Ok<FiledReceipt>>> FileAsync(
        Guid id,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        LinkGenerator links,
        IOptions<DocumentsOptions> options,
        CancellationToken cancellationToken) => Answer(
            request,
            links,
            await mediator.Send(
                new FileDocument(
                    id,
                    new MultipartUpload(request, options.Value.MaxFileBytes),
                    IdempotencyKeyHeader.Read(request),
                    AccessReason.Staff(request, caller)),
                cancellationToken));

    private static async Task<Results<Created<FiledReceipt>, Ok<FiledReceipt>>> FileVersionAsync(
        Guid id,
        Guid documentId,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        LinkGenerator links,
        IOptions<DocumentsOptions> options,
        CancellationToken cancellationToken) => Answer(
            request,
            links,
            await mediator.Send(
                new FileVersion(
                    id,
                    documentId,
                    new MultipartUpload(request, options.Value.MaxFileBytes),
                    IdempotencyKeyHeader.Read(request),
                    AccessReason.Staff(request, caller)),
                cancellationToken));

    private static Results<Created<FiledReceipt>, Ok<FiledReceipt>> Answer(HttpRequest request, LinkGenerator links, Filed filed) => filed.Duplicate
        ? TypedResults.Ok(filed.Receipt)
        : TypedResults.Created(
            links.GetPathByName(
                request.HttpContext,
                CaseFileDocumentEndpoints.GetName,
                new { id = filed.Receipt.CaseFileId, documentId = filed.Receipt.Id }),
            filed.Receipt);
}
