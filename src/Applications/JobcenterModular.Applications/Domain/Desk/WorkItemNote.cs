namespace JobcenterModular.Applications.Domain.Desk;

/// <summary>What somebody of staff wrote down for whoever works on it next. Never changed.</summary>
internal sealed class WorkItemNote
{
    public required Guid Id { get; init; }

    public required Guid ItemId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account of whoever wrote it.</summary>
    public required string? Subject { get; init; }

    public required string Text { get; init; }
}
