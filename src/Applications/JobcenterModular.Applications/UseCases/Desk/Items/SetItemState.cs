using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>
/// Somebody begins, closes or opens again. Waiting for the customer follows from asking them, and a decision closes by itself; an
/// application without a decision is not closed by hand.
/// </summary>
internal sealed record SetItemState(Guid Id, ItemStateRequest Request, long ExpectedVersion, Caller Caller) : IRequest<WorkItemRow>;

/// <summary>Where it shall stand.</summary>
/// <param name="State"><c>inProgress</c> or <c>done</c>.</param>
/// <param name="Reason">Why; needed to close and to open again.</param>
internal sealed record ItemStateRequest(WorkState State, string? Reason = null);

internal sealed class SetItemStateValidator : AbstractValidator<SetItemState>
{
    public SetItemStateValidator() => RuleFor(request => request.Request.Reason).MaximumLength(ItemLimits.ReasonLength).OverridePropertyName("reason");
}

internal sealed class SetItemStateHandler(IApplicationsDb db, ItemEdits edits, TimeProvider time) : IRequestHandler<SetItemState, WorkItemRow>
{
    public Task<WorkItemRow> Handle(SetItemState request, CancellationToken cancellationToken)
    {
        WorkState to = request.Request.State;
        if (to is not (WorkState.InProgress or WorkState.Done))
            throw DeskRefusals.StateNotByHand.ToException();
        Actor by = request.Caller.OnDesk();
        string? reason = Words.OrNull(request.Request.Reason);
        return edits.RunAsync(
            request.Id,
            request.ExpectedVersion,
            request.Request,
            async item =>
            {
                if (item.State == to)
                    return;
                bool reopened = item.State == WorkState.Done;
                if (reason is null && (reopened || to == WorkState.Done))
                    throw DeskRefusals.ReasonNeeded.ToException();
                if (to == WorkState.Done)
                    await EnsureDecidedAsync(item, cancellationToken);
                item.MoveTo(to, by, to == WorkState.Done ? DeskSteps.Closed : reopened ? DeskSteps.Reopened : DeskSteps.Begun, reason, time.GetUtcNow());
            },
            cancellationToken);
    }

    // Closed without a decision an application would look finished to its owner, and its clocks would stop (§ 88 SGG).
    private async Task EnsureDecidedAsync(WorkItem item, CancellationToken cancellationToken)
    {
        bool isApplication = item.Kind is WorkItemKind.Hauptantrag or WorkItemKind.Folgeantrag;
        if (isApplication && !await db.Decisions.AnyAsync(row => row.Id == item.ApplicationId && row.Kind != null, cancellationToken))
            throw DeskRefusals.Undecided.ToException();
    }
}
