using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Rules;

/// <summary>What a team's rules say of something that arrives: who gets it, by which rule.</summary>
/// <param name="Assignee">Account; null: it stays with the team.</param>
/// <param name="Rule">Place of the rule in the list, from 1; null: none gave it away.</param>
internal sealed record RuleOutcome(string? Assignee, int? Rule);

/// <summary>Asks a team's rules, with those who are away replaced by whoever stands in.</summary>
internal sealed class RuleReader(IApplicationsDb db)
{
    public async Task<RuleOutcome> AskAsync(string team, Arriving arriving, DateOnly day, CancellationToken cancellationToken)
    {
        TeamRules? rules = await db.TeamRules.AsNoTracking().SingleOrDefaultAsync(row => row.Team == team, cancellationToken);
        if (rules is null)
            return new RuleOutcome(null, null);
        for (int at = 0; at < rules.Content.Rules.Count; at++)
        {
            AssignmentRule rule = rules.Content.Rules[at];
            if (!rule.Fits(arriving))
                continue;
            List<string> present = await db.PresentAsync(rule.Assignees, day, cancellationToken);
            if (present.Count > 0)
                return new RuleOutcome(await LeastLoadedAsync(present, cancellationToken), at + 1);
        }

        return new RuleOutcome(null, null);
    }

    // Of several with as little to do the first in the rule.
    private async Task<string> LeastLoadedAsync(List<string> present, CancellationToken cancellationToken)
    {
        if (present.Count == 1)
            return present[0];
        Dictionary<string, int> load = await db.WorkItems
            .Where(item => item.State != WorkState.Done && present.Contains(item.Assignee!))
            .GroupBy(item => item.Assignee!)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancellationToken);
        return present.MinBy(subject => load.GetValueOrDefault(subject))!;
    }
}
