using System.Text.Json;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobcenterModular.Host.Development;

/// <summary>
/// Tells the modules an event by hand, so that a front end can be tried against what another part of the office will tell
/// one day. Mapped in Development only.
/// </summary>
internal static class DemoEvents
{
    public static readonly Refusal UnknownEvent = new(
        RefusalKind.Invalid, "demo_events.unknown", "Dieses Ereignis gibt es nicht. docs/events.md nennt alle.");

    public static readonly Refusal Unreadable = new(
        RefusalKind.Invalid, "demo_events.unreadable", "Der Inhalt passt nicht zu diesem Ereignis.");

    public static void MapDemoEvents(this IEndpointRouteBuilder api) => api.MapPost("/demo-events", TellAsync)
        .RequireAuthorization(Policies.Operations).WithTags("Development").WithName("tellDemoEvent")
        .WithSummary("Tells the modules an event, as if its publisher had (Development only)")
        .Refuses(HttpRefusals.Malformed, HttpRefusals.WrongKind, UnknownEvent, Unreadable);

    private static async Task<NoContent> TellAsync(
        DemoEvent told, EventNames names, IMediator mediator, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!names.All.Contains(told.Name, StringComparer.Ordinal))
            throw UnknownEvent.ToException();
        IntegrationEvent published;
        try
        {
            published = (IntegrationEvent)told.Payload.Deserialize(names.TypeOf(told.Name), EventJson.Options)!;
        }
        catch (JsonException)
        {
            throw Unreadable.ToException();
        }

        DateTimeOffset now = clock.GetUtcNow();
        await mediator.Publish<INotification>(published with { EventId = Guid.CreateVersion7(now), OccurredAt = now }, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>An event to tell.</summary>
/// <param name="Name">Its public name, such as <c>applications.approval-period-set.v1</c>.</param>
/// <param name="Payload">Its content.</param>
internal sealed record DemoEvent(string Name, JsonElement Payload);
