using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Renewals;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>The Folgeantrag: what came along, what is still so, what differs.</summary>
internal static class RenewalEndpoints
{
    private const string Tag = "Renewal";

    public static void MapRenewals(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("/applications/{id:guid}").RequireAuthorization(Policies.Applicant).WithTags(Tag);
        own.MapGet("/renewal", GetAsync).WithName("getRenewal")
            .WithSummary("Whether a granted application can be renewed, from when, and whether there would be a gap")
            .WithDescription("Start it with `POST /applications` and `{\"form\": \"folgeantrag\", \"renews\": \"<id>\"}`.")
            .Refuses(ApplicationsRefusals.NotFound);
        own.MapPut("/confirmations/{block}", ConfirmAsync).WithName("confirmBlock")
            .WithSummary("\"Stimmt noch\": confirm all answers of a block that came along, or take it back")
            .WithDescription("The blocks with their ETags are in `GET /applications/{id}/progress`. Saving all sections of a block counts just as well.")
            .EditsVersion()
            .Refuses(
                ApplicationsRefusals.NotFound,
                RenewalRefusals.BlockUnknown,
                ApplicationsRefusals.AlreadySubmitted,
                RenewalRefusals.BlockStale,
                HttpRefusals.Busy);

        api.MapGet("/casework/applications/{id:guid}/difference", GetDifferenceAsync).RequireAuthorization(Policies.Desk).WithTags("Casework")
            .WithName("getDifference").WithSummary("What a renewal changes, section by section and person by person")
            .WithDescription("Empty when nothing changed. The read is logged with account and role before the answer leaves.")
            .Refuses(ApplicationsRefusals.NotFound, RenewalRefusals.NotARenewal);
    }

    private static async Task<Ok<RenewalView>> GetAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetRenewal(id, caller), cancellationToken));

    private static async Task<Ok<BlockView>> ConfirmAsync(
        Guid id, string block, ConfirmationRequest request, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http.Request);
        BlockView view = await mediator.Send(new ConfirmBlock(id, block, request.Confirmed, version, caller), cancellationToken);
        http.Response.Headers.ETag = view.Etag;
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<DifferenceView>> GetDifferenceAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetDifference(id, caller), cancellationToken));
}

/// <summary>What the person says of a block.</summary>
/// <param name="Confirmed">True: it is still so. False: takes that back.</param>
internal sealed record ConfirmationRequest(bool Confirmed);
