using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>Somebody begins, closes or opens again. Waiting for the customer follows from asking them, and a decision closes by itself.</summary>
internal sealed record SetItemState(Guid Id, ItemStateRequest Request, long ExpectedVersion, Caller Caller) : IRequest<WorkItemRow>;

/// <summary>Where it shall stand.</summary>
/// <param name="State"><c>inProgress</c> or <c>done</c>.</param>
/// <param name="Reason">Why; needed to close and to open again.</param>
internal sealed record ItemStateRequest(WorkState State, string? Reason = null);

internal sealed class SetItemStateValidator : AbstractValidator<SetItemState>
{
    public SetItemStateValidator() => RuleFor(request => request.Request.Reason).MaximumLength(ItemLimits.ReasonLength).OverridePropertyName("reason");
}

internal sealed class SetItemStateHandler(ItemEdits edits, TimeProvider time) : IRequestHandler<SetItemState, WorkItemRow>
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
            item =>
            {
                if (item.State == to)
                    return;
                bool reopened = item.State == WorkState.Done;
                if (reason is null && (reopened || to == WorkState.Done))
                    throw DeskRefusals.ReasonNeeded.ToException();
                item.MoveTo(to, by, to == WorkState.Done ? DeskSteps.Closed : reopened ? DeskSteps.Reopened : DeskSteps.Begun, reason, time.GetUtcNow());
            },
            cancellationToken);
    }
}
