using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>The line for times that become free. Each is offered to one person at a time, who came first whom it suits.</summary>
internal static class WaitingListEndpoints
{
    private const string GetName = "getWaiting";

    public static void MapWaitingList(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder line = api.MapGroup("/waiting-list").WithTags(SlotEndpoints.Tag).RequireAuthorization(Policies.GuestOrApplicant);
        MapEntries(line);
        line.MapPost("/{id:guid}/acceptance", AcceptAsync)
            .WithName("acceptOffer")
            .WithSummary("The offered time becomes an appointment, in one step; again, with the same hold, changes nothing")
            .RequireRateLimiting(RateLimits.Guessing)
            .TakesKey()
            .AnswersWithETag()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, AppointmentRefusals.HoldOver, AppointmentRefusals.ReachNeeded,
                AppointmentRefusals.LoginNeeded);
        line.MapPost("/{id:guid}/refusal", RefuseAsync)
            .WithName("refuseOffer")
            .WithSummary("Turn an offered time down: it goes to the next, the own place in line stays; again changes nothing")
            .RequireRateLimiting(RateLimits.Guessing)
            .TakesKey()
            .AnswersWithETag()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, AppointmentRefusals.HoldOver);
    }

    private static void MapEntries(RouteGroupBuilder line)
    {
        line.MapPost("", JoinAsync)
            .WithName("joinWaitingList")
            .WithSummary("Wait for a time that becomes free; who came first is asked first")
            .RequireRateLimiting(RateLimits.Creating)
            .TakesIdempotencyKey()
            .AnswersWithETag()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.TooMany, AppointmentRefusals.TypeUnknown, AppointmentRefusals.PlaceUnknown,
                AppointmentRefusals.ModeUnknown, AppointmentRefusals.WaitingDays, AppointmentRefusals.ReachNeeded, AppointmentRefusals.LoginNeeded, AppointmentRefusals.ApplicationUnknown,
                AppointmentRefusals.AlreadyWaiting);
        line.MapGet("", ListAsync)
            .WithName("listOwnWaiting")
            .WithSummary("The entries of the caller's account, the newest first")
            .Refuses(HttpRefusals.CursorMalformed);
        line.MapGet("/{id:guid}", GetAsync)
            .WithName(GetName)
            .WithSummary("An own entry with the offer that is open now, by account or key; changes nothing")
            .RequireRateLimiting(RateLimits.Guessing)
            .TakesKey()
            .AnswersWithETag()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.TooMany);
        line.MapDelete("/{id:guid}", LeaveAsync)
            .WithName("leaveWaitingList")
            .WithSummary("Leave the line; an open offer goes to the next. Again changes nothing")
            .RequireRateLimiting(RateLimits.Guessing)
            .TakesKey()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, AppointmentRefusals.WaitingOver);
    }

    private static async Task<Created<WaitingView>> JoinAsync(
        WaitingRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        WaitingView joined = await mediator.Send(
            new JoinWaitingList(body, IdempotencyKeyHeader.Read(request), VisitorHeader.Read(request, caller)), cancellationToken);
        request.HttpContext.Response.Headers.ETag = joined.Etag;
        return TypedResults.Created(links.GetPathByName(request.HttpContext, GetName, new { id = joined.Id }), joined);
    }

    private static async Task<Ok<Page<WaitingView>>> ListAsync(
        string? cursor, int? limit, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListOwnWaiting(VisitorHeader.Read(request, caller), cursor, limit), cancellationToken));

    private static async Task<Ok<WaitingView>> GetAsync(Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Tagged(request, await mediator.Send(new GetWaiting(id, VisitorHeader.Read(request, caller)), cancellationToken));

    private static async Task<Ok<AppointmentView>> AcceptAsync(
        Guid id, OfferAnswer body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        AppointmentView booked = await mediator.Send(new AcceptOffer(id, body, VisitorHeader.Read(request, caller)), cancellationToken);
        request.HttpContext.Response.Headers.ETag = booked.Etag;
        return TypedResults.Ok(booked);
    }

    private static async Task<Ok<WaitingView>> RefuseAsync(
        Guid id, OfferAnswer body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Tagged(request, await mediator.Send(new RefuseOffer(id, body, VisitorHeader.Read(request, caller)), cancellationToken));

    private static async Task<NoContent> LeaveAsync(Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new LeaveWaitingList(id, VisitorHeader.Read(request, caller)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static Ok<WaitingView> Tagged(HttpRequest request, WaitingView view)
    {
        request.HttpContext.Response.Headers.ETag = view.Etag;
        return TypedResults.Ok(view);
    }
}
