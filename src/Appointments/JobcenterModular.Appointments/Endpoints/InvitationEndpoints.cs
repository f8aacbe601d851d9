using JobcenterModular.Appointments.UseCases.Days;
using JobcenterModular.Appointments.UseCases.Invitations;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Appointments.Endpoints;

/// <summary>Invitations (Meldeaufforderung): issued by staff alone; what the person can say to them, and what staff decide.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder desk = api.MapGroup("/casework").WithTags(DayEndpoints.Tag).RequireAuthorization(Policies.Desk);
        MapDesk(desk);
        MapDecisions(desk.MapGroup("/appointments/{id:guid}"));
        MapOwn(api.MapGroup("/appointments/{id:guid}").WithTags(SlotEndpoints.Tag).RequireAuthorization(Policies.GuestOrApplicant));
    }

    private static void MapDesk(RouteGroupBuilder desk)
    {
        desk.MapPost("/invitations", InviteAsync)
            .WithName("inviteToAppointment")
            .WithSummary("Invite somebody (§ 59 SGB II, § 309 SGB III), with purpose and legal notice")
            .WithDescription("Refused with 409 and up to three `nextFree` times when it is taken.")
            .TakesIdempotencyKey()
            .AnswersWithETag()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, AppointmentRefusals.Taken, AppointmentRefusals.NotOffered, AppointmentRefusals.TypeUnknown,
                AppointmentRefusals.PlaceUnknown, AppointmentRefusals.ReachNeeded, AppointmentRefusals.ApplicationUnknown, AppointmentRefusals.NoLegalNotice);
        desk.MapGet("/appointments/absences", ListAbsencesAsync)
            .WithName("listInvitationAbsences")
            .WithSummary("Invitations to which nobody came; with open=true those on which nobody has decided. What somebody chose is never among them")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.CursorMalformed);
        desk.MapGet("/appointments/change-requests", ListChangeRequestsAsync)
            .WithName("listChangeRequests")
            .WithSummary("Invitations that the person asks to have changed, and on which nobody has decided")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.CursorMalformed);
    }

    private static void MapDecisions(RouteGroupBuilder one)
    {
        one.MapPost("/change-request/decision", DecideChangeAsync)
            .WithName("decideChangeRequest")
            .WithSummary("Answer the wish to have an invitation changed; accepted, staff move or cancel it themselves")
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotNow,
                AppointmentRefusals.NotAnInvitation);
        one.MapPost("/hearing", AskWhyAsync)
            .WithName("askAboutAbsence")
            .WithSummary("Ask why the person did not come to an invitation (§ 24 SGB X), with a last day for the answer")
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotNow,
                AppointmentRefusals.NotAnInvitation);
        one.MapPost("/absence-decision", DecideAbsenceAsync)
            .WithName("decideAbsence")
            .WithSummary("Decide whether there was an important reason: a record of who and when; nothing is computed from it")
            .WithDescription("In favour of the person at any time; otherwise only after they were heard.")
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.NotFound, HttpRefusals.Busy, AppointmentRefusals.Stale, AppointmentRefusals.NotNow,
                AppointmentRefusals.NotAnInvitation, AppointmentRefusals.NotHeard);
    }

    private static void MapOwn(RouteGroupBuilder own)
    {
        own.MapPost("/change-request", AskForChangeAsync)
            .WithName("askForChange")
            .WithSummary("Ask to have an invitation moved or cancelled; staff decide")
            .RequireRateLimiting(RateLimits.Guessing)
            .TakesKey()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, AppointmentRefusals.NotAnInvitation,
                AppointmentRefusals.NotBooked, AppointmentRefusals.TooLate);
        own.MapPost("/absence-reason", SayWhyAsync)
            .WithName("giveAbsenceReason")
            .WithSummary("Say why one did not come to an invitation, once one was asked")
            .RequireRateLimiting(RateLimits.Guessing)
            .TakesKey()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.NotFound, HttpRefusals.Busy, HttpRefusals.TooMany, AppointmentRefusals.NotAnInvitation,
                AppointmentRefusals.NotNow);
    }

    private static async Task<Created<StaffAppointment>> InviteAsync(
        InvitationRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken) =>
        DayEndpoints.Made(request, links, await mediator.Send(new Invite(body, IdempotencyKeyHeader.Read(request), caller), cancellationToken));

    private static async Task<Ok<Page<StaffAppointment>>> ListAbsencesAsync(
        bool? open, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListAbsences(open, cursor, limit), cancellationToken));

    private static async Task<Ok<Page<StaffAppointment>>> ListChangeRequestsAsync(string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListChangeRequests(cursor, limit), cancellationToken));

    private static async Task<Ok<StaffAppointment>> DecideChangeAsync(
        Guid id, ChangeDecision body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        DayEndpoints.Tagged(request, await mediator.Send(new DecideChange(id, body, EntityTags.Required(request), caller), cancellationToken));

    private static async Task<Ok<StaffAppointment>> AskWhyAsync(
        Guid id, HearingRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        DayEndpoints.Tagged(request, await mediator.Send(new AskWhy(id, body, EntityTags.Required(request), caller), cancellationToken));

    private static async Task<Ok<StaffAppointment>> DecideAbsenceAsync(
        Guid id, AbsenceDecision body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        DayEndpoints.Tagged(request, await mediator.Send(new DecideAbsence(id, body, EntityTags.Required(request), caller), cancellationToken));

    private static async Task<NoContent> AskForChangeAsync(
        Guid id, ReasonRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new AskForChange(id, body, VisitorHeader.Read(request, caller)), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SayWhyAsync(
        Guid id, ReasonRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new SayWhy(id, body, VisitorHeader.Read(request, caller)), cancellationToken);
        return TypedResults.NoContent();
    }
}
