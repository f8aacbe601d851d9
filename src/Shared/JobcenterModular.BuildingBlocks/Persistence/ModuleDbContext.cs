using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JobcenterModular.BuildingBlocks.Persistence;

/// <summary>
/// Base of each module's context: a schema (PostgreSQL) or a file (SQLite) of its own, shared conventions, and an outbox
/// row for every public event in the same save as the state.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, string module, OutboxWriter outbox) : DbContext(options)
{
    private Task _delivery = Task.CompletedTask;
    private bool? _isPostgreSql;

    /// <summary>Name of the module; its schema on PostgreSQL.</summary>
    public string Module { get; } = module;

    /// <summary>Public events of this module that wait for delivery or were delivered lately.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Which event was handled by which subscriber of this module.</summary>
    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    /// <summary>Replies kept for repeats with the same Idempotency-Key.</summary>
    public DbSet<IdempotentReply> IdempotentReplies => Set<IdempotentReply>();

    /// <summary>Turns a recorded fact into a public event; null keeps it inside the module.</summary>
    protected abstract IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent);

    /// <summary>
    /// Waits until the events of the last save have reached their subscribers, so that the caller's next request sees
    /// the effect. Bounded: delivery goes on in the background if it takes longer.
    /// </summary>
    public async Task WaitForDeliveryAsync(CancellationToken cancellationToken)
    {
        Task bound = Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        await Task.WhenAny(_delivery, bound);
    }

    /// <summary>Whether the database is PostgreSQL. Kept: EF Core compares assembly names for each answer.</summary>
    public bool IsPostgreSql => _isPostgreSql ??= Database.IsNpgsql();

    /// <summary>
    /// Raises the aggregate's version with the next save even if nothing in its own row changes, so that what is saved
    /// beside it and another change of the aggregate exclude each other.
    /// </summary>
    /// <param name="aggregate">Loaded to be changed: tracked by this context.</param>
    public void Guard(AggregateRoot aggregate) => Entry(aggregate).Property(row => row.Version).IsModified = true;

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        List<OutboxMessage> messages = TakeEvents();

        // TakeEvents has looked for changes and told the tracker of its own: to look again would find nothing.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            if (messages.Count == 0)
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

            Outbox.AddRange(messages);
            IOutboxSignal signal = outbox.SignalFor(GetType());
            _delivery = signal.Expect(messages.Select(message => message.Id));
            int rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            signal.Wake();
            return rows;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>For a context that saves inside a transaction of its own: the rows are visible only now.</summary>
    protected void WakeDispatcher() => outbox.SignalFor(GetType()).Wake();

    /// <summary>Contexts are pooled: the next use must not wait for this one's events.</summary>
    public override ValueTask DisposeAsync()
    {
        _delivery = Task.CompletedTask;
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <inheritdoc cref="DisposeAsync" />
    public override void Dispose()
    {
        _delivery = Task.CompletedTask;
        GC.SuppressFinalize(this);
        base.Dispose();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (IsPostgreSql)
            modelBuilder.HasDefaultSchema(Module);
        modelBuilder.ApplyConfiguration(new OutboxMessageConfiguration());
        modelBuilder.ApplyConfiguration(new InboxMessageConfiguration());
        modelBuilder.ApplyConfiguration(new IdempotentReplyConfiguration());
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        modelBuilder.UseHouseNames();
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Raises the version of every changed aggregate and turns the recorded facts into rows of the outbox.</summary>
    private List<OutboxMessage> TakeEvents()
    {
        List<OutboxMessage> messages = [];
        foreach (EntityEntry<AggregateRoot> entry in ChangeTracker.Entries<AggregateRoot>().ToList())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
                entry.Property(aggregate => aggregate.Version).CurrentValue++;
            foreach (IDomainEvent domainEvent in entry.Entity.DomainEvents)
            {
                if (ToPublicEvent(domainEvent) is { } publicEvent)
                    messages.Add(outbox.ToMessage(publicEvent));
            }

            entry.Entity.ClearDomainEvents();
        }

        return messages;
    }
}
