using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>Proof that a subscriber has handled an event, stored in the same save as its effect.</summary>
public sealed class InboxMessage
{
    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The subscriber.</summary>
    public required string Handler { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset HandledAt { get; init; }

    /// <summary>Code of a business refusal; such an event is not tried again. Null: handled.</summary>
    public string? RefusedBecause { get; init; }
}

internal sealed class InboxMessageConfiguration : IEntityTypeConfiguration<InboxMessage>
{
    public const string Table = "inbox";

    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("Inbox");
        builder.HasKey(message => new { message.EventId, message.Handler });
        builder.Property(message => message.Handler).HasMaxLength(100);
        builder.Property(message => message.RefusedBecause).HasMaxLength(100);
        builder.HasIndex(message => message.HandledAt);
    }
}
