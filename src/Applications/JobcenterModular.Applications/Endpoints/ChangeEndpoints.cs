using JobcenterModular.Applications.UseCases.Changes;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>Changes, told in one step.</summary>
internal static class ChangeEndpoints
{
    private const string Tag = "Changes";

    public static void MapChanges(this IEndpointRouteBuilder api)
    {
        api.MapGet("/change-kinds", ListKindsAsync).AllowAnonymous().WithName("listChangeKinds").WithTags(Tag)
            .WithSummary("What can be told as a change today, with the papers that usually belong to it");
        RouteGroupBuilder own = api.MapGroup("/applications/{id:guid}/change-notices").RequireAuthorization(Policies.Applicant).WithTags(Tag)
            .Refuses(ApplicationsRefusals.NotFound);
        own.MapPost("", ReportAsync).WithName("reportChange")
            .WithSummary("Tell a change in one step; the answer is the receipt")
            .WithDescription("Papers named in `evidence` may be uploaded for this application from now on, as usual.")
            .TakesIdempotencyKey().RequireRateLimiting(RateLimits.Creating)
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.TooMany, ChangeRefusals.OnlyOnceSent, ChangeRefusals.TooMany, HttpRefusals.Busy);
        own.MapGet("", ListAsync).WithName("listChangeNotices").WithSummary("The own change notices, newest first, 100 at most");
        api.MapGet("/casework/change-notices/{id:guid}", GetAsync).RequireAuthorization(Policies.Desk).WithName("getCaseworkChangeNotice").WithTags("Casework")
            .WithSummary("A change notice").WithDescription("The read is logged with account and role before the answer leaves.").Refuses(ChangeRefusals.NotFound);
    }

    private static async Task<Ok<IReadOnlyList<ChangeKindView>>> ListKindsAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListChangeKinds(), cancellationToken));

    private static async Task<Created<ChangeNoticeView>> ReportAsync(
        Guid id, ChangeNoticeRequest request, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Created(
            $"/api/v1/applications/{id}/change-notices", await mediator.Send(new ReportChange(id, request, IdempotencyKeyHeader.Read(http), caller), cancellationToken));

    private static async Task<Ok<IReadOnlyList<ChangeNoticeView>>> ListAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListChangeNotices(id, caller), cancellationToken));

    private static async Task<Ok<ChangeNoticeView>> GetAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCaseworkChangeNotice(id, caller), cancellationToken));
}
