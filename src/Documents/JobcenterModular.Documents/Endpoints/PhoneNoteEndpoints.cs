using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.CaseFiles.Notes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>Notes of phone calls: whoever talks on the phone writes them, also without reading files.</summary>
internal static class PhoneNoteEndpoints
{
    public static void MapPhoneNotes(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder notes = api.MapGroup("/case-files/{id:guid}/notes")
            .WithTags(CaseFileEndpoints.Tag)
            .RequireAuthorization(Policies.Phone);
        notes.MapPost("", WriteAsync)
            .WithName("writePhoneNote")
            .WithSummary("Put the note of a phone call into a case file.")
            .TakesIdempotencyKey()
            .AnswersWithETag()
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, DocumentsRefusals.StorageUnavailable, DocumentsRefusals.CaseDestroyed);
        notes.MapPut("/{documentId:guid}", EditAsync)
            .WithName("editPhoneNote")
            .WithSummary("Write a note anew; the version before stays. Who does not read files edits their own notes only.")
            .EditsVersion()
            .IsLogged()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, CaseFileRefusals.NoteStale, DocumentsRefusals.StorageUnavailable,
                DocumentsRefusals.CaseDestroyed);
    }

    private static async Task<Created<PhoneNoteReceipt>> WriteAsync(
        Guid id, PhoneNoteText note, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        PhoneNoteReceipt receipt = await mediator.Send(
            new WritePhoneNote(id, note, IdempotencyKeyHeader.Read(request), AccessReason.Staff(request, caller)), cancellationToken);
        request.HttpContext.Response.Headers.ETag = receipt.Etag;
        return TypedResults.Created(
            links.GetPathByName(request.HttpContext, CaseFileDocumentEndpoints.GetName, new { id, documentId = receipt.Id }), receipt);
    }

    private static async Task<Ok<PhoneNoteReceipt>> EditAsync(
        Guid id, Guid documentId, PhoneNoteText note, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(
            new EditPhoneNote(id, documentId, EntityTags.Required(request), note, AccessReason.Staff(request, caller)), cancellationToken), receipt => receipt.Etag);
}
