using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>The day's list, and what staff and front desk do with it.</summary>
internal static class DayEndpoints
{
    public const string Tag = "Appointments for staff";
    public const string GetName = "getCaseworkAppointment";

    private const int DefaultDays = 14;

    public static void MapDays(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder staff = api.MapGroup("/casework").WithTags(Tag).RequireAuthorization(Policies.Phone);
        MapLists(staff);
        MapBooking(staff);
        MapChanges(staff.MapGroup("/appointments/{id:guid}"));
        MapSteps(staff.MapGroup("/appointments/{id:guid}"));
    }

    private static void MapLists(RouteGroupBuilder staff)
    {
        staff.MapGet("/appointments", ListAsync)
            .WithName("listDay")
            .WithSummary("The day's list of a place: who comes when to whom, and where each talk stands")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.CursorMalformed, AppointmentRefusals.PlaceUnknown);
        staff.MapGet("/appointments/hit", ListHitAsync)
            .WithName("listHitAppointments")
            .WithSummary("Talks for which a changed rule leaves no room and that nobody moved yet, the next ones first")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.CursorMalformed);
        staff.MapGet("/slots", FindAsync)
            .WithName("findSlotsForStaff")
            .WithSummary("Free times without lead time and horizon, also of kinds of talks that customers cannot book")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, AppointmentRefusals.TypeUnknown, AppointmentRefusals.PlaceUnknown);
    }

    private static void MapBooking(RouteGroupBuilder staff)
    {
        staff.MapPost("/appointments", BookAsync)
            .WithName("bookForCaller")
            .WithSummary("Book for somebody who calls, in one request; the answer has a key to read out or print")
            .WithDescription("Refused with 409 and up to three `nextFree` times when it is taken.")
            .TakesIdempotencyKey()
            .AnswersWithETag()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, AppointmentRefusals.Taken, AppointmentRefusals.NotOffered, AppointmentRefusals.TypeUnknown,
                AppointmentRefusals.PlaceUnknown, AppointmentRefusals.ReachNeeded, AppointmentRefusals.ApplicationUnknown);
        staff.MapPost("/walk-ins", WalkInAsync)
            .WithName("addWalkIn")
            .WithSummary("Somebody came without an appointment; takes nobody's time")
            .TakesIdempotencyKey()
            .AnswersWithETag()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, AppointmentRefusals.TypeUnknown, AppointmentRefusals.PlaceUnknown);
    }

    private static void MapChanges(RouteGroupBuilder one)
    {
        one.MapGet("", GetAsync)
            .WithName(GetName)
            .WithSummary("An appointment as staff see it")
            .AnswersWithETag()
            .Refuses(HttpRefusals.NotFound);
        one.MapPut("", MoveAsync)
            .WithName("moveAppointmentByStaff")
            .WithSummary("Move an appointment or an invitation; an invitation stays one")
            .WithDescription("Refused with 409 and up to three `nextFree` times when the new time is taken; then the old one is kept.")
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotBooked,
                AppointmentRefusals.Taken, AppointmentRefusals.NotOffered, AppointmentRefusals.NeedsNotMet, AppointmentRefusals.ReachNeeded, AppointmentRefusals.PlaceUnknown, AppointmentRefusals.StaffOnly);
        one.MapDelete("", CancelAsync)
            .WithName("cancelAppointmentByStaff")
            .WithSummary("Cancel an appointment or an invitation, with a reason")
            .EditsVersion()
            .Refuses(HttpRefusals.Invalid, HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotBooked, AppointmentRefusals.StaffOnly);
    }

    private static void MapSteps(RouteGroupBuilder one)
    {
        MapStep(one, "/arrival", DayStep.Arrival, "recordArrival", "The person is there");
        MapStep(one, "/call", DayStep.Call, "recordCall", "The talk begins; by phone and video nobody need arrive first");
        MapStep(one, "/completion", DayStep.Completion, "recordCompletion", "The talk is over");
        MapStep(one, "/absence", DayStep.Absence, "recordAbsence", "The person did not come: a fact from which nothing follows by itself")
            .Refuses(AppointmentRefusals.NotBegun);
    }

    private static RouteHandlerBuilder MapStep(RouteGroupBuilder one, string path, DayStep step, string name, string summary) => one
        .MapPost(path, async (Guid id, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
            Tagged(request, await mediator.Send(new StepDay(id, step, EntityTags.Required(request)), cancellationToken)))
        .WithName(name)
        .WithSummary(summary)
        .EditsVersion()
        .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotNow);

    private static async Task<Ok<Page<StaffAppointment>>> ListAsync(
        Guid place, DateOnly day, string? team, Guid? counter, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListDay(place, day, team, counter, cursor, limit), cancellationToken));

    private static async Task<Ok<Page<StaffAppointment>>> ListHitAsync(string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListHit(cursor, limit), cancellationToken));

    private static async Task<Ok<SlotList>> FindAsync(
        Guid type, Guid place, string? mode, DateOnly? from, int? days, int? earliest, string? language, string[]? aids, IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new FindSlots(
                new SlotQuery(type, place, mode, from, days ?? (earliest is null ? DefaultDays : SlotLimits.MostDays), earliest, language, aids ?? []), Staff: true),
            cancellationToken));

    private static async Task<Created<StaffAppointment>> BookAsync(
        StaffBookingRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken) =>
        Made(request, links, await mediator.Send(new BookForCaller(body, IdempotencyKeyHeader.Read(request), caller), cancellationToken));

    private static async Task<Created<StaffAppointment>> WalkInAsync(
        WalkInRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken) =>
        Made(request, links, await mediator.Send(new AddWalkIn(body, IdempotencyKeyHeader.Read(request), caller), cancellationToken));

    private static async Task<Ok<StaffAppointment>> GetAsync(Guid id, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Tagged(request, await mediator.Send(new GetStaffAppointment(id), cancellationToken));

    private static async Task<Ok<StaffAppointment>> MoveAsync(
        Guid id, StaffMoveRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        Tagged(request, await mediator.Send(new MoveByStaff(id, body, EntityTags.Required(request), caller), cancellationToken));

    private static async Task<NoContent> CancelAsync(
        Guid id, string? reason, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new CancelByStaff(id, reason, EntityTags.Required(request), caller), cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The answer with its ETag.</summary>
    internal static Ok<StaffAppointment> Tagged(HttpRequest request, StaffAppointment view)
    {
        request.HttpContext.Response.Headers.ETag = view.Etag;
        return TypedResults.Ok(view);
    }

    /// <summary>What was made, with its address and ETag.</summary>
    internal static Created<StaffAppointment> Made(HttpRequest request, LinkGenerator links, StaffAppointment view)
    {
        request.HttpContext.Response.Headers.ETag = view.Etag;
        return TypedResults.Created(links.GetPathByName(request.HttpContext, GetName, new { id = view.Id }), view);
    }
}
