using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.Applications.UseCases.Summaries;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>Sending, and the proof of it.</summary>
internal static class SubmissionEndpoints
{
    private const string Tag = "Submission";

    public static void MapSubmission(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("/applications/{id:guid}").RequireAuthorization(Policies.Applicant).WithTags(Tag);
        own.MapPost("/submission", SubmitAsync).WithName("submitApplication")
            .WithSummary("Send the application; once, however often it is called")
            .WithDescription("Gaps do not block: only identity and contact do. Repeats and parallel tries get the same receipt, with or without an Idempotency-Key.")
            .TakesIdempotencyKey().Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.Incomplete, RenewalRefusals.Incomplete, HttpRefusals.Busy);
        own.MapGet("/receipt", GetReceiptAsync).WithName("getReceipt").WithSummary("The receipt once more")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted);
        own.MapGet("/status", GetStatusAsync).WithName("getApplicationStatus").WithSummary("Where the sent application stands, in plain words")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted);
        own.MapGet("/summary", GetHtmlAsync).WithName("getSummary").WithSummary("What was sent, as self-contained accessible HTML")
            .Produces<string>(contentType: "text/html").Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted);
        own.MapGet("/summary.pdf", GetPdfAsync).WithName("getSummaryPdf").WithSummary("What was sent, as PDF/A-3b with the answers attached as JSON")
            .Produces<FileContentHttpResult>(contentType: "application/pdf")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.NotSubmitted, ApplicationsRefusals.PdfNotReady, ApplicationsRefusals.PdfUnavailable);

        api.MapPost("/receipts/verifications", VerifyAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessing).WithTags(Tag)
            .WithName("verifyReceipt").WithSummary("Whether a receipt is genuine; for anyone").Refuses(HttpRefusals.TooMany);
        api.MapGet("/receipts/keys", GetKeysAsync).AllowAnonymous().WithTags(Tag)
            .WithName("getReceiptKeys").WithSummary("Public keys (JWK set) to verify receipts without us");
    }

    internal static FileContentHttpResult AsFile(HttpResponse response, SummaryDocument document)
    {
        // The document has no scripts; this keeps it so in any browser.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return TypedResults.File(document.Content, document.MediaType, document.MediaType.StartsWith("text/html", StringComparison.Ordinal) ? null : document.FileName);
    }

    private static async Task<Ok<SubmittedApplication>> SubmitAsync(
        Guid id, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        // Submission is idempotent by itself; the key is only checked for its shape.
        IdempotencyKeyHeader.Read(http);
        return TypedResults.Ok(await mediator.Send(new SubmitApplication(id, caller), cancellationToken));
    }

    private static async Task<Ok<SubmittedApplication>> GetReceiptAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetReceipt(id, caller), cancellationToken));

    private static async Task<Ok<ApplicationStanding>> GetStatusAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetStatus(id, caller), cancellationToken));

    private static async Task<IResult> GetHtmlAsync(
        Guid id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        AsFile(response, await mediator.Send(new GetSummary(id, caller, AsPdf: false), cancellationToken));

    private static async Task<IResult> GetPdfAsync(
        Guid id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        AsFile(response, await mediator.Send(new GetSummary(id, caller, AsPdf: true), cancellationToken));

    private static async Task<Ok<ReceiptVerification>> VerifyAsync(ReceiptVerificationRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new VerifyReceipt(request.Receipt), cancellationToken));

    private static async Task<Ok<ReceiptKeySet>> GetKeysAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetReceiptKeys(), cancellationToken));
}

/// <summary>A receipt to verify.</summary>
/// <param name="Receipt">The signed receipt (JWS, compact).</param>
internal sealed record ReceiptVerificationRequest(string Receipt);
