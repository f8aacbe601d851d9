using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Retention;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>What is deleted for good, and what must not be.</summary>
internal static class RetentionEndpoints
{
    private const string Tag = "Retention";

    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder retention = api.MapGroup("/casework/retention").WithTags(Tag).RequireAuthorization(Policies.Lead);
        retention.MapGet("/proposals", ListProposalsAsync).WithName("listDeletionProposals")
            .WithSummary("Closed case files whose time is over, oldest proposal first")
            .Refuses(HttpRefusals.CursorMalformed);
        retention.MapPost("/proposals/{proposalId:guid}/confirmation", ConfirmAsync).WithName("confirmDeletion")
            .WithSummary("Delete the case file for good; a second call changes nothing")
            .WithDescription("The key of the file is destroyed first, so that nothing of it can be read any more, also not in backups of the files. A report stays.")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, DocumentsRefusals.DeletionDecided, DocumentsRefusals.CaseHeld);
        retention.MapPost("/proposals/{proposalId:guid}/refusal", RefuseAsync).WithName("refuseDeletion")
            .WithSummary("Keep the case file, for good or until a day")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid, HttpRefusals.Busy, DocumentsRefusals.DeletionDecided);
        retention.MapGet("/reports", ListReportsAsync).WithName("listDeletionReports")
            .WithSummary("What was deleted, by which rule and by whom, newest first")
            .Refuses(HttpRefusals.CursorMalformed);

        RouteGroupBuilder holds = api.MapGroup("/case-files/{caseFileId:guid}/legal-holds").WithTags(Tag).RequireAuthorization(Policies.Lead);
        holds.MapPost("", SetHoldAsync).WithName("setLegalHold")
            .WithSummary("Keep a case file from being deleted, whatever the rules say")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid);
        holds.MapGet("", ListHoldsAsync).WithName("listLegalHolds")
            .WithSummary("All legal holds of a case file, also the lifted ones")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
        holds.MapDelete("/{holdId:guid}", LiftHoldAsync).WithName("liftLegalHold")
            .WithSummary("Lift a legal hold; the rules apply again")
            .IsLogged()
            .Refuses(HttpRefusals.NotFound);
    }

    private static async Task<Ok<Page<DeletionProposalView>>> ListProposalsAsync(
        ProposalFilter? state, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListDeletionProposals(state, cursor, limit), cancellationToken));

    private static async Task<Ok<Page<DeletionReportView>>> ListReportsAsync(
        string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListDeletionReports(cursor, limit), cancellationToken));

    private static async Task<Ok<DeletionProposalView>> ConfirmAsync(
        Guid proposalId, DeletionConfirmation confirmation, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new ConfirmDeletion(proposalId, confirmation.Reason, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<DeletionProposalView>> RefuseAsync(
        Guid proposalId, DeletionRefusal refusal, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new RefuseDeletion(proposalId, refusal.Reason, refusal.KeepUntil, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Created<LegalHoldView>> SetHoldAsync(
        Guid caseFileId, NewLegalHold hold, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Created((string?)null, await mediator.Send(
            new SetLegalHold(caseFileId, hold.Reason, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<Ok<IReadOnlyList<LegalHoldView>>> ListHoldsAsync(
        Guid caseFileId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListLegalHolds(caseFileId, AccessReason.Staff(request, caller)), cancellationToken));

    private static async Task<NoContent> LiftHoldAsync(
        Guid caseFileId, Guid holdId, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new LiftLegalHold(caseFileId, holdId, AccessReason.Staff(request, caller)), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Confirms a deletion.</summary>
/// <param name="Reason">Why, at most 400 characters; may be left out.</param>
internal sealed record DeletionConfirmation(string? Reason = null);

/// <summary>Keeps a case file.</summary>
/// <param name="Reason">Why, at most 400 characters.</param>
/// <param name="KeepUntil">Proposed again after this day; without it never.</param>
internal sealed record DeletionRefusal(string Reason, DateOnly? KeepUntil = null);

/// <summary>A new legal hold.</summary>
/// <param name="Reason">Why, at most 400 characters.</param>
internal sealed record NewLegalHold(string Reason);
