using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Documents.UseCases.Letters;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Documents.Endpoints;

/// <summary>The letter of a decision: attached by staff, read by its owner if they want that.</summary>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder desk = api.MapGroup("/casework/applications/{applicationId:guid}/decision/letter").WithTags("Decisions").RequireAuthorization(Policies.Desk);
        desk.MapGet("", GetAsync).WithName("getDecisionLetter").WithSummary("Which document is the letter of the decision, and whether it was opened in the portal")
            .AnswersWithETag().Refuses(HttpRefusals.NotFound, LetterRefusals.Undecided);
        desk.MapPut("", AttachAsync).WithName("attachDecisionLetter").WithSummary("Say which document of the case file is the letter of the decision")
            .EditsVersion()
            .Refuses(
                HttpRefusals.NotFound, HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, LetterRefusals.Undecided, LetterRefusals.DocumentUnknown,
                LetterRefusals.Stale);
        RouteGroupBuilder own = api.MapGroup("/applications/{applicationId:guid}/decision-letter")
            .WithTags("Decisions").RequireAuthorization(Policies.Applicant).NeedsStorage();
        own.MapGet("", GetOwnAsync).WithName("getOwnDecisionLetter").WithSummary("Whether the letter of the decision waits in the portal; only with consent")
            .Refuses(HttpRefusals.NotFound, DocumentsRefusals.NotReady);
        own.MapGet("/content", OpenAsync).WithName("downloadOwnDecisionLetter")
            .WithSummary("The letter of the decision; the first retrieval is recorded (§ 37 (2b) SGB X)")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .Refuses(HttpRefusals.NotFound, HttpRefusals.Busy, DocumentsRefusals.NotReady, DocumentsRefusals.NotCheckedYet, DocumentsRefusals.Infected);
    }

    private static async Task<Ok<CaseLetter>> GetAsync(Guid applicationId, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new GetCaseLetter(applicationId), cancellationToken), letter => letter.Etag);

    private static async Task<Ok<CaseLetter>> AttachAsync(
        Guid applicationId, LetterBody body, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
        http.Response.Tagged(await mediator.Send(new AttachLetter(applicationId, body, EntityTags.Required(http.Request), caller), cancellationToken), letter => letter.Etag);

    private static async Task<Ok<OwnLetter>> GetOwnAsync(Guid applicationId, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetOwnLetter(applicationId, caller), cancellationToken));

    private static async Task<FileStreamHttpResult> OpenAsync(
        Guid applicationId, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        DocumentDownload.Send(response, await mediator.Send(new OpenOwnLetter(applicationId, caller), cancellationToken));
}
