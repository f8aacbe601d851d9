using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>A public event, stored in the same save as the state that it tells of.</summary>
public sealed class OutboxMessage
{
    /// <summary>The event's id; subscribers are idempotent by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Stable public name, such as <c>applications.submitted.v2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The event as JSON; emptied once it is delivered.</summary>
    public required string Payload { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Failed deliveries so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant; null once delivered or dead, so that the index holds open rows only.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>The dispatcher that works on it.</summary>
    public Guid? LeaseOwner { get; set; }

    /// <summary>When all subscribers had it.</summary>
    public DateTimeOffset? ProcessedAt { get; set; }

    /// <summary>When it was set aside after too many failures; visible and replayable.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    /// <summary>Type of the last failure; never its data.</summary>
    public string? LastError { get; set; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Name).HasMaxLength(100);
        builder.Property(message => message.LastError).HasMaxLength(400);
        builder.HasIndex(message => message.NextAttemptAt);
        builder.HasIndex(message => message.ProcessedAt);
        builder.HasIndex(message => message.DeadAt);
    }
}
