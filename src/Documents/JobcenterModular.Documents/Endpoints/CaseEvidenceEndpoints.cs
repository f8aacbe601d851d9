using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases;
using JobcenterModular.Documents.UseCases.Evidence;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The checklists of applications that were sent, for the desk: what is there, and what is decided about it.</summary>
internal static class CaseEvidenceEndpoints
{
    public static void MapCaseEvidence(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder desk = api.MapGroup("/casework/applications/{applicationId:guid}")
            .WithTags("Casework")
            .RequireAuthorization(Policies.Desk);
        desk.MapGet("/evidence", ListAsync)
            .WithName("listCaseEvidence")
            .WithSummary("The checklist of an application that was sent, with what came for each item.")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
        desk.MapPut("/evidence/{code}/{person}/review", ReviewAsync)
            .WithName("reviewEvidence")
            .WithSummary("Accept or reject one item, or take a decision back; no other item changes.")
            .WithDescription("The ETag of the item changes with every document that joins or leaves it: nobody decides about what they have not seen.")
            .EditsVersion()
            .IsLogged()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.PersonMalformed,
                EvidenceRefusals.Stale, EvidenceRefusals.NothingThere, EvidenceRefusals.NotReviewed);
        desk.MapPut("/documents/{documentId:guid}/evidence", SortAsync)
            .WithName("sortCaseDocument")
            .WithSummary("Sort a document to the right items: all of them, and no others.")
            .IsLogged()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.PersonMalformed);
    }

    private static async Task<Ok<CaseChecklist>> ListAsync(
        Guid applicationId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListCaseEvidence(applicationId, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<CaseItem>> ReviewAsync(
        Guid applicationId, string code, string person, ItemReview review, Caller caller, HttpRequest request, IMediator mediator,
        CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(
            new ReviewEvidence(
                new ItemPath(applicationId, code, person), EntityTags.RequiredTag(request), review, AccessReason.Staff(request, caller)),
            cancellationToken), item => item.Etag);

    private static async Task<Ok<StoredDocument>> SortAsync(
        Guid applicationId, Guid documentId, DocumentItemsBody body, Caller caller, HttpRequest request, IMediator mediator,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new SortCaseDocument(applicationId, documentId, body.Items, AccessReason.Staff(request, caller)), cancellationToken));
}
