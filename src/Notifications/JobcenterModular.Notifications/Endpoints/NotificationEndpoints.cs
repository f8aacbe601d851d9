using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.Notifications.UseCases.Inbox;
using JobcenterModular.Notifications.UseCases.Ledger;
using JobcenterModular.Notifications.UseCases.Staff.Queue;
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
            .WithSummary("The notices of a team, or of all teams, newest first; unread=true leaves out what was read, mine=true what is neither yours nor of somebody for whom you stand in")
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
        group.MapGet("/casework/ledger", GetLedgerAsync)
            .WithName("getLedger")
            .WithSummary("The sum of the ledger: all notices by how they stand, and what waits by channel")
            .RequireAuthorization(Policies.Operations);
        group.MapGet("/notices", ListOwnNoticesAsync)
            .WithName("listOwnNotices")
            .WithSummary("The inbox over all applications of the caller, newest first; unread=true leaves out what was read")
            .RequireAuthorization(Policies.Applicant)
            .Refuses(HttpRefusals.CursorMalformed);
        group.MapPost("/applications/{id:guid}/notices/{noticeId:guid}/read", MarkOwnReadAsync)
            .WithName("markOwnNoticeRead")
            .WithSummary("Says that the person has read a notice; the first time counts, again changes nothing")
            .RequireAuthorization(Policies.Applicant)
            .Refuses(HttpRefusals.NotFound);
        group.MapGet("/applications/{id:guid}/notices", ListApplicantNoticesAsync)
            .WithName("listApplicantNotices")
            .WithSummary("The inbox of an application, newest first")
            .RequireAuthorization(Policies.Applicant)
            .Refuses(HttpRefusals.NotFound, HttpRefusals.CursorMalformed);
    }

    private static async Task<Ok<Page<TeamNotice>>> ListTeamNoticesAsync(
        string? team,
        bool? unread,
        bool? mine,
        string? purpose,
        bool? urgent,
        string? cursor,
        int? limit,
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new ListTeamNotices(new QueuePart(team, mine, caller), unread, purpose, urgent, cursor, limit), cancellationToken));

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

    private static async Task<Ok<LedgerSum>> GetLedgerAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetLedger(), cancellationToken));

    private static async Task<Ok<Page<ApplicantNotice>>> ListOwnNoticesAsync(
        Caller caller, bool? unread, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListOwnNotices(caller, unread, cursor, limit), cancellationToken));

    private static async Task<NoContent> MarkOwnReadAsync(
        Guid id, Guid noticeId, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new MarkOwnNoticeRead(id, noticeId, caller), cancellationToken);
        return TypedResults.NoContent();
    }
}
