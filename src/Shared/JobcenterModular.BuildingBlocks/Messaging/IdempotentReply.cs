using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobcenterModular.BuildingBlocks.Messaging;

/// <summary>The reply to a POST with an Idempotency-Key, kept (sealed) for repeats; saved together with the effect.</summary>
public sealed class IdempotentReply
{
    /// <summary>What was done and by whom; keys of different callers never meet.</summary>
    public required string Scope { get; init; }

    /// <summary>The caller's key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request: the same key with other content is refused.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The reply as JSON, encrypted: it may hold codes and tokens.</summary>
    public required byte[] SealedReply { get; init; }

    /// <summary>Swept after this instant.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class IdempotentReplyConfiguration : IEntityTypeConfiguration<IdempotentReply>
{
    public const string Table = "idempotent_replies";

    public void Configure(EntityTypeBuilder<IdempotentReply> builder)
    {
        builder.ToTable("IdempotentReplies");
        builder.HasKey(reply => new { reply.Scope, reply.Key });
        builder.Property(reply => reply.Scope).HasMaxLength(200);
        builder.Property(reply => reply.Key).HasMaxLength(128);
        builder.Property(reply => reply.RequestHash).HasMaxLength(64);
        builder.HasIndex(reply => reply.ExpiresAt);
    }
}
