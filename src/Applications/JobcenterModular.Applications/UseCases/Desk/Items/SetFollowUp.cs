using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>Somebody wants to look at it again on a day.</summary>
internal sealed record SetFollowUp(Guid Id, FollowUpRequest Request, long ExpectedVersion, Caller Caller) : IRequest<WorkItemRow>;

/// <summary>When to look at it again.</summary>
/// <param name="On">Today or later; null: no more.</param>
internal sealed record FollowUpRequest(DateOnly? On);

internal sealed class SetFollowUpHandler(ItemEdits edits, DeskClock clock, TimeProvider time) : IRequestHandler<SetFollowUp, WorkItemRow>
{
    public Task<WorkItemRow> Handle(SetFollowUp request, CancellationToken cancellationToken)
    {
        Actor by = request.Caller.OnDesk();
        if (request.Request.On < clock.Today().Today)
            throw DeskRefusals.FollowUpPast.ToException();
        return edits.RunAsync(
            request.Id,
            request.ExpectedVersion,
            request.Request,
            item =>
            {
                if (item.FollowUpOn == request.Request.On)
                    return;
                if (item.State == WorkState.Done)
                    throw DeskRefusals.ItemDone.ToException();
                item.FollowUp(request.Request.On, by, time.GetUtcNow());
            },
            cancellationToken);
    }
}
