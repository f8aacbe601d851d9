using JobcenterModular.Applications.UseCases.Drafts;
using JobcenterModular.Applications.UseCases.Household;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>Several people of one household: each adult answers alone, the applicant sends for all.</summary>
internal static class HouseholdEndpoints
{
    private const string Tag = "Household";

    public static void MapHousehold(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder own = api.MapGroup("/applications/{id:guid}").RequireAuthorization(Policies.Applicant).WithTags(Tag)
            .Refuses(ApplicationsRefusals.NotFound);
        own.MapGet("/household-invitations", ListAsync).WithName("listHouseholdInvitations")
            .WithSummary("Whom the applicant has invited, and whether their part is filled in and confirmed");
        own.MapPost("/household-invitations", InviteAsync).WithName("inviteHouseholdMember")
            .WithSummary("Invite an adult of the household to fill in and confirm the own part")
            .WithDescription("The code is shown once and good for one acceptance. From then on the own sections of this person are closed to the applicant, for good: nobody can be invited to them again.")
            .TakesIdempotencyKey().RequireRateLimiting(RateLimits.Creating)
            .Refuses(
                HttpRefusals.Invalid, HttpRefusals.TooMany, ApplicationsRefusals.AlreadySubmitted, HouseholdRefusals.PersonUnknown, HouseholdRefusals.AlreadyInvited,
                HouseholdRefusals.PartClosed, HouseholdRefusals.TooManyInvitations, HttpRefusals.Busy);
        own.MapDelete("/household-invitations/{invitationId:guid}", TakeBackAsync).WithName("takeBackHouseholdInvitation")
            .WithSummary("Take an invitation back: code and token open nothing any more; what was answered stays closed and goes to the office")
            .Refuses(HouseholdRefusals.InvitationNotFound, HttpRefusals.Busy);
        DescribeNote(
            own.MapGet("/protected-note", (Guid id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
                GetNoteAsync(id, caller, response, mediator, cancellationToken)),
            own.MapPut("/protected-note", (Guid id, ProtectedNoteRequest request, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
                WriteNoteAsync(id, request, caller, http, mediator, cancellationToken)),
            "Applicants");
        api.MapPost("/household-invitations/acceptances", AcceptAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessing).WithTags(Tag)
            .WithName("acceptHouseholdInvitation").WithSummary("Accept an invitation, or come back to the own part")
            .WithDescription("The code of an invitation is good for one acceptance. Its answer has a code of one's own to come back with, shown once.")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HouseholdRefusals.InvitationRefused, HouseholdRefusals.InvitationTooMany, HttpRefusals.TooMany, HttpRefusals.Busy);

        RouteGroupBuilder part = api.MapGroup("/own-part").RequireAuthorization(Policies.Household).WithTags(Tag).Refuses(HouseholdRefusals.OwnPartNotFound);
        part.MapGet("", GetPartAsync).WithName("getOwnPart").WithSummary("The own part: progress, and what all of the household share").AnswersWithETag();
        part.MapGet("/sections/{key}", GetSectionAsync).WithName("getOwnSection").WithSummary("The saved answers of one section of the own part")
            .AnswersWithETag().Refuses(ApplicationsRefusals.SectionUnknown);
        part.MapPut("/sections/{key}", SaveSectionAsync).WithName("saveOwnSection").WithSummary("Save one section of the own part; a confirmation must be given anew")
            .EditsVersion()
            .Refuses(
                ApplicationsRefusals.SectionUnknown, ApplicationsRefusals.AlreadySubmitted, ApplicationsRefusals.SectionStale, ApplicationsRefusals.AnswersInvalid, HttpRefusals.Busy);
        part.MapPost("/confirmation", ConfirmAsync).WithName("confirmOwnPart").WithSummary("Confirm the own part as it was read")
            .NeedsVersion("ETag of `GET /own-part`.").Refuses(HouseholdRefusals.PartStale, HttpRefusals.Busy);
        DescribeNote(
            part.MapGet("/protected-note", (Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
                GetNoteAsync(null, caller, response, mediator, cancellationToken)),
            part.MapPut("/protected-note", (ProtectedNoteRequest request, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken) =>
                WriteNoteAsync(null, request, caller, http, mediator, cancellationToken)),
            "Own");
    }

    private static void DescribeNote(RouteHandlerBuilder read, RouteHandlerBuilder write, string whose)
    {
        read.WithName($"get{whose}ProtectedNote").WithSummary("Whether the own protected note is there; its text is in no answer").AnswersWithETag();
        write.WithName($"write{whose}ProtectedNote")
            .WithSummary("Write the own protected note, for example about violence; an empty text takes it back")
            .WithDescription("Nobody of the household can see it, and nobody learns that it is there. Staff of the desk read it at one address, and each read is logged.")
            .EditsVersion().Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HouseholdRefusals.NoteStale, HttpRefusals.Busy);
    }

    private static async Task<Ok<IReadOnlyList<HouseholdInvitationView>>> ListAsync(Guid id, Caller caller, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListInvitations(id, caller), cancellationToken));

    private static async Task<Created<InvitedMember>> InviteAsync(
        Guid id, HouseholdInvitationRequest request, Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        InvitedMember invited = await mediator.Send(new InviteMember(id, request.Person, IdempotencyKeyHeader.Read(http), caller), cancellationToken);
        return TypedResults.Created($"/api/v1/applications/{id}/household-invitations", invited);
    }

    private static async Task<NoContent> TakeBackAsync(Guid id, Guid invitationId, Caller caller, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new TakeBackInvitation(id, invitationId, caller), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<AcceptedInvitation>> AcceptAsync(AcceptanceRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new AcceptInvitation(request.Reference, request.Code, request.BirthDate), cancellationToken));

    private static async Task<Ok<OwnPartView>> GetPartAsync(Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        OwnPartView part = await mediator.Send(new GetOwnPart(caller), cancellationToken);
        response.Headers.ETag = part.Etag;
        return TypedResults.Ok(part);
    }

    private static async Task<Ok<SectionView>> GetSectionAsync(
        string key, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        SectionView section = await mediator.Send(new GetOwnSection(key, caller), cancellationToken);
        response.Headers.ETag = section.Etag;
        return TypedResults.Ok(section);
    }

    private static async Task<Ok<OwnSectionSaved>> SaveSectionAsync(
        string key, JsonObjectBody answers, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http.Request);
        OwnSectionSaved saved = await mediator.Send(new SaveOwnSection(key, version, answers.Value, caller), cancellationToken);
        http.Response.Headers.ETag = saved.Etag;
        return TypedResults.Ok(saved);
    }

    private static async Task<Ok<OwnPartConfirmed>> ConfirmAsync(Caller caller, HttpRequest http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http);
        return TypedResults.Ok(await mediator.Send(new ConfirmOwnPart(version, caller), cancellationToken));
    }

    private static async Task<Ok<ProtectedNoteState>> GetNoteAsync(Guid? id, Caller caller, HttpResponse response, IMediator mediator, CancellationToken cancellationToken)
    {
        ProtectedNoteState state = await mediator.Send(new GetProtectedNote(id, caller), cancellationToken);
        response.Headers.ETag = state.Etag;
        return TypedResults.Ok(state);
    }

    private static async Task<Ok<ProtectedNoteState>> WriteNoteAsync(
        Guid? id, ProtectedNoteRequest request, Caller caller, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        long version = EntityTags.Required(http.Request);
        ProtectedNoteState state = await mediator.Send(new WriteProtectedNote(id, request.Text, version, caller), cancellationToken);
        http.Response.Headers.ETag = state.Etag;
        return TypedResults.Ok(state);
    }
}

/// <summary>Whom to invite.</summary>
/// <param name="Person">An adult of the household who belongs to the application, such as <c>p1</c>.</param>
internal sealed record HouseholdInvitationRequest(string Person);

/// <summary>Accepting an invitation.</summary>
/// <param name="Reference">The reference, such as HA-2026-7K3M-9QXC.</param>
/// <param name="Code">The code of the invitation, or from the acceptance on the own one; case, spaces and hyphens do not matter.</param>
/// <param name="BirthDate">The own date of birth.</param>
internal sealed record AcceptanceRequest(string Reference, string Code, DateOnly BirthDate);

/// <summary>A protected note.</summary>
/// <param name="Text">What the office must know; an empty text takes it back.</param>
internal sealed record ProtectedNoteRequest(string Text);
