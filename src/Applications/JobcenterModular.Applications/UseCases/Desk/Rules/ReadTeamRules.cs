using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Items;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Rules;

/// <summary>The rules of a team; none with the version 0 where nobody wrote any.</summary>
internal sealed record GetTeamRules(string Team) : IRequest<TeamRuleSet>;

/// <summary>Who would get something now. Nothing is kept of it.</summary>
internal sealed record PreviewTeamRules(string Team, RulePreviewRequest Request) : IRequest<RuleOutcome>;

/// <summary>Something that might arrive.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Urgent">It cannot wait.</param>
/// <param name="LastName">The applicant's last name.</param>
/// <param name="Postcode">The applicant's postcode.</param>
internal sealed record RulePreviewRequest(WorkItemKind Kind, bool Urgent = false, string? LastName = null, string? Postcode = null);

internal sealed class PreviewTeamRulesValidator : AbstractValidator<PreviewTeamRules>
{
    public PreviewTeamRulesValidator()
    {
        RuleFor(request => request.Request.LastName).MaximumLength(200).OverridePropertyName("lastName");
        RuleFor(request => request.Request.Postcode).MaximumLength(10).OverridePropertyName("postcode");
    }
}

internal sealed class ReadTeamRulesHandler(IApplicationsDb db, RuleReader rules, DeskClock clock) :
    IRequestHandler<GetTeamRules, TeamRuleSet>,
    IRequestHandler<PreviewTeamRules, RuleOutcome>
{
    public async Task<TeamRuleSet> Handle(GetTeamRules request, CancellationToken cancellationToken) =>
        await db.TeamRules.AsNoTracking().SingleOrDefaultAsync(row => row.Team == request.Team, cancellationToken) is { } found
            ? TeamRuleSet.Of(found)
            : TeamRuleSet.None(request.Team);

    public Task<RuleOutcome> Handle(PreviewTeamRules request, CancellationToken cancellationToken) => rules.AskAsync(
        request.Team,
        new Arriving(request.Request.Kind, request.Request.Urgent, request.Request.LastName, request.Request.Postcode),
        clock.Today().Today,
        cancellationToken);
}
