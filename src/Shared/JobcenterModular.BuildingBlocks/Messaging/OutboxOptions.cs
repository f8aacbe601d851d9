namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>The section <c>Outbox</c>.</summary>
public sealed record OutboxOptions
{
    /// <summary>The slow poll behind the signal; also finds what other hosts left behind.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a dispatcher owns a row; a killed host's rows are taken over after it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After so many failures an event is set aside, visible and replayable.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Delivered rows are swept after this time; the inbox is kept three times as long.</summary>
    public TimeSpan KeepDelivered { get; init; } = TimeSpan.FromDays(7);
}
