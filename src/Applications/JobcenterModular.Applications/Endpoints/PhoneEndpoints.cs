using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Phone;
using JobcenterModular.Applications.UseCases.Resuming;
using JobcenterModular.Applications.UseCases.Submitting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>The hotline: the least that counts in one request, or the form question by question with a caller.</summary>
internal static class PhoneEndpoints
{
    private const string Tag = "Phone";

    public static void MapPhone(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder phone = api.MapGroup("/casework").RequireAuthorization(Policies.Phone).WithTags(Tag);
        phone.MapPost("/short-applications", TakeAsync).WithName("takeShortApplication")
            .WithSummary("A short application: name, contact and month secure the date at this instant")
            .WithDescription("It begins a draft with these answers, marked as taken by phone, and puts a task on the desk: somebody calls back for the rest.")
            .TakesIdempotencyKey().Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, ApplicationsRefusals.AnswersInvalid);
        phone.MapGet("/call-rules", GetRulesAsync).WithName("getCallRules")
            .WithSummary("What a caller is asked to prove to be the applicant, and how long a call lasts");
        phone.MapPost("/calls", OpenAsync).RequireRateLimiting(RateLimits.Guessing).WithName("openCall")
            .WithSummary("Begin an application for a caller, or go on with one whose applicant the caller proves to be")
            .WithDescription("Without a reference a new application is begun; a Folgeantrag goes on from another application and is begun by its owner. Everything that the caller says must be right, and enough of it, see `GET /casework/call-rules`; the resume code is enough alone.")
            .TakesIdempotencyKey()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.TooMany, PhoneRefusals.IdentityRefused, PhoneRefusals.IdentityTooMany,
                ApplicationsRefusals.AlreadySubmitted, ApplicationsRefusals.FormKeyUnknown, RenewalRefusals.ApplicationMissing);
        MapCall(phone.MapGroup("/calls/{id:guid}").Refuses(PhoneRefusals.CallNotFound, PhoneRefusals.CallEnded));
    }

    private static void MapCall(RouteGroupBuilder call)
    {
        call.MapGet("", GetAsync).WithName("getCall").WithSummary("Where to go on: the next open question with the help to read out");
        call.MapGet("/sections/{key}", GetSectionAsync).WithName("getCallSection")
            .WithSummary("A section question by question; account numbers are masked").AnswersWithETag().Refuses(ApplicationsRefusals.SectionUnknown);
        call.MapPut("/sections/{key}", SaveAsync).WithName("saveCallSection")
            .WithSummary("Save what the caller says, under the same rules as the applicant's own save")
            .WithDescription("It replaces the section's answers. A masked account number that is sent back means the stored one. The save leaves a line with agent and time.")
            .EditsVersion()
            .Refuses(
                ApplicationsRefusals.SectionUnknown, ApplicationsRefusals.AlreadySubmitted, ApplicationsRefusals.SectionStale, ApplicationsRefusals.AnswersInvalid,
                HouseholdRefusals.PartClosed, HttpRefusals.Busy);
        call.MapGet("/read-back", GetReadBackAsync).WithName("getReadBack").WithSummary("All answers, to be read to the caller").AnswersWithETag();
        call.MapPost("/read-back", ReadBackAsync).WithName("recordReadBack")
            .WithSummary("All answers were read to the caller, who agreed; a later change asks for another time")
            .WithDescription("The ETag is that of `GET /casework/calls/{id}/read-back`: an answer that came meanwhile was not read.")
            .NeedsVersion("ETag of what was read out.").Refuses(PhoneRefusals.NotReadBack, ApplicationsRefusals.AlreadySubmitted, HttpRefusals.Busy);
        call.MapPost("/submission", SubmitAsync).WithName("submitForCaller")
            .WithSummary("Send the application for the caller, after the answers were read out")
            .Refuses(PhoneRefusals.NotReadBack, ApplicationsRefusals.Incomplete, RenewalRefusals.Incomplete, HttpRefusals.Busy);
        call.MapPost("/hand-over", HandOverAsync).WithName("handOverCall")
            .WithSummary("The caller goes on alone: a new code, all earlier ones are void, and the call is over").Refuses(HttpRefusals.Busy);
        call.MapPost("/end", EndAsync).WithName("endCall").WithSummary("Close the call; it opens nothing any more").Refuses(HttpRefusals.Busy);
    }

    private static async Task<Created<ShortApplicationTaken>> TakeAsync(
        ShortApplicationRequest request, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        ShortApplicationTaken taken = await mediator.Send(new TakeShortApplication(request, IdempotencyKeyHeader.Read(http), caller), cancellationToken);
        return TypedResults.Created((string?)null, taken);
    }

    private static async Task<Ok<CallRules>> GetRulesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCallRules(), cancellationToken));

    private static async Task<Created<CallOpened>> OpenAsync(
        OpenCallRequest request, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        CallOpened opened = await mediator.Send(new OpenCall(request, IdempotencyKeyHeader.Read(http), caller), cancellationToken);
        return TypedResults.Created($"/api/v1/casework/calls/{opened.Id}", opened);
    }

    private static async Task<Ok<CallView>> GetAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetCall(id, caller), cancellationToken));

    private static async Task<Ok<CallSection>> GetSectionAsync(
        Guid id, string key, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        CallSection section = await mediator.Send(new GetCallSection(id, key, caller), cancellationToken);
        response.Headers.ETag = section.Etag;
        return TypedResults.Ok(section);
    }

    private static async Task<Ok<SavedSection>> SaveAsync(
        Guid id, string key, JsonObjectBody answers, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http.Request);
        SavedSection saved = await mediator.Send(new SaveCallSection(id, key, version, answers.Value, caller), cancellationToken);
        http.Response.Headers.ETag = saved.Etag;
        return TypedResults.Ok(saved);
    }

    private static async Task<Ok<ReadBackText>> GetReadBackAsync(
        Guid id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        ReadBackText text = await mediator.Send(new GetReadBack(id, caller), cancellationToken);
        response.Headers.ETag = text.Etag;
        return TypedResults.Ok(text);
    }

    private static async Task<Ok<ReadBackRecorded>> ReadBackAsync(
        Guid id, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http);
        return TypedResults.Ok(await mediator.Send(new RecordReadBack(id, version, caller), cancellationToken));
    }

    private static async Task<Ok<SubmittedApplication>> SubmitAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new SubmitForCaller(id, caller), cancellationToken));

    private static async Task<Ok<RenewedResumeCode>> HandOverAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new HandOverCall(id, caller), cancellationToken));

    private static async Task<NoContent> EndAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new EndCall(id, caller), cancellationToken);
        return TypedResults.NoContent();
    }
}
