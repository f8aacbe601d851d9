using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Host.Operations;

/// <summary>Events that wait or were set aside, without their content; and their replay.</summary>
internal static class OutboxOperations
{
    public static readonly Refusal UnknownModule = new(RefusalKind.NotFound, "outbox.unknown_module", "Dieses Modul gibt es nicht.");
    public static readonly Refusal UnknownEvent = new(RefusalKind.NotFound, "outbox.unknown_event", "Dieses Ereignis ist nicht zurückgestellt.");

    public static void MapOutboxOperations(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder outbox = api.MapGroup("/casework/outbox").RequireAuthorization(Policies.Operations).WithTags("Operations");
        outbox.MapGet("", ReportAsync).WithName("getOutbox").WithSummary("Waiting events and those set aside, by module");
        outbox.MapPost("/{module}/{eventId:guid}/replays", ReplayAsync).WithName("replayEvent")
            .WithSummary("Deliver an event again that was set aside").Refuses(UnknownModule, UnknownEvent);
    }

    private static async Task<Ok<IReadOnlyList<OutboxReport>>> ReportAsync(IEnumerable<IModuleStore> stores, CancellationToken cancellationToken)
    {
        List<OutboxReport> reports = [];
        foreach (IModuleStore store in stores)
            reports.Add(await store.OutboxAsync(cancellationToken));
        return TypedResults.Ok<IReadOnlyList<OutboxReport>>(reports);
    }

    private static async Task<NoContent> ReplayAsync(
        string module, Guid eventId, IEnumerable<IModuleStore> stores, CancellationToken cancellationToken)
    {
        IModuleStore store = stores.SingleOrDefault(candidate => candidate.Module == module) ?? throw UnknownModule.ToException();
        if (!await store.ReplayAsync(eventId, cancellationToken))
            throw UnknownEvent.ToException();
        return TypedResults.NoContent();
    }
}
