using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>The team's queue, the applicant's inbox, the ledger.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("").WithTags("Notifications");
        group.MapGet("/casework/notices", ListTeamNoticesAsync)
            .WithName("listTeamNotices")
            .WithSummary("The notices of a team, or of all teams, newest first; unread=true leaves out what was read")
            .RequireAuthorization(Policies.Desk)
            .Refuses(HttpRefusals.CursorMalformed, HttpRefusals.Invalid);
        group.MapPost("/casework/notices/{id:guid}/read", MarkReadAsync)
            .WithName("markTeamNoticeRead")
            .WithSummary("Marks a notice as read; the first time counts, again changes nothing")
            .RequireAuthorization(Policies.Desk)
            .Refuses(HttpRefusals.NotFound);
        group.MapGet("/casework/deliveries", ListDeliveriesAsync)
            .WithName("listDeliveries")
            .WithSummary("The ledger of everything that was or has to be sent, newest first, without addresses")
            .RequireAuthorization(Policies.Operations)
            .Refuses(HttpRefusals.CursorMalformed, HttpRefusals.Invalid);
        group.MapGet("/applications/{id:guid}/notices", ListApplicantNoticesAsync)
            .WithName("listApplicantNotices")
            .WithSummary("The inbox of an application, newest first")
            .RequireAuthorization(Policies.Applicant)
            .Refuses(HttpRefusals.NotFound, HttpRefusals.CursorMalformed);
    }

    private static async Task<Ok<Page<TeamNotice>>> ListTeamNoticesAsync(
        string? team, bool? unread, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListTeamNotices(team, unread, cursor, limit), cancellationToken));

    private static async Task<NoContent> MarkReadAsync(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new MarkTeamNoticeRead(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<LedgerEntry>>> ListDeliveriesAsync(
        string? state, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListDeliveries(state, cursor, limit), cancellationToken));

    private static async Task<Ok<Page<ApplicantNotice>>> ListApplicantNoticesAsync(
        Guid id, Caller caller, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListApplicantNotices(id, caller, cursor, limit), cancellationToken));
}
