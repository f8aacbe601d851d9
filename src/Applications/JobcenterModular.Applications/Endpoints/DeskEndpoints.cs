using JobcenterModular.Applications.UseCases.Desk;
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
    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder desk = api.MapGroup("/casework").RequireAuthorization(Policies.Desk).WithTags("Casework");
        desk.MapGet("/applications", ListAsync).WithName("listCaseworkApplications")
            .WithSummary("The queue of applications that were sent, newest first").Refuses(HttpRefusals.CursorMalformed);
        desk.MapGet("/applications/{id:guid}", GetAsync).WithName("getCaseworkApplication")
            .WithSummary("A sent application with answers, papers and hints").Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/applications/{id:guid}/summary", GetHtmlAsync).WithName("getCaseworkSummary")
            .WithSummary("The summary as self-contained accessible HTML").Produces<string>(contentType: "text/html").Refuses(ApplicationsRefusals.NotFound);
        desk.MapGet("/applications/{id:guid}/summary.pdf", GetPdfAsync).WithName("getCaseworkSummaryPdf")
            .WithSummary("The summary as PDF/A").Produces<FileContentHttpResult>(contentType: "application/pdf")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.PdfNotReady, ApplicationsRefusals.PdfUnavailable);
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

    private static async Task<Ok<CaseworkApplication>> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCaseworkApplication(id), cancellationToken));

    private static async Task<IResult> GetHtmlAsync(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        SubmissionEndpoints.AsFile(response, await mediator.Send(new GetSummary(id, null, AsPdf: false), cancellationToken));

    private static async Task<IResult> GetPdfAsync(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        SubmissionEndpoints.AsFile(response, await mediator.Send(new GetSummary(id, null, AsPdf: true), cancellationToken));

    private static async Task<Ok<Page<UnfinishedDraftRow>>> ListDraftsAsync(
        string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListUnfinishedDrafts(cursor, limit), cancellationToken));
}
