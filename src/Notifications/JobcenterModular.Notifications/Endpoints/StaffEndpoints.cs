using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Staff.Absences;
using JobcenterModular.Notifications.UseCases.Staff.Queue;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>Staff's own: who is away, what lies there by case, the live stream.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder casework = api.MapGroup("/casework").RequireAuthorization(Policies.Desk).WithTags("Notifications");
        casework.MapGet("/absences", ListAbsencesAsync).WithName("listAbsences")
            .WithSummary("One's own absences, for a lead everybody's, the last entered first; past=true shows those that are over too")
            .Refuses(HttpRefusals.CursorMalformed);
        casework.MapPost("/absences", AddAbsenceAsync).WithName("addAbsence")
            .WithSummary("Enters an absence: for oneself, and as a lead for anybody")
            .WithDescription("What the office's rules give to somebody who is away goes to the substitute, or to the substitute's own; is nobody of them there, to the whole team.")
            .TakesIdempotencyKey().Refuses(HttpRefusals.Invalid);
        casework.MapDelete("/absences/{id:guid}", RemoveAbsenceAsync).WithName("removeAbsence")
            .WithSummary("Removes an absence: one's own, and as a lead anybody's").Refuses(HttpRefusals.NotFound);
        casework.MapGet("/notice-bundles", ListBundlesAsync).WithName("listNoticeBundles")
            .WithSummary("Unread notices, one row a case: urgent ones first, then the newest")
            .Refuses(HttpRefusals.CursorMalformed, HttpRefusals.Invalid);
        casework.MapPost("/notice-bundles/{applicationId:guid}/read", MarkBundleReadAsync).WithName("markNoticeBundleRead")
            .WithSummary("Marks the notices of a case as read; again changes nothing")
            .WithDescription("team and mine as in the list; upTo, the bundle's newest, leaves out what came later.")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Invalid);
        casework.MapStream();
    }

    private static async Task<Ok<Page<AbsenceView>>> ListAbsencesAsync(
        bool? past, string? cursor, int? limit, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListAbsences(past, cursor, limit, caller), cancellationToken));

    private static async Task<Results<Created<AbsenceView>, ForbidHttpResult>> AddAbsenceAsync(
        NewAbsence absence, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        var add = new AddAbsence(absence, IdempotencyKeyHeader.Read(request), caller);
        return add.IsAllowed
            ? TypedResults.Created((string?)null, await mediator.Send(add, cancellationToken))
            : TypedResults.Forbid();
    }

    private static async Task<NoContent> RemoveAbsenceAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveAbsence(id, caller), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<NoticeBundle>>> ListBundlesAsync(
        string? team, bool? mine, string? cursor, int? limit, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListNoticeBundles(new QueuePart(team, mine, caller), cursor, limit), cancellationToken));

    private static async Task<NoContent> MarkBundleReadAsync(
        Guid applicationId, string? team, bool? mine, DateTimeOffset? upTo, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new MarkBundleRead(applicationId, new QueuePart(team, mine, caller), upTo), cancellationToken);
        return TypedResults.NoContent();
    }
}
