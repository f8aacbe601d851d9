using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.UseCases.Printing;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Notifications.Endpoints;

/// <summary>Letters for who is not reached otherwise: listed, printed, posted.</summary>
internal static class PrintEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string Pdf = "application/pdf";

    public static void MapPrintQueue(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/casework/print-queue").WithTags("Notifications").RequireAuthorization(Policies.Filing);
        group.MapGet("", ListAsync).WithName("listPrintQueue")
            .WithSummary("Letters that are to be printed and posted, newest first; posted=true lists those that were")
            .Refuses(HttpRefusals.CursorMalformed);
        group.MapGet("/{id:guid}/page", PageAsync).WithName("getPrintPage")
            .WithSummary("The letter as a print-ready page, A4, the address in the window (DIN 5008)")
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .Refuses(HttpRefusals.NotFound, NotificationsRefusals.AlreadyPosted, NotificationsRefusals.LetterOutdated);
        group.MapGet("/{id:guid}/pdf", PdfAsync).WithName("getPrintPdf")
            .WithSummary("The letter as PDF/A, once it is made")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, Pdf)
            .Refuses(HttpRefusals.NotFound, NotificationsRefusals.AlreadyPosted, NotificationsRefusals.LetterOutdated, NotificationsRefusals.PdfNotReady);
        group.MapPost("/{id:guid}/posted", PostAsync).WithName("markLetterPosted")
            .WithSummary("Says that the letter was given to the post; the first time counts, and erases its content here")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy);
    }

    private static async Task<Ok<Page<PrintJobView>>> ListAsync(
        bool? posted, string? cursor, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListPrintJobs(posted == true, cursor, limit), cancellationToken));

    private static async Task<ContentHttpResult> PageAsync(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        string page = await mediator.Send(new ReadPrintPage(id), cancellationToken);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return TypedResults.Content(page, Html);
    }

    private static async Task<FileContentHttpResult> PdfAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.File(await mediator.Send(new ReadPrintPdf(id), cancellationToken), Pdf, $"{id}.pdf");

    private static async Task<Ok<PrintJobView>> PostAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new PostPrintJob(id, caller), cancellationToken));
}
