using JobcenterModular.Applications.UseCases.Resuming;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>Stop, and go on on another device.</summary>
internal static class ResumeEndpoints
{
    private const string Tag = "Pause and resume";

    public static void MapResuming(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("/applications/{id:guid}").RequireAuthorization(Policies.Applicant).WithTags(Tag);
        own.MapPost("/pauses", PauseAsync).WithName("pauseApplication")
            .WithSummary("Pause: gives a resume code and mails a link with it").TakesIdempotencyKey()
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.AlreadySubmitted, ApplicationsRefusals.MailAddressInvalid, HttpRefusals.Busy);
        own.MapPost("/resume-codes", RenewCodeAsync).WithName("renewResumeCode")
            .WithSummary("A new resume code; all earlier ones are void").Refuses(ApplicationsRefusals.NotFound, HttpRefusals.Busy);
        own.MapPost("/access-tokens", RenewTokenAsync).WithName("renewAccessToken")
            .WithSummary("A fresh access token while the old one is valid").Refuses(ApplicationsRefusals.NotFound);
        api.MapPost("/resumptions", ResumeAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessing).WithTags(Tag)
            .WithName("resumeApplication").WithSummary("Come back with reference and resume code")
            .Refuses(ApplicationsRefusals.ResumeRefused, ApplicationsRefusals.ResumeTooMany, HttpRefusals.TooMany, HttpRefusals.Invalid);
    }

    private static async Task<Ok<PausedApplication>> PauseAsync(
        Guid id, PauseRequest? request, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(
            new PauseApplication(id, request?.Mail, IdempotencyKeyHeader.Read(http), caller), cancellationToken));

    private static async Task<Ok<RenewedResumeCode>> RenewCodeAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new RenewResumeCode(id, caller), cancellationToken));

    private static async Task<Ok<AccessToken>> RenewTokenAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new RenewAccessToken(id, caller), cancellationToken));

    private static async Task<Ok<ResumedApplication>> ResumeAsync(ResumptionRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ResumeApplication(request.Reference, request.Code), cancellationToken));
}

/// <summary>How to come back later.</summary>
/// <param name="Mail">Address for the link; without it the form's answer is used, if there is one.</param>
internal sealed record PauseRequest(string? Mail = null);

/// <summary>Coming back.</summary>
/// <param name="Reference">The reference, such as HA-2026-7K3M-9QXC.</param>
/// <param name="Code">The resume code; case, spaces and hyphens do not matter.</param>
internal sealed record ResumptionRequest(string Reference, string Code);
