using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Staff.Stream;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>The live stream of notices (server-sent events, WHATWG HTML 9.2).</summary>
internal static class StreamEndpoint
{
    private const string LastEventId = "Last-Event-ID";
    private const string MediaType = "text/event-stream";

    private const string Description = """
        Begins with the event `ready`, whose id is the position of the stream; load the list then, and you miss nothing. Each
        new notice is an event `notice`: its id is its position, its data are those of the list. `heartbeat` comes when there
        was nothing else for a while. Send the last id back as `Last-Event-ID` to go on behind it, at any host; each position
        comes once and in order. One beyond the end goes on at the end. The stream ends when the token expires: come back
        with a new one.
        """;

    private const string Example = """
        event: ready
        data: {"position":41}
        id: 41

        event: notice
        data: {"id":"019ab0c6-7a2e-7c3f-9d61-0d8b2f7c1a55","team":"leistung","purpose":"submission-received","urgent":false,"applicationId":"019ab0c6-5f10-7b0e-8a4d-3c1f9e2b7d60","reference":"MU-2026-4711","title":"Neuer Antrag MU-2026-4711","body":"Ein Antrag ist eingegangen.","assignedTo":null,"link":"https://portal.example/casework/applications/019ab0c6-5f10-7b0e-8a4d-3c1f9e2b7d60","createdAt":"2026-11-23T08:15:00+00:00","readAt":null}
        id: 42

        event: heartbeat
        data: {"position":42}
        id: 42
        """;

    public static void MapStream(this IEndpointRouteBuilder casework) => casework.MapGet("/notices/stream", ListenAsync)
        .WithName("streamTeamNotices")
        .WithSummary("New notices of a team, or of all teams, as they come: server-sent events")
        .WithDescription(Description)
        .Produces<string>(contentType: MediaType)
        .WithMetadata(new EndpointExample(MediaType, Example))
        .WithMetadata(new EndpointHeader(LastEventId, false, null, "Id of the last event that was received; the stream goes on behind it."))
        .Refuses(StaffRefusals.LastEventIdMalformed, StaffRefusals.StreamFull);

    private static async Task<IResult> ListenAsync(
        string? team, Caller caller, HttpContext context, NoticeStream stream, StreamSeats seats, CancellationToken cancellationToken)
    {
        var listener = new StreamListener(team, context.Request.Headers[LastEventId], caller.ExpiresAt);
        context.Response.RegisterForDispose(seats.Take());
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back.
        long position = await stream.StartAsync(listener, cancellationToken);
        return TypedResults.ServerSentEvents(stream.ListenAsync(listener, position, cancellationToken));
    }
}
