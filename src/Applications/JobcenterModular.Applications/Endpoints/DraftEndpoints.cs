using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>From the first click to the last answer.</summary>
internal static class DraftEndpoints
{
    private const string Tag = "Applications";

    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/applications", StartAsync).RequireAuthorization(Policies.GuestOrApplicant).RequireRateLimiting(RateLimits.Creating)
            .WithName("startApplication").WithTags(Tag)
            .WithSummary("Start an application: secures the application date at this instant")
            .TakesIdempotencyKey()
            .Refuses(
                ApplicationsRefusals.FormKeyUnknown,
                ApplicationsRefusals.NotFound,
                RenewalRefusals.ApplicationMissing,
                RenewalRefusals.FormRenewsNothing,
                RenewalRefusals.NotGranted,
                RenewalRefusals.AlreadyBegun,
                HttpRefusals.Invalid,
                HttpRefusals.TooMany,
                HttpRefusals.Busy);

        RouteGroupBuilder own = api.MapGroup("/applications").RequireAuthorization(Policies.Applicant).WithTags(Tag);
        own.MapGet("", ListAsync).WithName("listOwnApplications").WithSummary("The caller's own applications, newest first");
        own.MapGet("/{id:guid}", GetAsync).WithName("getApplication").WithSummary("An own application with all saved answers")
            .Refuses(ApplicationsRefusals.NotFound);
        own.MapDelete("/{id:guid}", DeleteAsync).WithName("deleteDraft").WithSummary("Delete an own draft with its papers, at any time")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.AlreadySubmitted, HttpRefusals.Busy);
        own.MapGet("/{id:guid}/sections/{key}", GetSectionAsync).WithName("getSection").WithSummary("The saved answers of one section instance")
            .AnswersWithETag().Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.SectionUnknown, HouseholdRefusals.PartClosed);
        own.MapPut("/{id:guid}/sections/{key}", SaveSectionAsync).WithName("saveSection")
            .WithSummary("Save the answers of one section instance")
            .WithDescription(
                "Body: an object of answers by question id, such as `{\"ap.last\": \"Muster\", \"ap.birthDate\": \"1991-03-04\"}`. It replaces the section's answers. "
                + "`{\"dontKnow\": true}` and, where offered, `{\"none\": true}` are answers too. Money is in cents. Sections of household members have keys such as `person:p1`.")
            .EditsVersion()
            .Refuses(
                ApplicationsRefusals.NotFound,
                ApplicationsRefusals.SectionUnknown,
                ApplicationsRefusals.AlreadySubmitted,
                ApplicationsRefusals.SectionStale,
                ApplicationsRefusals.AnswersInvalid,
                HouseholdRefusals.PartClosed,
                HttpRefusals.Busy);
        own.MapGet("/{id:guid}/progress", GetProgressAsync).WithName("getProgress")
            .WithSummary("What is asked and open, what is implausible, which papers are due").Refuses(ApplicationsRefusals.NotFound);
        own.MapGet("/{id:guid}/evidence", GetEvidenceAsync).WithName("getEvidence").WithSummary("The checklist of papers, from the answers")
            .Refuses(ApplicationsRefusals.NotFound);
        own.MapGet("/{id:guid}/form-migration", PreviewMigrationAsync).WithName("previewFormMigration")
            .WithSummary("What a move to the next form version would do; changes nothing")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.AlreadySubmitted, ApplicationsRefusals.NothingToMigrate);
        own.MapPost("/{id:guid}/form-migration", MigrateAsync).WithName("migrateForm").WithSummary("Move the draft to the next form version")
            .Refuses(ApplicationsRefusals.NotFound, ApplicationsRefusals.AlreadySubmitted, ApplicationsRefusals.NothingToMigrate, HttpRefusals.Busy);
    }

    private static async Task<Created<StartedApplication>> StartAsync(
        StartApplicationRequest request, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        StartedApplication started = await mediator.Send(
            new StartApplication(request.Form, request.Renews, IdempotencyKeyHeader.Read(http), caller), cancellationToken);
        return TypedResults.Created($"/api/v1/applications/{started.Id}", started);
    }

    private static async Task<Ok<IReadOnlyList<OwnApplicationRow>>> ListAsync(Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListOwnApplications(caller), cancellationToken));

    private static async Task<Ok<ApplicationView>> GetAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetApplication(id, caller), cancellationToken));

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new DeleteDraft(id, caller), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<SectionView>> GetSectionAsync(
        Guid id, string key, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        response.Tagged(await mediator.Send(new GetSection(id, key, caller), cancellationToken), section => section.Etag);

    private static async Task<Ok<SavedSection>> SaveSectionAsync(
        Guid id, string key, JsonObjectBody answers, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http.Request);
        return http.Response.Tagged(await mediator.Send(new SaveSection(id, key, version, answers.Value, caller), cancellationToken), saved => saved.Etag);
    }

    private static async Task<Ok<ProgressView>> GetProgressAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetProgress(id, caller), cancellationToken));

    private static async Task<Ok<IReadOnlyList<EvidenceItem>>> GetEvidenceAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetEvidence(id, caller), cancellationToken));

    private static async Task<Ok<MigrationView>> PreviewMigrationAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new MigrateDraft(id, Apply: false, caller), cancellationToken));

    private static async Task<Ok<MigrationView>> MigrateAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new MigrateDraft(id, Apply: true, caller), cancellationToken));
}

/// <summary>Which form to begin.</summary>
/// <param name="Form">Key of the form: <c>hauptantrag</c>, or <c>folgeantrag</c> for a renewal.</param>
/// <param name="Renews">With <c>folgeantrag</c>: id of the granted application, the caller's own or the one that their token opens.</param>
internal sealed record StartApplicationRequest(string Form, Guid? Renews = null);
