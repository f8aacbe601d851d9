using MediatR;

namespace JobcenterModular.SharedKernel;

/// <summary>
/// Something that happened in one module and that others may hear. Sealed records of primitives derive from it and live
/// in a module's Contracts project; they travel through the outbox (docs/adr/0005-outbox.md).
/// </summary>
public abstract record IntegrationEvent : INotification
{
    /// <summary>Identity of the event, minted once, in the outbox row. Subscribers are idempotent by it.</summary>
    public Guid EventId { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Key of the office for which it happened.</summary>
    public string Office { get; init; } = "";
}
