namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>One step in the life of a piece of work: who, when, from where to where, and why. Never changed, never removed.</summary>
internal sealed class WorkItemChange
{
    public required Guid Id { get; init; }

    public required Guid ItemId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who did it; null for the applicant and for what a date did.</summary>
    public required string? Subject { get; init; }

    public required string Role { get; init; }

    /// <summary>State before; null for the first line.</summary>
    public required WorkState? From { get; init; }

    public required WorkState To { get; init; }

    /// <summary>Who had it before; null if nobody.</summary>
    public required string? FromAssignee { get; init; }

    public required string? ToAssignee { get; init; }

    /// <summary>Key of the team that had it before; null where it stayed with its team.</summary>
    public string? FromTeam { get; init; }

    /// <summary>Key of the team that has it after; null where it stayed with its team.</summary>
    public string? ToTeam { get; init; }

    /// <summary>Stable code of what happened, such as <c>received</c>, <c>assigned</c>, <c>informationRequested</c>.</summary>
    public required string What { get; init; }

    /// <summary>Why, in words of whoever did it.</summary>
    public required string? Reason { get; init; }

    /// <summary>Version of the item that this line led to: whoever edits an older one is shown the lines since. Null for what an upgrade put on the desk.</summary>
    public required long? ItemVersion { get; init; }
}
