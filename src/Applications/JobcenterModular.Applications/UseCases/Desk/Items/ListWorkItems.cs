using FluentValidation;
using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>One list for everything on the desk, what came first at the top.</summary>
internal sealed record ListWorkItems(WorkItemQuery Query, Caller Caller) : IRequest<Page<WorkItemRow>>;

/// <summary>Which items; what is given must all fit.</summary>
/// <param name="Queue">A ready-made choice; without one, and without state or reference, everything that is open.</param>
/// <param name="Team">Of this team.</param>
/// <param name="Assignee">Of this account.</param>
/// <param name="DueBy">Due on or before this day; the list is then in the order of these days.</param>
/// <param name="FollowUpBy">To be looked at again on or before this day; the list is then in the order of these days.</param>
/// <param name="ReceivedFrom">Came on or after this day (office time).</param>
/// <param name="ReceivedTo">Came on or before this day (office time).</param>
internal sealed record WorkItemQuery(
    string? Queue = null,
    string? Team = null,
    string? Assignee = null,
    string? Kind = null,
    string? State = null,
    bool? Urgent = null,
    DateOnly? DueBy = null,
    DateOnly? FollowUpBy = null,
    DateOnly? ReceivedFrom = null,
    DateOnly? ReceivedTo = null,
    string? Reference = null,
    string? Cursor = null,
    int? Limit = null);

/// <summary>Ready-made choices.</summary>
internal enum DeskQueue
{
    /// <summary>Whatever is not done.</summary>
    Open,

    /// <summary>Nobody has begun.</summary>
    New,

    /// <summary>Open and the caller's.</summary>
    Mine,

    /// <summary>The customer's answer is awaited.</summary>
    Waiting,

    /// <summary>Open, and due today, before, or up to <c>dueBy</c>.</summary>
    Due,

    /// <summary>Open, and it cannot wait.</summary>
    Urgent,

    /// <summary>Everything, also what is done.</summary>
    All,
}

internal sealed class ListWorkItemsValidator : AbstractValidator<ListWorkItems>
{
    public ListWorkItemsValidator()
    {
        RuleFor(request => request.Query.Queue).Must(ApiEnum.IsNoneOr<DeskQueue>)
            .OverridePropertyName("queue").WithErrorCode("unknown").WithMessage(ApiEnum.Choice<DeskQueue>());
        RuleFor(request => request.Query.Kind).Must(ApiEnum.IsNoneOr<WorkItemKind>)
            .OverridePropertyName("kind").WithErrorCode("unknown").WithMessage(ApiEnum.Choice<WorkItemKind>());
        RuleFor(request => request.Query.State).Must(ApiEnum.IsNoneOr<WorkState>)
            .OverridePropertyName("state").WithErrorCode("unknown").WithMessage(ApiEnum.Choice<WorkState>());
    }
}

internal sealed class ListWorkItemsHandler(IApplicationsDb db, DeskClock clock) : IRequestHandler<ListWorkItems, Page<WorkItemRow>>
{
    public async Task<Page<WorkItemRow>> Handle(ListWorkItems request, CancellationToken cancellationToken)
    {
        DeskCalendar calendar = clock.Today();
        var choice = WorkItemChoice.Of(request.Query, request.Caller.Subject ?? "", calendar.Today);
        int limit = KeysetCursor.Limit(request.Query.Limit);
        List<WorkItem> found = choice.UpToLastDay(
            await choice.Page(db.WorkItems.AsNoTracking(), request.Query.Cursor).Take(limit + 1).ToListAsync(cancellationToken));
        return new Page<WorkItemRow>(
            [.. found.Take(limit).Select(item => WorkItemRow.Of(item, calendar))],
            found.Count > limit ? choice.CursorAfter(found[limit - 1]) : null);
    }
}
