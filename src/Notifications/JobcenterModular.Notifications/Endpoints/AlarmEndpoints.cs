using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Alarms;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>What somebody has to look after.</summary>
internal static class AlarmEndpoints
{
    public static void MapAlarms(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder alarms = api.MapGroup("/casework/alarms").RequireAuthorization(Policies.Operations).WithTags("Operations");
        alarms.MapGet("", ListAsync)
            .WithName("listAlarms")
            .WithSummary("Alarms, newest first; open=true leaves out what is in order again")
            .Refuses(HttpRefusals.CursorMalformed);
        alarms.MapPost("/{id:guid}/clear", ClearAsync)
            .WithName("clearAlarm")
            .WithSummary("Somebody has looked after it; it is raised anew if it goes on")
            .Refuses(HttpRefusals.NotFound);
    }

    private static async Task<Ok<Page<AlarmView>>> ListAsync(
        bool? open, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListAlarms(open, cursor, limit), cancellationToken));

    private static async Task<NoContent> ClearAsync(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new ClearAlarm(id), cancellationToken);
        return TypedResults.NoContent();
    }
}
