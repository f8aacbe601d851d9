using JobcenterModular.SharedKernel;

namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>
/// One thing that somebody in the office must do: work on an application, on a change notice, or on a task that a date has
/// raised. The desk lists these and nothing else; each change leaves a line that stays.
/// </summary>
internal sealed class WorkItem : AggregateRoot
{
    private readonly List<WorkItemChange> _changes = [];

    private WorkItem()
    {
    }

    /// <summary>For an application the application's own id.</summary>
    public Guid Id { get; private init; }

    public WorkItemKind Kind { get; private init; }

    /// <summary>Why there is a task; null for anything else.</summary>
    public TaskReason? Reason { get; private init; }

    /// <summary>The application that it is about.</summary>
    public BenefitApplicationId ApplicationId { get; private init; }

    /// <summary>The household's case: the id of its first application, which all renewals share.</summary>
    public Guid CaseId { get; private init; }

    /// <summary>Reference of the application, for people.</summary>
    public string Reference { get; private init; } = "";

    public string Team { get; private set; } = "";

    /// <summary>Account of whoever works on it; null while it is the team's.</summary>
    public string? Assignee { get; private set; }

    public WorkState State { get; private set; }

    public bool Urgent { get; private set; }

    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>The day on which something must have happened; null without any.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The day on which somebody wants to look at it again (Wiedervorlage); null without any.</summary>
    public DateOnly? FollowUpOn { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Lines that were added since it was loaded.</summary>
    public IReadOnlyList<WorkItemChange> Changes => _changes;

    /// <summary>A sent application reaches the desk.</summary>
    public static WorkItem ForApplication(BenefitApplication sent, WorkItemKind kind, Guid caseId, DateOnly? dueOn)
    {
        var item = new WorkItem
        {
            Id = sent.Id.Value,
            Kind = kind,
            ApplicationId = sent.Id,
            CaseId = caseId,
            Reference = sent.Reference,
            Team = sent.Team,
            Urgent = sent.Urgent,
            ReceivedAt = sent.SubmittedAt!.Value,
            DueOn = dueOn,
        };
        item.Note(Actor.Applicant, null, null, "received", null, item.ReceivedAt);
        return item;
    }

    /// <summary>Something that a date or an event asks of whoever works on the application.</summary>
    /// <param name="id">Made by whoever raises it, so that the same cause raises one task only.</param>
    /// <param name="reason">Why.</param>
    /// <param name="about">The application's own item.</param>
    /// <param name="assignee">Who gets it; null: the team.</param>
    /// <param name="receivedAt">When what asks for it reached the office: its clocks run from then.</param>
    /// <param name="now">When it is raised.</param>
    public static WorkItem ForTask(Guid id, TaskReason reason, WorkItem about, string? assignee, DateTimeOffset receivedAt, DateTimeOffset now) =>
        About(id, WorkItemKind.Task, reason, about, assignee, Actor.System, receivedAt, now);

    /// <summary>An application was begun by phone with the least that counts: somebody must call back and help to finish it.</summary>
    public static WorkItem ForShortApplication(Guid id, BenefitApplication draft, Actor by)
    {
        var item = new WorkItem
        {
            Id = id,
            Kind = WorkItemKind.Task,
            Reason = TaskReason.ShortApplication,
            ApplicationId = draft.Id,
            CaseId = draft.Id.Value,
            Reference = draft.Reference,
            Team = draft.Team,
            ReceivedAt = draft.StartedAt,
        };
        item.Note(by, null, null, "received", null, item.ReceivedAt);
        return item;
    }

    /// <summary>A change notice reaches whoever works on the application.</summary>
    /// <param name="id">Of the notice.</param>
    /// <param name="about">The application's own item.</param>
    /// <param name="assignee">Who gets it; null: the team.</param>
    /// <param name="by">Who tells of the change.</param>
    /// <param name="now">When.</param>
    public static WorkItem ForChangeNotice(Guid id, WorkItem about, string? assignee, Actor by, DateTimeOffset now) =>
        About(id, WorkItemKind.ChangeNotice, null, about, assignee, by, now, now);

    /// <summary>Moves it to another state.</summary>
    /// <param name="what">Stable code of what happened.</param>
    /// <param name="reason">Why, in somebody's words; null where the code says it all.</param>
    public void MoveTo(WorkState state, Actor by, string what, string? reason, DateTimeOffset now)
    {
        WorkState before = State;
        State = state;
        DoneAt = state == WorkState.Done ? now : null;
        Note(by, before, Assignee, what, reason, now);
    }

    /// <summary>Gives it to somebody, or back to the team.</summary>
    public void AssignTo(string? assignee, Actor by, string what, string? reason, DateTimeOffset now)
    {
        string? before = Assignee;
        Assignee = assignee;
        Note(by, State, before, what, reason, now);
    }

    /// <summary>Gives it to another team, where nobody has it yet.</summary>
    public void GoToTeam(string team, Actor by, string reason, DateTimeOffset now)
    {
        (string before, string? holder) = (Team, Assignee);
        Team = team;
        Assignee = null;
        Note(by, State, holder, DeskSteps.TeamChanged, reason, now, fromTeam: before);
    }

    /// <summary>The day on which to look at it again; null: none.</summary>
    public void FollowUp(DateOnly? on, Actor by, DateTimeOffset now)
    {
        FollowUpOn = on;
        Note(by, State, Assignee, on is null ? DeskSteps.FollowUpRemoved : DeskSteps.FollowUpSet, null, now);
    }

    /// <summary>Somebody writes down what the next one should know. The text is kept by itself, not in the line.</summary>
    public WorkItemNote Write(string text, Actor by, DateTimeOffset now)
    {
        Note(by, State, Assignee, DeskSteps.Noted, null, now);
        return new WorkItemNote { Id = Guid.CreateVersion7(now), ItemId = Id, At = now, Subject = by.Subject, Text = text };
    }

    /// <summary>Until when something must have happened.</summary>
    public void SetDue(DateOnly? dueOn) => DueOn = dueOn;

    private static WorkItem About(
        Guid id, WorkItemKind kind, TaskReason? reason, WorkItem about, string? assignee, Actor by, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        var item = new WorkItem
        {
            Id = id,
            Kind = kind,
            Reason = reason,
            ApplicationId = about.ApplicationId,
            CaseId = about.CaseId,
            Reference = about.Reference,
            Team = about.Team,
            Assignee = assignee,
            ReceivedAt = receivedAt,
        };
        item.Note(by, null, null, "received", null, now);
        return item;
    }

    private void Note(Actor by, WorkState? from, string? fromAssignee, string what, string? reason, DateTimeOffset now, string? fromTeam = null) =>
        _changes.Add(new WorkItemChange
        {
            Id = Guid.CreateVersion7(now),
            ItemId = Id,
            At = now,
            Subject = by.Subject,
            Role = by.Role,
            From = from,
            To = State,
            FromAssignee = fromAssignee,
            ToAssignee = Assignee,
            FromTeam = fromTeam,
            ToTeam = fromTeam is null ? null : Team,
            What = what,
            Reason = reason,
            ItemVersion = Version + 1,
        });
}
