namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>Stable codes of what people do with an item on the desk; they stand in its lines.</summary>
internal static class DeskSteps
{
    /// <summary>Given to somebody while nobody had it.</summary>
    public const string Assigned = "assigned";

    /// <summary>Given to somebody by a rule of the team, when it arrived.</summary>
    public const string AssignedByRule = "assignedByRule";

    /// <summary>Whoever had it gave it to somebody else.</summary>
    public const string HandedOn = "handedOn";

    /// <summary>Taken from whoever had it, for oneself or for somebody else.</summary>
    public const string TakenOver = "takenOver";

    /// <summary>It is the team's again.</summary>
    public const string Returned = "returned";

    /// <summary>Another team has it.</summary>
    public const string TeamChanged = "teamChanged";

    /// <summary>Work on it began.</summary>
    public const string Begun = "begun";

    /// <summary>Closed by hand.</summary>
    public const string Closed = "closed";

    /// <summary>Closed too early.</summary>
    public const string Reopened = "reopened";

    public const string Noted = "noted";

    public const string FollowUpSet = "followUpSet";

    public const string FollowUpRemoved = "followUpRemoved";
}
