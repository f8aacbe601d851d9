using FluentValidation;
using JobcenterModular.Applications.Domain;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>Gives an item to another team, where nobody has it yet. With its own item the application goes along.</summary>
internal sealed record ChangeTeam(Guid Id, TeamChangeRequest Request, long ExpectedVersion, Caller Caller) : IRequest<WorkItemRow>;

/// <summary>Whose desk it shall lie on.</summary>
/// <param name="Team">Key of a team that is known: the office's usual one, one with rules of its own, or one that somebody of staff belongs to.</param>
/// <param name="Reason">Why.</param>
internal sealed record TeamChangeRequest(string Team, string Reason);

internal sealed class ChangeTeamValidator : AbstractValidator<ChangeTeam>
{
    public ChangeTeamValidator()
    {
        RuleFor(request => request.Request.Team).NotEmpty().MaximumLength(StaffLimits.TeamLength).Must(StorableString.Is).OverridePropertyName("team");
        RuleFor(request => request.Request.Reason).MaximumLength(ItemLimits.ReasonLength).OverridePropertyName("reason");
    }
}

internal sealed class ChangeTeamHandler(IApplicationsDb db, ItemEdits edits, TimeProvider time, IOptions<ApplicationsOptions> options)
    : IRequestHandler<ChangeTeam, WorkItemRow>
{
    public Task<WorkItemRow> Handle(ChangeTeam request, CancellationToken cancellationToken)
    {
        Actor by = request.Caller.OnDesk();
        string reason = Words.OrNull(request.Request.Reason) ?? throw DeskRefusals.ReasonNeeded.ToException();
        string team = request.Request.Team;
        return edits.RunAsync(
            request.Id,
            request.ExpectedVersion,
            request.Request,
            async item =>
            {
                if (item.Team == team)
                    return;
                if (item.State == WorkState.Done)
                    throw DeskRefusals.ItemDone.ToException();
                if (!await IsKnownAsync(team, cancellationToken))
                    throw DeskRefusals.TeamUnknown.ToException();
                item.GoToTeam(team, by, reason, time.GetUtcNow());
                if (item.Kind is WorkItemKind.Hauptantrag or WorkItemKind.Folgeantrag)
                    (await db.FindApplicationAsync(new BenefitApplicationId(item.Id), cancellationToken))?.GoToTeam(team);
            },
            cancellationToken);
    }

    private async Task<bool> IsKnownAsync(string team, CancellationToken cancellationToken) =>
        team == options.Value.Team
        || await db.TeamRules.AnyAsync(row => row.Team == team, cancellationToken)
        || (await db.StaffMembers.AsNoTracking().ToListAsync(cancellationToken)).Exists(member => member.Content.Teams.Contains(team, StringComparer.Ordinal));
}
