using JobcenterModular.Applications.UseCases.Desk;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>The caseworker's desk.</summary>
internal static class DeskEndpoints
{
    private const string IsLogged = "The read is logged with account and role before the answer leaves.";

    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder desk = api.MapGroup("/casework").RequireAuthorization(Policies.Desk).WithTags("Casework");
        desk.MapGet("/applications", ListAsync).WithName("listCaseworkApplications")
            .WithSummary("The queue of applications that were sent, newest first").Refuses(HttpRefusals.CursorMalformed);
        desk.MapGet("/applications/{id:guid}", GetAsync).WithName("getCaseworkApplication")
            .WithSummary("A sent application with answers, papers and hints").WithDescription(IsLogged).Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/applications/{id:guid}/summary", GetHtmlAsync).WithName("getCaseworkSummary")
            .WithSummary("The summary as self-contained accessible HTML").WithDescription(IsLogged)
            .Produces<string>(contentType: "text/html").Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/applications/{id:guid}/summary.pdf", GetPdfAsync).WithName("getCaseworkSummaryPdf")
            .WithSummary("The summary as PDF/A-3b with the answers attached as JSON").WithDescription(IsLogged)
            .Produces<FileContentHttpResult>(contentType: "application/pdf")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.PdfNotReady, ApplicationsRefusals.PdfUnavailable);
        desk.MapGet("/applications/{id:guid}/orientation", GetOrientationAsync).WithName("getOrientation")
            .WithSummary("Rough need and savings, each value with its days and source; a hint, never a verdict")
            .WithDescription(IsLogged).Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/applications/{id:guid}/protected-notes", GetProtectedAsync).WithName("readProtectedNotes")
            .WithSummary("What nobody of the household but its author may know of, such as violence").WithDescription(IsLogged)
            .Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/drafts", ListDraftsAsync).WithName("listUnfinishedDrafts")
            .WithSummary("Begun, not sent: date and progress, never the answers").Refuses(HttpRefusals.CursorMalformed);
    }

    private static async Task<Ok<Page<CaseworkRow>>> ListAsync(
        string? team,
        bool? urgent,
        DateOnly? submittedFrom,
        DateOnly? submittedTo,
        string? reference,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(
            new ListCaseworkApplications(team, urgent, submittedFrom, submittedTo, reference, cursor, limit), cancellationToken));

    private static async Task<Ok<CaseworkApplication>> GetAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCaseworkApplication(id, caller), cancellationToken));

    private static async Task<Ok<OrientationView>> GetOrientationAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetOrientation(id, caller), cancellationToken));

    private static async Task<Ok<IReadOnlyList<ProtectedNoteView>>> GetProtectedAsync(
        Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ReadProtectedNotes(id, caller), cancellationToken));

    private static async Task<IResult> GetHtmlAsync(
        Guid id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        SubmissionEndpoints.AsFile(response, await mediator.Send(new GetCaseworkSummary(id, caller, AsPdf: false), cancellationToken));

    private static async Task<IResult> GetPdfAsync(
        Guid id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        SubmissionEndpoints.AsFile(response, await mediator.Send(new GetCaseworkSummary(id, caller, AsPdf: true), cancellationToken));

    private static async Task<Ok<Page<UnfinishedDraftRow>>> ListDraftsAsync(
        string? team, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListUnfinishedDrafts(team, cursor, limit), cancellationToken));
}
