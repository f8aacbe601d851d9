using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>Which items are listed, and in which order: by due day, by day of follow-up, or by receipt.</summary>
/// <param name="query">What was asked for.</param>
/// <param name="queue">The ready-made choice.</param>
/// <param name="dueBy">Last due day; null: none is asked for.</param>
/// <param name="mine">The caller's account.</param>
internal sealed class WorkItemChoice(WorkItemQuery query, DeskQueue queue, DateOnly? dueBy, string mine)
{
    public static WorkItemChoice Of(WorkItemQuery query, string mine, DateOnly today)
    {
        // What is done is no work any more: it is shown to whoever asks for it.
        DeskQueue queue = ApiEnum.Parse<DeskQueue>(query.Queue)
            ?? (string.IsNullOrEmpty(query.State) && string.IsNullOrEmpty(query.Reference) ? DeskQueue.Open : DeskQueue.All);
        return new WorkItemChoice(query, queue, query.DueBy ?? (queue == DeskQueue.Due ? today : null), mine);
    }

    public IQueryable<WorkItem> Page(IQueryable<WorkItem> items, string? cursor)
    {
        KeysetCursor? after = KeysetCursor.Decode(cursor);
        items = Received(Filtered(Queued(items), after is null));
        Guid tie = Guid.Empty;
        if (after is not null && !Guid.TryParse(after.Tie, out tie))
            throw HttpRefusals.CursorMalformed.ToException();
        return dueBy is not null ? ByDueDay(items, after, tie) : query.FollowUpBy is not null ? ByFollowUp(items, after, tie) : ByReceipt(items, after, tie);
    }

    /// <summary>Ends the list behind its last day.</summary>
    public List<WorkItem> UpToLastDay(List<WorkItem> page) =>
        dueBy is not null ? [.. page.TakeWhile(item => item.DueOn <= dueBy)]
        : query.FollowUpBy is { } last ? [.. page.TakeWhile(item => item.FollowUpOn <= last)]
        : page;

    public string CursorAfter(WorkItem last)
    {
        DateTimeOffset at = dueBy is not null ? StartOf(last.DueOn!.Value) : query.FollowUpBy is not null ? StartOf(last.FollowUpOn!.Value) : last.ReceivedAt;
        return new KeysetCursor(at, last.Id.ToString()).Encode();
    }

    // The first condition bounds the index scan; the second places ties.
    private static IQueryable<WorkItem> ByReceipt(IQueryable<WorkItem> items, KeysetCursor? after, Guid tie)
    {
        if (after is not null)
        {
            DateTimeOffset at = after.At;
            items = items.Where(item => item.ReceivedAt >= at && (item.ReceivedAt > at || item.Id.CompareTo(tie) > 0));
        }

        return items.OrderBy(item => item.ReceivedAt).ThenBy(item => item.Id);
    }

    private static IQueryable<WorkItem> ByDueDay(IQueryable<WorkItem> items, KeysetCursor? after, Guid tie)
    {
        if (after is not null)
        {
            DateOnly day = DateOnly.FromDateTime(after.At.UtcDateTime);
            items = items.Where(item => item.DueOn >= day && (item.DueOn > day || item.Id.CompareTo(tie) > 0));
        }

        return items.OrderBy(item => item.DueOn).ThenBy(item => item.Id);
    }

    private static IQueryable<WorkItem> ByFollowUp(IQueryable<WorkItem> items, KeysetCursor? after, Guid tie)
    {
        if (after is not null)
        {
            DateOnly day = DateOnly.FromDateTime(after.At.UtcDateTime);
            items = items.Where(item => item.FollowUpOn >= day && (item.FollowUpOn > day || item.Id.CompareTo(tie) > 0));
        }

        return items.OrderBy(item => item.FollowUpOn).ThenBy(item => item.Id);
    }

    // In the very words of the partial indexes.
    private IQueryable<WorkItem> Queued(IQueryable<WorkItem> items) => queue switch
    {
        DeskQueue.New => items.Where(item => item.State == WorkState.New),
        DeskQueue.Waiting => items.Where(item => item.State == WorkState.WaitingForCustomer),
        DeskQueue.Mine => items.Where(item => item.State != WorkState.Done && item.Assignee == mine),
        DeskQueue.Urgent => items.Where(item => item.Urgent && item.State != WorkState.Done),
        DeskQueue.All => items,
        _ => items.Where(item => item.State != WorkState.Done),
    };

    // On later pages the last day only ends the list: between two days that it does not know beforehand PostgreSQL expects few rows,
    // reads them all and sorts them, where it need only walk the index to the end of the page.
    private IQueryable<WorkItem> Filtered(IQueryable<WorkItem> items, bool isFirstPage)
    {
        if (query.Team is { Length: > 0 } team)
            items = items.Where(item => item.Team == team);
        if (query.Assignee is { Length: > 0 } assignee)
            items = items.Where(item => item.Assignee == assignee);
        if (ApiEnum.Parse<WorkItemKind>(query.Kind) is { } kind)
            items = items.Where(item => item.Kind == kind);
        if (ApiEnum.Parse<WorkState>(query.State) is { } state)
            items = items.Where(item => item.State == state);
        if (query.Urgent is { } urgent)
            items = urgent ? items.Where(item => item.Urgent) : items.Where(item => !item.Urgent);
        if (query.Reference is { Length: > 0 } reference)
            items = items.Where(item => item.Reference == reference);
        if (dueBy is { } due)
            items = isFirstPage ? items.Where(item => item.DueOn != null && item.DueOn <= due) : items.Where(item => item.DueOn != null);
        if (query.FollowUpBy is { } followUp)
        {
            items = isFirstPage || dueBy is not null
                ? items.Where(item => item.FollowUpOn != null && item.FollowUpOn <= followUp)
                : items.Where(item => item.FollowUpOn != null);
        }

        return items;
    }

    private IQueryable<WorkItem> Received(IQueryable<WorkItem> items)
    {
        if (query.ReceivedFrom is { } from)
        {
            DateTimeOffset start = OfficeTime.StartOf(from);
            items = items.Where(item => item.ReceivedAt >= start);
        }

        if (query.ReceivedTo is { } to && to < DateOnly.MaxValue)
        {
            DateTimeOffset end = OfficeTime.StartOf(to.AddDays(1));
            items = items.Where(item => item.ReceivedAt < end);
        }

        return items;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
