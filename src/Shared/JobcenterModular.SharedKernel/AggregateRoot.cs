namespace JobcenterModular.SharedKernel;

/// <summary>The consistency boundary of a use case: loaded whole, saved whole, guarded by its version.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>Raised by persistence with every save; the concurrency token of the row.</summary>
    public long Version { get; private set; }

    /// <summary>Facts recorded since the last save.</summary>
    public IReadOnlyList<IDomainEvent> DomainEvents => _events;

    /// <summary>Called by persistence when the recorded facts stand in the outbox.</summary>
    public void ClearDomainEvents() => _events.Clear();

    /// <summary>Records a fact.</summary>
    protected void Record(IDomainEvent domainEvent) => _events.Add(domainEvent);
}
