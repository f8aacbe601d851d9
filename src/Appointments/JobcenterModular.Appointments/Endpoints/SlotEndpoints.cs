using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Times;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>What can be booked, and when.</summary>
internal static class SlotEndpoints
{
    public const string Tag = "Appointments";

    private const int DefaultDays = 14;

    public static void MapSlots(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder open = api.MapGroup("").WithTags(Tag).AllowAnonymous().RequireRateLimiting(RateLimits.Reading);
        open.MapGet("/appointment-types", ListTypesAsync)
            .WithName("listAppointmentTypes")
            .WithSummary("The kinds of talks that can be booked, with what to bring")
            .Refuses(HttpRefusals.TooMany);
        open.MapGet("/places", ListPlacesAsync)
            .WithName("listPlaces")
            .WithSummary("The places of the office, with address and accessibility")
            .Refuses(HttpRefusals.TooMany);
        open.MapGet("/slots", FindAsync)
            .WithName("findSlots")
            .WithSummary("Free times of a kind of talk at a place: all of some days, or the earliest")
            .WithDescription("What is listed can be held at this moment: list and booking ask the same function.")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.TooMany, AppointmentRefusals.TypeUnknown, AppointmentRefusals.PlaceUnknown);
        open.MapGet("/slot-months", MonthAsync)
            .WithName("getSlotMonth")
            .WithSummary("On which days of a month something is free, at up to twenty places at once")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.TooMany, AppointmentRefusals.TypeUnknown, AppointmentRefusals.PlaceUnknown);
        RouteGroupBuilder holds = api.MapGroup("/slot-holds").WithTags(Tag).RequireAuthorization(Policies.GuestOrApplicant);
        holds.MapPost("", HoldAsync)
            .WithName("holdSlot")
            .WithSummary("Keep a time while the booking is filled in; the answer says until when")
            .WithDescription("A hold binds: nobody else gets the time before `expiresAt`. Refused with 409 and up to three `nextFree` times when it is taken.")
            .RequireRateLimiting(RateLimits.Creating)
            .TakesIdempotencyKey()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.TooMany, HttpRefusals.Busy, AppointmentRefusals.Taken, AppointmentRefusals.NotOffered,
                AppointmentRefusals.TypeUnknown, AppointmentRefusals.PlaceUnknown, AppointmentRefusals.LoginNeeded);
        holds.MapDelete("/{id:guid}", ReleaseAsync)
            .WithName("releaseSlotHold")
            .WithSummary("Give a held time back; again changes nothing")
            .TakesKey()
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy);
    }

    private static async Task<Ok<IReadOnlyList<TypeView>>> ListTypesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListTypes(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<PlaceView>>> ListPlacesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListPlaces(), cancellationToken));

    private static async Task<Ok<SlotList>> FindAsync(
        Guid type, Guid place, string? mode, DateOnly? from, int? days, int? earliest, string? language, string[]? aids, IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new FindSlots(
                new SlotQuery(type, place, mode, from, days ?? (earliest is null ? DefaultDays : SlotLimits.MostDays), earliest, language, aids ?? []), Staff: false),
            cancellationToken));

    private static async Task<Ok<MonthView>> MonthAsync(
        Guid type, Guid[] places, DateOnly month, string? mode, string? language, string[]? aids, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetMonth(new MonthQuery(type, places, mode, month, language, aids ?? [])), cancellationToken));

    private static async Task<Created<HoldView>> HoldAsync(
        HoldRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        HoldView hold = await mediator.Send(new HoldSlot(body, IdempotencyKeyHeader.Read(request), VisitorHeader.Read(request, caller)), cancellationToken);
        return TypedResults.Created(links.GetPathByName(request.HttpContext, "releaseSlotHold", new { id = hold.Id }), hold);
    }

    private static async Task<NoContent> ReleaseAsync(Guid id, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new ReleaseHold(id, VisitorHeader.Read(request, caller)), cancellationToken);
        return TypedResults.NoContent();
    }
}
