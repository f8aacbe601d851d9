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

/// <summary>What people say of the items of their checklist, and which document is for which.</summary>
internal static class EvidenceEndpoints
{
    private const string Tag = "Documents";

    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("/applications/{applicationId:guid}").WithTags(Tag).RequireAuthorization(Policies.Applicant);
        own.MapPut("/evidence/{code}/{person}/statement", StateAsync)
            .WithName("stateEvidence")
            .WithSummary("Say of an item: it comes later, or there is none.")
            .WithDescription(
                "In a draft of everything that its form asks for; after the submission of the items of the checklist. A document that comes "
                + "for the item counts more than what was said. The same again changes nothing.")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid)
            .RefusesItems();
        own.MapDelete("/evidence/{code}/{person}/statement", TakeBackAsync)
            .WithName("takeBackEvidenceStatement")
            .WithSummary("Take back what was said of an item; also where nothing was said.")
            .RefusesItems();
        own.MapPut("/documents/{documentId:guid}/evidence", SortAsync)
            .WithName("sortDocument")
            .WithSummary("Say which items a document serves: all of them, and no others.")
            .WithDescription("In a draft freely; after the submission only items that are still wanted can join or leave.")
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DocumentsRefusals.NotReady,
                DocumentsRefusals.EvidenceUnknown, DocumentsRefusals.PersonMalformed, DocumentsRefusals.DraftClosed);
    }

    private static async Task<Ok<OwnItem>> StateAsync(
        Guid applicationId, string code, string person, EvidenceStatementBody body, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new StateEvidence(new ItemPath(applicationId, code, person), body.Statement, body.PromisedFor, caller), cancellationToken));

    private static async Task<Ok<OwnItem>> TakeBackAsync(
        Guid applicationId, string code, string person, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new StateEvidence(new ItemPath(applicationId, code, person), null, null, caller), cancellationToken));

    private static async Task<Ok<StoredDocument>> SortAsync(
        Guid applicationId, Guid documentId, DocumentItemsBody body, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new SortDocument(applicationId, documentId, body.Items, caller), cancellationToken));

    private static void RefusesItems<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.Refuses(
            HttpRefusals.NotFound, HttpRefusals.Busy, DocumentsRefusals.NotReady, DocumentsRefusals.EvidenceUnknown,
            DocumentsRefusals.PersonMalformed, EvidenceRefusals.Accepted, EvidenceRefusals.NotAsked);
}

/// <summary>What its owner says of an item.</summary>
/// <param name="Statement">"I send it later", or "I do not have this".</param>
/// <param name="PromisedFor">With <c>later</c>: by which day, from today up to twelve months ahead.</param>
internal sealed record EvidenceStatementBody(StatementWord Statement, DateOnly? PromisedFor = null);

/// <summary>Which items a document serves.</summary>
/// <param name="Items">1 to 20 items such as <c>N01:ap</c>; <c>N01</c> is the item of the person whose document it is.</param>
internal sealed record DocumentItemsBody(IReadOnlyList<string> Items);
