using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Requests;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>The office asks for more, and the applicant answers in place.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        MapDesk(api.MapGroup("/casework/applications/{id:guid}").RequireAuthorization(Policies.Desk).WithTags("Casework"));
        MapOwn(api.MapGroup("/applications/{id:guid}/information-requests").RequireAuthorization(Policies.Applicant).WithTags("Information requests"));
    }

    private static void MapDesk(RouteGroupBuilder desk)
    {
        desk.MapGet("/answers", GetAnswersAsync).WithName("getAnswersInForce")
            .WithSummary("The answers as they count today: what was sent, and what was answered since")
            .WithDescription("The read is logged with account and role before the answer leaves.").Refuses(ApplicationsRefusals.NotFound);
        desk.MapPost("/information-requests", AskAsync).WithName("askForInformation")
            .WithSummary("Ask for answers and papers, with a deadline and the written notice of consequences (§ 66 (3) SGB I)")
            .WithDescription("Nothing follows by itself when the deadline passes: a person gets a task.")
            .TakesIdempotencyKey().AnswersWithETag()
            .Refuses(
                ApplicationsRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, RequestRefusals.WithoutItems,
                RequestRefusals.QuestionUnknown, RequestRefusals.EvidenceUnknown, RequestRefusals.DeadlinePast, RequestRefusals.DeadlineTooShort,
                RequestRefusals.DeadlineTooFar, DecisionRefusals.ApplicationWithdrawn, HouseholdRefusals.PartClosed);
        desk.MapGet("/information-requests", ListAsync).WithName("listInformationRequests")
            .WithSummary("What was asked, and what of it is there; newest first, at most 200").Refuses(ApplicationsRefusals.NotFound);
        desk.MapPost("/information-requests/{requestId:guid}/extension", ExtendAsync).WithName("extendInformationRequest")
            .WithSummary("Give more time: the usual number of days, or until a named day; an overdue request gets at least the least number of days").EditsVersion()
            .Refuses(
                ApplicationsRefusals.NotFound, RequestRefusals.NotFound, RequestRefusals.NotOpen, RequestRefusals.Stale, RequestRefusals.DeadlinePast,
                RequestRefusals.DeadlineTooShort, RequestRefusals.DeadlineTooFar, RequestRefusals.NoExtension, HttpRefusals.Malformed, HttpRefusals.Busy);
        desk.MapPost("/information-requests/{requestId:guid}/withdrawal", WithdrawAsync).WithName("withdrawInformationRequest")
            .WithSummary("Take a request back: nothing is awaited any more").EditsVersion()
            .Refuses(ApplicationsRefusals.NotFound, RequestRefusals.NotFound, RequestRefusals.NotOpen, RequestRefusals.Stale, HttpRefusals.Busy);
    }

    private static void MapOwn(RouteGroupBuilder own)
    {
        own.MapGet("", ListOwnAsync).WithName("listOwnInformationRequests")
            .WithSummary("What the office asks for, until when, and what of it is there; newest first, at most 200").Refuses(ApplicationsRefusals.NotFound);
        own.MapPut("/{requestId:guid}/sections/{key}", AnswerAsync).WithName("answerInformationRequest")
            .WithSummary("Mend the asked answers of one section; no other question is open again")
            .WithDescription("Body: an object of answers by question id, as for a draft. What was sent stays as it was; these answers count from now on. A late answer counts too (§ 67 SGB I).")
            .EditsVersion().RequireRateLimiting(RateLimits.Creating)
            .Refuses(
                ApplicationsRefusals.NotFound, RequestRefusals.NotFound, RequestRefusals.NotOpen, RequestRefusals.Stale, RequestRefusals.NotAsked,
                RequestRefusals.WithoutAnswers, RequestRefusals.TooManyAnswers, HttpRefusals.TooMany, ApplicationsRefusals.AnswersInvalid, ApplicationsRefusals.SectionUnknown, HouseholdRefusals.PartClosed,
                HttpRefusals.Malformed, HttpRefusals.Busy);
        own.MapPost("/{requestId:guid}/extension-wish", WishAsync).WithName("wishForExtension")
            .WithSummary("Ask for more time: given at once the first time in time, else a person sees the wish")
            .WithDescription("A repeat within ten minutes is the same wish and gets the same day.").RequireRateLimiting(RateLimits.Creating)
            .Refuses(ApplicationsRefusals.NotFound, RequestRefusals.NotFound, RequestRefusals.NotOpen, HttpRefusals.TooMany, HttpRefusals.Busy);
    }

    private static async Task<Ok<AnswersInForceView>> GetAnswersAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetAnswersInForce(id, caller), cancellationToken));

    private static async Task<Created<InformationRequestView>> AskAsync(
        Guid id, InformationRequestBody body, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        InformationRequestView asked = await mediator.Send(
            new AskForInformation(id, body, IdempotencyKeyHeader.Read(http.Request), caller), cancellationToken);
        http.Response.Headers.ETag = asked.Etag;
        return TypedResults.Created($"/api/v1/casework/applications/{id}/information-requests", asked);
    }

    private static async Task<Ok<Page<InformationRequestView>>> ListAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListCaseworkRequests(id), cancellationToken));

    private static async Task<Ok<InformationRequestView>> ExtendAsync(
        Guid id, Guid requestId, ExtensionBody? body, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new ExtendRequest(id, requestId, body?.DueOn, EntityTags.Required(http.Request), caller), cancellationToken), view => view.Etag);

    private static async Task<Ok<InformationRequestView>> WithdrawAsync(
        Guid id, Guid requestId, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new WithdrawRequest(id, requestId, EntityTags.Required(http.Request), caller), cancellationToken), view => view.Etag);

    private static async Task<Ok<Page<InformationRequestView>>> ListOwnAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListOwnRequests(id, caller), cancellationToken));

    private static async Task<Ok<InformationRequestView>> AnswerAsync(
        Guid id, Guid requestId, string key, JsonObjectBody answers, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(
            new AnswerRequest(id, requestId, key, answers.Value, EntityTags.Required(http.Request), caller), cancellationToken), view => view.Etag);

    private static async Task<Ok<ExtensionWish>> WishAsync(
        Guid id, Guid requestId, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new WishExtension(id, requestId, caller), cancellationToken));
}
