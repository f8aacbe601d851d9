using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>A person's own appointments. Opening any address changes nothing: only POST, PUT and DELETE do.</summary>
internal static class AppointmentEndpoints
{
    private const string GetName = "getAppointment";

    public static void MapAppointments(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("/appointments").WithTags(SlotEndpoints.Tag).RequireAuthorization(Policies.GuestOrApplicant);
        own.MapPost("", BookAsync)
            .WithName("bookAppointment")
            .WithSummary("A held time becomes an appointment, in one step; again, with the same hold, changes nothing")
            .RequireRateLimiting(RateLimits.Creating)
            .TakesKey()
            .TakesIdempotencyKey()
            .AnswersWithETag()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, AppointmentRefusals.HoldOver,
                AppointmentRefusals.ReachNeeded, AppointmentRefusals.LoginNeeded, AppointmentRefusals.ApplicationUnknown);
        own.MapGet("", ListAsync)
            .WithName("listOwnAppointments")
            .WithSummary("The appointments of the caller's account, the latest first")
            .Refuses(HttpRefusals.CursorMalformed);
        own.MapGet("/{id:guid}", GetAsync)
            .WithName(GetName)
            .WithSummary("An own appointment, by account or key; changes nothing")
            .TakesKey()
            .AnswersWithETag()
            .Refuses(HttpRefusals.NotFound);
        own.MapPut("/{id:guid}", MoveAsync)
            .WithName("moveAppointment")
            .WithSummary("Move an own appointment to a held time: the old time is given up only with the new one won")
            .TakesKey()
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.HoldOver,
                AppointmentRefusals.NeedsNotMet, AppointmentRefusals.ReachNeeded, AppointmentRefusals.NotBooked, AppointmentRefusals.TooLate, AppointmentRefusals.StaffOnly);
        own.MapDelete("/{id:guid}", CancelAsync)
            .WithName("cancelAppointment")
            .WithSummary("Cancel an own appointment")
            .TakesKey()
            .EditsVersion()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotBooked, AppointmentRefusals.TooLate,
                AppointmentRefusals.StaffOnly);
        own.MapGet("/{id:guid}/calendar.ics", CalendarAsync)
            .WithName("getCalendarEntry")
            .WithSummary("The calendar entry (RFC 5545) of an own appointment, without any case data; moved, it keeps its identity")
            .TakesKey()
            .Produces<string>(contentType: "text/calendar")
            .Refuses(HttpRefusals.NotFound);
    }

    private static async Task<Created<AppointmentView>> BookAsync(
        BookingRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        AppointmentView booked = await mediator.Send(
            new BookHeld(body, IdempotencyKeyHeader.Read(request), VisitorHeader.Read(request, caller)), cancellationToken);
        request.HttpContext.Response.Headers.ETag = booked.Etag;
        return TypedResults.Created(links.GetPathByName(request.HttpContext, GetName, new { id = booked.Id }), booked);
    }

    private static async Task<Ok<Page<AppointmentView>>> ListAsync(
        string? cursor, int? limit, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListOwnAppointments(caller, cursor, limit), cancellationToken));

    private static async Task<Ok<AppointmentView>> GetAsync(Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Tagged(request, await mediator.Send(new GetAppointment(id, VisitorHeader.Read(request, caller)), cancellationToken));

    private static async Task<Ok<AppointmentView>> MoveAsync(
        Guid id, MoveRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Tagged(request, await mediator.Send(
            new MoveAppointment(id, body, EntityTags.Required(request), VisitorHeader.Read(request, caller)), cancellationToken));

    private static async Task<NoContent> CancelAsync(Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new CancelAppointment(id, EntityTags.Required(request), VisitorHeader.Read(request, caller)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<ContentHttpResult> CalendarAsync(
        Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) => TypedResults.Text(
            await mediator.Send(new GetCalendarEntry(id, VisitorHeader.Read(request, caller)), cancellationToken), "text/calendar", System.Text.Encoding.UTF8);

    private static Ok<AppointmentView> Tagged(HttpRequest request, AppointmentView view)
    {
        request.HttpContext.Response.Headers.ETag = view.Etag;
        return TypedResults.Ok(view);
    }
}
