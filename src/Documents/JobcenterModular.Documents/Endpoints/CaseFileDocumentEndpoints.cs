using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.CaseFiles.Documents;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The documents of a case file, for those who read it.</summary>
internal static class CaseFileDocumentEndpoints
{
    public const string GetName = "getCaseFileDocument";

    public static void MapCaseFileDocuments(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder documents = api.MapGroup("/case-files/{id:guid}/documents")
            .WithTags(CaseFileEndpoints.Tag)
            .RequireAuthorization(Policies.Desk);
        documents.MapGet("", ListAsync)
            .WithName("listCaseFileDocuments")
            .WithSummary("The documents of a case file that passed the checks, the one that came last first.")
            .WithDescription("`evidence` is a code such as N07, or N07:p1 for one person's item. All words of `text` must be part of the file's name or of the person's.")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.CursorMalformed);
        documents.MapGet("/{documentId:guid}", GetAsync)
            .WithName(GetName)
            .WithSummary("One document with its items and all its versions, without content.")
            .AnswersWithETag()
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
        documents.MapGet("/{documentId:guid}/content", DownloadAsync)
            .WithName("downloadCaseFileDocument")
            .WithSummary("The content of a document, in its current version.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotCheckedYet);
        documents.MapGet("/{documentId:guid}/versions/{number:int}/content", DownloadVersionAsync)
            .WithName("downloadCaseFileDocumentVersion")
            .WithSummary("The content of a document, in one of its versions.")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotCheckedYet);
        documents.MapPost("/{documentId:guid}/moves", MoveAsync)
            .WithName("moveCaseFileDocument")
            .WithSummary("Move a document with all its versions to the case file that it belongs to.")
            .WithDescription("The reason stands in the logs of both files, which their persons can read: name nobody in it. The document serves no item of a checklist any more.")
            .IsLogged()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, CaseFileRefusals.TargetUnknown, CaseFileRefusals.TargetIsSource,
                CaseFileRefusals.MovedAway, CaseFileRefusals.StaysHere, DocumentsRefusals.StorageUnavailable);
    }

    private static async Task<Ok<Page<CaseFileDocumentRow>>> ListAsync(
        Guid id,
        string? kind,
        string? person,
        string? channel,
        string? evidence,
        DateOnly? from,
        DateOnly? to,
        string? text,
        string? cursor,
        int? limit,
        Caller caller,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var filter = new DocumentFilter(kind, person, channel, evidence, from, to, text);
        return TypedResults.Ok(await mediator.Send(
            new ListCaseFileDocuments(id, filter, cursor, limit, AccessReason.Staff(request, caller)), cancellationToken));
    }

    private static async Task<Ok<CaseFileDocument>> GetAsync(
        Guid id, Guid documentId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(
            new GetCaseFileDocument(id, documentId, AccessReason.Staff(request, caller)), cancellationToken), document => EntityTags.Of(document.Version));

    private static async Task<FileStreamHttpResult> DownloadAsync(
        Guid id, Guid documentId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        DocumentDownload.Send(
            request.HttpContext.Response,
            await mediator.Send(new OpenCaseFileDocument(id, documentId, null, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<FileStreamHttpResult> DownloadVersionAsync(
        Guid id, Guid documentId, int number, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        DocumentDownload.Send(
            request.HttpContext.Response,
            await mediator.Send(new OpenCaseFileDocument(id, documentId, number, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<MovedDocument>> MoveAsync(
        Guid id, Guid documentId, DocumentMove move, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new MoveDocument(id, documentId, move.TargetCaseFileId, move.Reason, move.Person, AccessReason.Staff(request, caller)), cancellationToken));
}

/// <summary>Where a document belongs.</summary>
/// <param name="TargetCaseFileId">The case file.</param>
/// <param name="Reason">Why, at most 200 characters; it stands in both logs.</param>
/// <param name="Person">Whose it is there: <c>ap</c> (also without it) or a household member such as <c>p1</c>.</param>
internal sealed record DocumentMove(Guid TargetCaseFileId, string Reason, string? Person = null);
