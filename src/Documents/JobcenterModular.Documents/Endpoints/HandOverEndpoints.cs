using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Leaving.Dropping;
using JobcenterModular.Documents.UseCases.Leaving.Ledger;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>Case files that leave, and the ledger of them.</summary>
internal static class HandOverEndpoints
{
    public const string Tag = "Hand-overs";

    public static void MapHandOvers(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("").WithTags(Tag).RequireAuthorization(Policies.HandOver);
        group.MapPost("/case-files/{id:guid}/exports", OfferAsync)
            .WithName("offerExport")
            .WithSummary("Offer a case file to another office as an xdomea 3.0.0 package.")
            .TakesIdempotencyKey()
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid);
        group.MapGet("/case-files/{id:guid}/exports/{handOverId:guid}/package", PackageAsync)
            .WithName("downloadExport")
            .WithSummary("The xdomea package: the message and every original. Fetched again it is the same.")
            .Produces(StatusCodes.Status200OK, contentType: PackageDownload.MediaType)
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, HandOverRefusals.OriginalUnsound, HandOverRefusals.Over);
        group.MapPost("/case-files/{id:guid}/exports/{handOverId:guid}/acknowledgement", AnswerAsync)
            .WithName("answerExport")
            .WithSummary("Say whether the receiver has the whole file and answers for it now. The same answer twice changes nothing.")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, HandOverRefusals.Over);
        group.MapPost("/case-files/{id:guid}/hand-overs", DropAsync)
            .WithName("dropCaseFile")
            .WithSummary("Put a case file into the drop folder of a system without an interface, soon.")
            .TakesIdempotencyKey()
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HandOverRefusals.NoDropFolder);
        api.MapGet("/applications/{applicationId:guid}/personal-data", OwnDataAsync)
            .WithName("downloadOwnData")
            .WithTags(Tag)
            .WithSummary("All that the office keeps of one's own case, as one zip (Art. 15 and 20 GDPR).")
            .RequireAuthorization(Policies.Applicant)
            .Produces(StatusCodes.Status200OK, contentType: PackageDownload.MediaType)
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, DocumentsRefusals.NotReady, HandOverRefusals.OriginalUnsound);
        group.MapGet("/casework/hand-overs", ListAsync)
            .WithName("listHandOvers")
            .WithSummary("Everything that left or is about to, the newest first; with `alarm=true` what failed or stands still.")
            .Refuses(HttpRefusals.Invalid, HttpRefusals.CursorMalformed);
    }

    private static async Task<Created<HandOverView>> OfferAsync(
        Guid id, NewExport export, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Created((string?)null, await mediator.Send(
            new OfferExport(id, export, IdempotencyKeyHeader.Read(request), AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<EmptyHttpResult> PackageAsync(
        Guid id, Guid handOverId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        var actor = AccessReason.Staff(request, caller);
        Package package = await mediator.Send(new PackExport(id, handOverId, actor), cancellationToken);
        await PackageDownload.SendAsync(
            request.HttpContext.Response, package, () => mediator.Send(new MarkTaken(handOverId, actor), cancellationToken), cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<Created<HandOverView>> DropAsync(
        Guid id, NewHandOver handOver, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Created((string?)null, await mediator.Send(
            new QueueDrop(id, handOver, IdempotencyKeyHeader.Read(request), AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<EmptyHttpResult> OwnDataAsync(
        Guid applicationId, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        Package package = await mediator.Send(new PackOwnData(applicationId, caller), cancellationToken);
        var taken = new MarkTaken(package.HandOverId, UseCases.Log.Actor.Owner(caller));
        await PackageDownload.SendAsync(response, package, () => mediator.Send(taken, cancellationToken), cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<Ok<HandOverView>> AnswerAsync(
        Guid id, Guid handOverId, ExportAnswer answer, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new AnswerExport(id, handOverId, answer, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<Page<HandOverView>>> ListAsync(
        string? state, bool? alarm, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListHandOvers(state, alarm, cursor, limit), cancellationToken));
}
