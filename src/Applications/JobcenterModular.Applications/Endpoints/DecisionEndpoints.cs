using JobcenterModular.Applications.UseCases.Decisions;
using JobcenterModular.Applications.UseCases.Periods;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>Decisions as records, the periods that they grant, and what the applicant says to them.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        MapDesk(api.MapGroup("/casework").RequireAuthorization(Policies.Desk).WithTags("Decisions"));
        MapOwn(api.MapGroup("/applications/{id:guid}").RequireAuthorization(Policies.Applicant).WithTags("Decisions"));
    }

    private static void MapDesk(RouteGroupBuilder desk)
    {
        desk.MapGet("/applications/{id:guid}/decision", GetAsync).WithName("getDecision")
            .WithSummary("What was decided and before (newest first, at most 200), what waits for a second person, and periods as they are usually granted").AnswersWithETag()
            .Refuses(ApplicationsRefusals.NotFound);
        desk.MapPut("/applications/{id:guid}/decision", RecordAsync).WithName("recordDecision")
            .WithSummary("Record what a person decided; where two persons are needed it is a proposal until the second agrees")
            .WithDescription("The decision itself is the letter of the case system. A changed decision changes or withdraws its approval period. Nothing else in this software refuses or reduces.")
            .EditsVersion()
            .Refuses(
                ApplicationsRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DecisionRefusals.Stale,
                DecisionRefusals.ApplicationWithdrawn, ApplicationsRefusals.PeriodBackwards, ApplicationsRefusals.PeriodOverlaps);
        desk.MapPost("/applications/{id:guid}/decision/confirmation", ConfirmAsync).WithName("confirmDecision")
            .WithSummary("The second person agrees to what the first has recorded").EditsVersion()
            .Refuses(
                ApplicationsRefusals.NotFound, HttpRefusals.Busy, DecisionRefusals.Stale, DecisionRefusals.NothingProposed, DecisionRefusals.OwnProposal,
                DecisionRefusals.ApplicationWithdrawn, ApplicationsRefusals.PeriodBackwards, ApplicationsRefusals.PeriodOverlaps);
        desk.MapPost("/applications/{id:guid}/objections", ReceiveAsync).WithName("receiveObjection")
            .WithSummary("Record an objection as it came; one that does not keep the form is flagged, never lost")
            .WithDescription("A task for a person is raised. Nothing is judged.").TakesIdempotencyKey()
            .Refuses(ApplicationsRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy);
        desk.MapGet("/applications/{id:guid}/objections", ListObjectionsAsync).WithName("listObjections")
            .WithSummary("The objections, newest first, at most 200, with the time for one and how it was counted").Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/cases/{caseId:guid}/periods", ListOfCaseAsync).WithName("listCasePeriods")
            .WithSummary("The approval periods of a household, newest first; at most 200").Refuses(HttpRefusals.NotFound);
        desk.MapGet("/periods", ListEndingAsync).WithName("listEndingPeriods")
            .WithSummary("Approval periods that count, the first to end first").Refuses(HttpRefusals.Malformed, HttpRefusals.CursorMalformed);
    }

    private static void MapOwn(RouteGroupBuilder own)
    {
        own.MapPost("/withdrawal", WithdrawAsync).WithName("withdrawApplication")
            .WithSummary("Withdraw a sent application, as long as nothing was decided; a person records what follows")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted, DecisionRefusals.AlreadyDecided, HttpRefusals.Busy);
        own.MapGet("/portal-delivery", GetDeliveryAsync).WithName("getPortalDelivery")
            .WithSummary("Whether decisions come into the portal").AnswersWithETag().Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted);
        own.MapPut("/portal-delivery", SayDeliveryAsync).WithName("savePortalDelivery")
            .WithSummary("Consent to decisions in the portal, or take that back (§ 37 (2b) SGB X)").EditsVersion()
            .Refuses(
                ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted, DecisionRefusals.DeliveryStale, HttpRefusals.Malformed, HttpRefusals.Busy);
    }

    private static async Task<Ok<DecisionView>> GetAsync(Guid id, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new GetDecision(id), cancellationToken), view => view.Etag);

    private static async Task<Ok<DecisionView>> RecordAsync(
        Guid id, DecisionBody body, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new RecordDecision(id, body, EntityTags.Required(http.Request), caller), cancellationToken), view => view.Etag);

    private static async Task<Ok<DecisionView>> ConfirmAsync(Guid id, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new ConfirmDecision(id, EntityTags.Required(http.Request), caller), cancellationToken), view => view.Etag);

    private static async Task<Created<ObjectionView>> ReceiveAsync(
        Guid id, ObjectionBody body, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Created(
            $"/api/v1/casework/applications/{id}/objections",
            await mediator.Send(new ReceiveObjection(id, body, IdempotencyKeyHeader.Read(http), caller), cancellationToken));

    private static async Task<Ok<Page<ObjectionView>>> ListObjectionsAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListObjections(id), cancellationToken));

    private static async Task<Ok<Page<ApprovalPeriodView>>> ListOfCaseAsync(Guid caseId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListCasePeriods(caseId), cancellationToken));

    private static async Task<Ok<Page<ApprovalPeriodView>>> ListEndingAsync(
        DateOnly? endsBefore, DateOnly? endsFrom, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListEndingPeriods(endsBefore, endsFrom, cursor, limit), cancellationToken));

    private static async Task<Ok<WithdrawnApplication>> WithdrawAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new WithdrawApplication(id, caller), cancellationToken));

    private static async Task<Ok<PortalDeliveryView>> GetDeliveryAsync(
        Guid id, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new GetPortalDelivery(id, caller), cancellationToken), view => view.Etag);

    private static async Task<Ok<PortalDeliveryView>> SayDeliveryAsync(
        Guid id, PortalDeliveryBody body, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new SayPortalDelivery(id, body.Consent, EntityTags.Required(http.Request), caller), cancellationToken), view => view.Etag);
}
