using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.Applications.UseCases.Desk.Staff;
using JobcenterModular.BuildingBlocks.Security;
using MediatR;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>Gives an item to somebody, takes it over, or gives it back to the team.</summary>
internal sealed record AssignItem(Guid Id, AssignmentRequest Request, long ExpectedVersion, Caller Caller) : IRequest<WorkItemRow>;

/// <summary>Whose it shall be.</summary>
/// <param name="Assignee">Account of somebody in the list of staff; null: the team's again.</param>
/// <param name="Reason">Why; needed to take it from somebody else.</param>
internal sealed record AssignmentRequest(string? Assignee, string? Reason = null);

internal sealed class AssignItemValidator : AbstractValidator<AssignItem>
{
    public AssignItemValidator()
    {
        RuleFor(request => request.Request.Assignee).Length(1, StaffLimits.SubjectLength).OverridePropertyName("assignee");
        RuleFor(request => request.Request.Reason).MaximumLength(ItemLimits.ReasonLength).OverridePropertyName("reason");
    }
}

internal sealed class AssignItemHandler(ItemEdits edits, StaffDirectory staff, TimeProvider time) : IRequestHandler<AssignItem, WorkItemRow>
{
    public async Task<WorkItemRow> Handle(AssignItem request, CancellationToken cancellationToken)
    {
        Actor by = request.Caller.OnDesk();
        string? reason = Words.OrNull(request.Request.Reason);
        if (request.Request.Assignee is { } assignee)
            await staff.CheckAsync([assignee], cancellationToken);
        return await edits.RunAsync(
            request.Id,
            request.ExpectedVersion,
            request.Request,
            item =>
            {
                if (item.Assignee == request.Request.Assignee)
                    return;
                if (item.State == WorkState.Done)
                    throw DeskRefusals.ItemDone.ToException();
                if (reason is null && item.IsSomebodyElses(by))
                    throw DeskRefusals.ReasonNeeded.ToException();
                item.Give(request.Request.Assignee, by, reason, time.GetUtcNow());
            },
            cancellationToken);
    }
}

/// <summary>Handing items round by hand.</summary>
internal static class Giving
{
    public static bool IsSomebodyElses(this WorkItem item, Actor by) => item.Assignee is { } holder && holder != by.Subject;

    public static void Give(this WorkItem item, string? to, Actor by, string? reason, DateTimeOffset now) => item.AssignTo(
        to,
        by,
        to is null ? DeskSteps.Returned : item.Assignee is null ? DeskSteps.Assigned : item.Assignee == by.Subject ? DeskSteps.HandedOn : DeskSteps.TakenOver,
        reason,
        now);
}
