using JobcenterModular.Applications.Domain.Desk;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Modules;

namespace JobcenterModular.Applications.UseCases.Desk.Items;

/// <summary>One thing on the desk: something that somebody in the office must do.</summary>
/// <param name="Id">Of the item; for an application the application's own id.</param>
/// <param name="Etag">Its version; send it back as If-Match to change it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reason">Why there is a task; null for anything else.</param>
/// <param name="ApplicationId">The application that it is about; answers and papers are at <c>/casework/applications/{id}</c>.</param>
/// <param name="CaseId">The household's case: the id of its first application.</param>
/// <param name="Reference">Reference of the application, for people.</param>
/// <param name="Team">Whose desk it lies on.</param>
/// <param name="Assignee">Account of whoever works on it; null: the team's.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Urgent">Something cannot wait.</param>
/// <param name="ReceivedAt">When it came (UTC).</param>
/// <param name="DueOn">The day on which something must have happened.</param>
/// <param name="FollowUpOn">The day on which to look at it again.</param>
/// <param name="DoneAt">Since when nothing is left to do (UTC).</param>
/// <param name="Clocks">How long it has been here and how long it may be.</param>
internal sealed record WorkItemRow(
    Guid Id,
    string Etag,
    WorkItemKind Kind,
    TaskReason? Reason,
    Guid ApplicationId,
    Guid CaseId,
    string Reference,
    string Team,
    string? Assignee,
    WorkState State,
    bool Urgent,
    DateTimeOffset ReceivedAt,
    DateOnly? DueOn,
    DateOnly? FollowUpOn,
    DateTimeOffset? DoneAt,
    ItemClocks Clocks)
{
    public static WorkItemRow Of(WorkItem item, DeskCalendar calendar) => new(
        item.Id,
        EntityTags.Of(item.Version),
        item.Kind,
        item.Reason,
        item.ApplicationId.Value,
        item.CaseId,
        item.Reference,
        item.Team,
        item.Assignee,
        item.State,
        item.Urgent,
        item.ReceivedAt,
        item.DueOn,
        item.FollowUpOn,
        item.DoneAt,
        ItemClocks.Of(item, calendar));
}

/// <summary>The clocks of one item. They remind; nothing follows by itself when one ends.</summary>
/// <param name="DaysSinceReceipt">Calendar days since it came, until today or until it was done.</param>
/// <param name="GoalOn">Last day of the office's own goal, in working days; null for what has none.</param>
/// <param name="Goal">Where that clock stands; null once it is done.</param>
/// <param name="DecideBy">Last day before people may go to court for want of a decision (§ 88 SGG); null for what is no application and no objection.</param>
/// <param name="Decision">Where that clock stands; null once it is done.</param>
internal sealed record ItemClocks(int DaysSinceReceipt, DateOnly? GoalOn, ClockState? Goal, DateOnly? DecideBy, ClockState? Decision)
{
    public static ItemClocks Of(WorkItem item, DeskCalendar calendar)
    {
        DateOnly received = OfficeTime.DateAt(item.ReceivedAt);
        DateOnly until = item.DoneAt is { } doneAt ? OfficeTime.DateAt(doneAt) : calendar.Today;
        DateOnly? goalOn = DeskCalendar.HasGoal(item.Kind) ? calendar.GoalOn(received) : null;
        DateOnly? decideBy = calendar.DecideBy(item.Kind, item.Reason, received);
        bool open = item.State != WorkState.Done;
        return new ItemClocks(
            until.DayNumber - received.DayNumber,
            goalOn,
            open && goalOn is { } goal ? calendar.GoalState(goal) : null,
            decideBy,
            open && decideBy is { } by ? calendar.DecisionState(by) : null);
    }
}

/// <summary>One item with everything that happened to it.</summary>
/// <param name="Item">As it is now.</param>
/// <param name="History">Who did what when and why, newest first; at most the last 200 lines.</param>
/// <param name="Notes">What colleagues wrote down, newest first; at most the last 200.</param>
internal sealed record WorkItemDetail(WorkItemRow Item, IReadOnlyList<HistoryLine> History, IReadOnlyList<NoteView> Notes);

/// <summary>One step in the life of an item.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Subject">Account of whoever did it; null for the applicant and for a date that came.</param>
/// <param name="Role">The role that let them in; <c>applicant</c> or <c>system</c>.</param>
/// <param name="What">Stable code, such as <c>received</c>, <c>assigned</c>, <c>takenOver</c>.</param>
/// <param name="From">State before; null for the first line.</param>
/// <param name="To">State after.</param>
/// <param name="FromAssignee">Who had it before.</param>
/// <param name="ToAssignee">Who has it after.</param>
/// <param name="Reason">Why, in words of whoever did it.</param>
/// <param name="FromTeam">Which team had it before; null where it stayed with its team.</param>
/// <param name="ToTeam">Which team has it after; null where it stayed with its team.</param>
internal sealed record HistoryLine(
    DateTimeOffset At,
    string? Subject,
    string Role,
    string What,
    WorkState? From,
    WorkState To,
    string? FromAssignee,
    string? ToAssignee,
    string? Reason,
    string? FromTeam,
    string? ToTeam)
{
    public static HistoryLine Of(WorkItemChange change) => new(
        change.At,
        change.Subject,
        change.Role,
        change.What,
        change.From,
        change.To,
        change.FromAssignee,
        change.ToAssignee,
        change.Reason,
        change.FromTeam,
        change.ToTeam);
}

/// <summary>A note.</summary>
/// <param name="Id">Of the note.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Subject">Account of whoever wrote it.</param>
/// <param name="Text">What it says.</param>
internal sealed record NoteView(Guid Id, DateTimeOffset At, string? Subject, string Text)
{
    public static NoteView Of(WorkItemNote note) => new(note.Id, note.At, note.Subject, note.Text);
}
