using JobcenterModular.Applications.UseCases.Desk.Items;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>What lies on the desk: queues, one item, and what people do with it.</summary>
internal static class WorkItemEndpoints
{
    private const string Tag = "Desk";
    private const string ShowsChanges = "412 shows the item as it is now (`current`), what was wanted (`yours`) and what others did in between (`changes`).";

    public static void MapWorkItems(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder desk = api.MapGroup("/casework").RequireAuthorization(Policies.Desk).WithTags(Tag);
        desk.MapGet("/items", ListAsync)
            .WithName("listWorkItems")
            .WithSummary("Everything on the desk in one list, what came first at the top")
            .WithDescription(
                "`queue`: `open` (the default), `new`, `mine`, `waiting`, `due`, `urgent`, or `all` with what is done. All filters can be combined. "
                + "With `queue=due` or `dueBy` the list is in the order of due days, with `followUpBy` in the order of these.")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.CursorMalformed);
        desk.MapGet("/items/{id:guid}", GetAsync)
            .WithName("getWorkItem")
            .WithSummary("One item with its history, notes and clocks")
            .AnswersWithETag()
            .Refuses(DeskRefusals.NotFound);
        desk.MapPost("/items/{id:guid}/notes", WriteNoteAsync)
            .WithName("writeWorkItemNote")
            .WithSummary("Write down what the next one should know")
            .TakesIdempotencyKey()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.NotFound);
        desk.MapPost("/assignments", AssignManyAsync)
            .WithName("assignWorkItems")
            .WithSummary("Give up to 1,000 items to somebody, or back to the team, in one request")
            .WithDescription("Each item is taken in the version that the list showed. Those that somebody changed meanwhile stay as they are; the answer says what became of each.")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.AssigneeUnknown, DeskRefusals.AssigneeWithoutRole);
        MapEdits(desk.MapGroup("/items/{id:guid}"));
        api.MapGet("/casework/clocks", GetClocksAsync)
            .RequireAuthorization(Policies.Lead)
            .WithTags(Tag)
            .WithName("getDeskClocks")
            .WithSummary("How many open applications are near or over the office's goal and the six months of § 88 SGG, and the most pressing ones");
    }

    private static void MapEdits(RouteGroupBuilder one)
    {
        one.MapPut("/assignment", AssignAsync)
            .WithName("assignWorkItem")
            .WithSummary("Give an item to somebody, take it over, or give it back to the team")
            .WithDescription(ShowsChanges)
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.NotFound, DeskRefusals.Stale, DeskRefusals.AssigneeUnknown,
                DeskRefusals.AssigneeWithoutRole, DeskRefusals.ReasonNeeded, DeskRefusals.ItemDone);
        one.MapPut("/team", ChangeTeamAsync)
            .WithName("changeWorkItemTeam")
            .WithSummary("Give an item to another team, where nobody has it yet; with its own item the application goes along")
            .WithDescription(ShowsChanges)
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.NotFound, DeskRefusals.Stale, DeskRefusals.TeamUnknown,
                DeskRefusals.ReasonNeeded, DeskRefusals.ItemDone);
        one.MapPut("/state", SetStateAsync)
            .WithName("setWorkItemState")
            .WithSummary("Begin, close or open again by hand; an application without a decision is not closed by hand")
            .WithDescription(ShowsChanges)
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.NotFound, DeskRefusals.Stale, DeskRefusals.StateNotByHand, DeskRefusals.ReasonNeeded,
                DeskRefusals.Undecided);
        one.MapPut("/follow-up", SetFollowUpAsync)
            .WithName("setWorkItemFollowUp")
            .WithSummary("The day on which to look at it again")
            .WithDescription(ShowsChanges)
            .EditsVersion()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Busy, DeskRefusals.NotFound, DeskRefusals.Stale, DeskRefusals.FollowUpPast, DeskRefusals.ItemDone);
    }

    private static async Task<Ok<Page<WorkItemRow>>> ListAsync(
        string? queue,
        string? team,
        string? assignee,
        string? kind,
        string? state,
        bool? urgent,
        DateOnly? dueBy,
        DateOnly? followUpBy,
        DateOnly? receivedFrom,
        DateOnly? receivedTo,
        string? reference,
        string? cursor,
        int? limit,
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new ListWorkItems(
                new WorkItemQuery(queue, team, assignee, kind, state, urgent, dueBy, followUpBy, receivedFrom, receivedTo, reference, cursor, limit), caller),
            cancellationToken));

    private static async Task<Ok<WorkItemDetail>> GetAsync(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        response.Tagged(await mediator.Send(new GetWorkItem(id), cancellationToken), detail => detail.Item.Etag);

    private static async Task<Created<NoteView>> WriteNoteAsync(
        Guid id, NoteRequest body, Caller caller, HttpRequest request, IMediator mediator, LinkGenerator links, CancellationToken cancellationToken)
    {
        NoteView note = await mediator.Send(new WriteNote(id, body, IdempotencyKeyHeader.Read(request), caller), cancellationToken);
        return TypedResults.Created(links.GetPathByName(request.HttpContext, "getWorkItem", new { id }), note);
    }

    private static async Task<Ok<BulkAssignment>> AssignManyAsync(BulkAssignmentRequest body, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new AssignMany(body, caller), cancellationToken));

    private static async Task<Ok<ClockBoard>> GetClocksAsync(string? team, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetClocks(team), cancellationToken));

    private static async Task<Ok<WorkItemRow>> AssignAsync(
        Guid id, AssignmentRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(new AssignItem(id, body, EntityTags.Required(request), caller), cancellationToken), item => item.Etag);

    private static async Task<Ok<WorkItemRow>> ChangeTeamAsync(
        Guid id, TeamChangeRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(new ChangeTeam(id, body, EntityTags.Required(request), caller), cancellationToken), item => item.Etag);

    private static async Task<Ok<WorkItemRow>> SetStateAsync(
        Guid id, ItemStateRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(new SetItemState(id, body, EntityTags.Required(request), caller), cancellationToken), item => item.Etag);

    private static async Task<Ok<WorkItemRow>> SetFollowUpAsync(
        Guid id, FollowUpRequest body, Caller caller, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(new SetFollowUp(id, body, EntityTags.Required(request), caller), cancellationToken), item => item.Etag);
}
