using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Rules;

/// <summary>A team lead writes who gets what arrives for a team. What is on the desk already stays where it is.</summary>
/// <param name="ExpectedVersion">The version that was edited; 0 where there were no rules.</param>
internal sealed record SaveTeamRules(string Team, TeamRulesBody Body, long ExpectedVersion) : IRequest<TeamRuleSet>;

/// <summary>What a team lead writes.</summary>
/// <param name="Rules">In order: the first that fits, and has somebody who can take it, gives the item away.</param>
internal sealed record TeamRulesBody(IReadOnlyList<AssignmentRule> Rules);

/// <summary>The rules of a team.</summary>
/// <param name="Team">Its key.</param>
/// <param name="Etag">Version of the rules; send it back as If-Match to change them.</param>
/// <param name="Rules">In order: the first that fits, and has somebody who can take it, gives the item away.</param>
internal sealed record TeamRuleSet(string Team, string Etag, IReadOnlyList<AssignmentRule> Rules)
{
    public static TeamRuleSet Of(TeamRules rules) => new(rules.Team, EntityTags.Of(rules.Version), rules.Content.Rules);

    public static TeamRuleSet None(string team) => new(team, EntityTags.Of(0), []);
}

internal sealed class SaveTeamRulesValidator : AbstractValidator<SaveTeamRules>
{
    private const int MostRules = 100;

    public SaveTeamRulesValidator()
    {
        RuleFor(request => request.Team).NotEmpty().MaximumLength(StaffLimits.TeamLength).Must(StorableString.Is).OverridePropertyName("team");
        RuleFor(request => request.Body.Rules).Must(rules => rules.Count <= MostRules)
            .OverridePropertyName("rules").WithErrorCode("count").WithMessage("Das sind zu viele Regeln.");
        RuleForEach(request => request.Body.Rules).NotNull().SetValidator(new AssignmentRuleValidator()).OverridePropertyName("rules");
    }
}

internal sealed class SaveTeamRulesHandler(IApplicationsDb db, StaffDirectory staff) : IRequestHandler<SaveTeamRules, TeamRuleSet>
{
    private const string Table = "team_rules";

    public async Task<TeamRuleSet> Handle(SaveTeamRules request, CancellationToken cancellationToken)
    {
        TeamRules? rules = await db.TeamRules.SingleOrDefaultAsync(row => row.Team == request.Team, cancellationToken);
        Check(rules, request);
        await staff.CheckAsync([.. request.Body.Rules.SelectMany(rule => rule.Assignees).Distinct(StringComparer.Ordinal)], cancellationToken);
        if (rules is null)
            rules = db.TeamRules.Add(TeamRules.Of(request.Team, new RuleList(request.Body.Rules))).Entity;
        else
            rules.Change(new RuleList(request.Body.Rules));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.IsOn(exception, Table))
        {
            db.Forget();
            Check(await db.TeamRules.AsNoTracking().SingleOrDefaultAsync(row => row.Team == request.Team, cancellationToken), request);
            throw;
        }

        return TeamRuleSet.Of(rules);
    }

    private static void Check(TeamRules? rules, SaveTeamRules request)
    {
        if ((rules?.Version ?? 0) == request.ExpectedVersion)
            return;
        throw DeskRefusals.RulesStale.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["current"] = rules is null ? TeamRuleSet.None(request.Team) : TeamRuleSet.Of(rules),
            ["yours"] = new TeamRuleSet(request.Team, EntityTags.Of(request.ExpectedVersion), request.Body.Rules),
        });
    }
}
