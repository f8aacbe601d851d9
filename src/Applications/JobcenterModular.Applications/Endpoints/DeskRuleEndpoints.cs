using JobcenterModular.Applications.UseCases.Desk.Rules;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JobcenterModular.Applications.Endpoints;

/// <summary>What team leads keep: the list of staff, and who gets what arrives.</summary>
internal static class DeskRuleEndpoints
{
    private const string Tag = "Desk rules";

    public static void MapDeskRules(this IEndpointRouteBuilder api)
    {
        MapStaff(api.MapGroup("/casework/staff").WithTags(Tag));
        MapRules(api.MapGroup("/casework/teams/{team}/assignment-rules").RequireAuthorization(Policies.Lead).WithTags(Tag));
    }

    private static void MapStaff(RouteGroupBuilder staff)
    {
        staff.MapGet("", ListStaffAsync)
            .RequireAuthorization(Policies.Desk)
            .WithName("listStaff")
            .WithSummary("Who can be given work, with teams, absences and substitutes");
        staff.MapGet("/{subject}", GetStaffAsync)
            .RequireAuthorization(Policies.Desk)
            .WithName("getStaffMember")
            .WithSummary("One entry of the list of staff")
            .AnswersWithETag()
            .Refuses(DeskRefusals.StaffUnknown);
        staff.MapPut("/{subject}", SaveStaffAsync)
            .RequireAuthorization(Policies.Lead)
            .WithName("saveStaffMember")
            .WithSummary("Enter somebody into the list of staff, or change the entry")
            .WithDescription("`subject` is the account as its token names it. What an account may do, its token says and not this list.")
            .EditsVersion()
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.StaffUnknown, DeskRefusals.StaffStale, DeskRefusals.TooManyStaff);
    }

    private static void MapRules(RouteGroupBuilder rules)
    {
        rules.MapGet("", GetRulesAsync)
            .WithName("getAssignmentRules")
            .WithSummary("Who gets what arrives for a team; an empty list with the version 0 where nobody wrote any rules")
            .AnswersWithETag();
        rules.MapPut("", SaveRulesAsync)
            .WithName("saveAssignmentRules")
            .WithSummary("Write who gets what arrives for a team")
            .WithDescription(
                "The first rule that fits, and has somebody who is there or has a substitute, gives the item away; of several people whoever has the fewest open items gets it. "
                + "What no rule gives away stays with the team.")
            .EditsVersion()
            .Refuses(
                HttpRefusals.Malformed, HttpRefusals.Invalid, HttpRefusals.Busy, DeskRefusals.RulesStale, DeskRefusals.AssigneeUnknown, DeskRefusals.AssigneeWithoutRole);
        rules.MapPost("/previews", PreviewAsync)
            .WithName("previewAssignmentRules")
            .WithSummary("Who would get something today; nothing is kept of it")
            .Refuses(HttpRefusals.Malformed, HttpRefusals.Invalid);
    }

    private static async Task<Ok<IReadOnlyList<StaffEntry>>> ListStaffAsync(string? team, bool? active, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListStaff(team, active), cancellationToken));

    private static async Task<Ok<StaffEntry>> GetStaffAsync(string subject, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        response.Tagged(await mediator.Send(new GetStaffMember(subject), cancellationToken), entry => entry.Etag);

    private static async Task<Ok<StaffEntry>> SaveStaffAsync(
        string subject, StaffBody body, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(new SaveStaffMember(subject, body.Content, EntityTags.Required(request)), cancellationToken), entry => entry.Etag);

    private static async Task<Ok<TeamRuleSet>> GetRulesAsync(string team, HttpResponse response, IMediator mediator, CancellationToken cancellationToken) =>
        response.Tagged(await mediator.Send(new GetTeamRules(team), cancellationToken), rules => rules.Etag);

    private static async Task<Ok<TeamRuleSet>> SaveRulesAsync(
        string team, TeamRulesBody body, HttpRequest request, IMediator mediator, CancellationToken cancellationToken) =>
        request.HttpContext.Response.Tagged(await mediator.Send(new SaveTeamRules(team, body, EntityTags.Required(request)), cancellationToken), rules => rules.Etag);

    private static async Task<Ok<RuleOutcome>> PreviewAsync(string team, RulePreviewRequest body, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new PreviewTeamRules(team, body), cancellationToken));
}
