using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.IntegrationTests.Messaging;

/// <summary>The smallest module: one aggregate that tells that it happened, and subscribers that a test can break.</summary>
internal sealed class SampleModule : IModule
{
    public string Name => SampleDbContext.Schema;

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddModule<SampleDbContext>(this);

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
    }
}

internal sealed class SampleDbContext(DbContextOptions<SampleDbContext> options, OutboxWriter outbox) : ModuleDbContext(options, Schema, outbox)
{
    public const string Schema = "sample";

    public DbSet<Sample> Samples => Set<Sample>();

    public DbSet<Effect> Effects => Set<Effect>();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) =>
        domainEvent is SampleHappened happened ? new DraftDeleted(happened.SampleId, "sample", "owner") : null;
}

internal sealed record SampleHappened(Guid SampleId) : IDomainEvent;

internal sealed class Sample : AggregateRoot
{
    private Sample()
    {
    }

    public Guid Id { get; private set; }

    public static Sample Create(Guid id)
    {
        var sample = new Sample { Id = id };
        sample.Record(new SampleHappened(id));
        return sample;
    }
}

/// <summary>What a subscriber did: one row each time it acted.</summary>
internal sealed class Effect
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Handler { get; init; }

    public required Guid SampleId { get; init; }
}

internal sealed class SampleConfiguration : IEntityTypeConfiguration<Sample>
{
    public void Configure(EntityTypeBuilder<Sample> builder)
    {
        builder.ToTable("Samples");
        builder.Property(sample => sample.Id).ValueGeneratedNever();
        builder.Ignore(sample => sample.DomainEvents);
    }
}

internal sealed class EffectConfiguration : IEntityTypeConfiguration<Effect>
{
    public void Configure(EntityTypeBuilder<Effect> builder)
    {
        builder.ToTable("Effects");
        builder.Property(effect => effect.Id).ValueGeneratedNever();
    }
}

/// <summary>What a test lets happen.</summary>
internal sealed class Faults
{
    /// <summary>The first subscriber throws.</summary>
    public bool FirstFails { get; set; }

    /// <summary>The process "dies" after both subscribers have saved and before the event is marked.</summary>
    public CancellationTokenSource? Death { get; set; }
}

internal sealed class WhenSampleFirst(IServiceScopeFactory scopes, TimeProvider clock, Faults faults)
    : IntegrationEventHandler<DraftDeleted, SampleDbContext>(scopes, clock)
{
    protected override Task HandleAsync(DraftDeleted integrationEvent, SampleDbContext db, CancellationToken cancellationToken)
    {
        if (faults.FirstFails)
            throw new InvalidOperationException("broken on purpose");
        db.Effects.Add(new Effect { Handler = "first", SampleId = integrationEvent.ApplicationId });
        return Task.CompletedTask;
    }
}

internal sealed class WhenSampleSecond(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftDeleted, SampleDbContext>(scopes, clock)
{
    protected override Task HandleAsync(DraftDeleted integrationEvent, SampleDbContext db, CancellationToken cancellationToken)
    {
        db.Effects.Add(new Effect { Handler = "second", SampleId = integrationEvent.ApplicationId });
        return Task.CompletedTask;
    }
}

internal sealed class WhenSampleSubmitted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<ApplicationSubmitted, SampleDbContext>(scopes, clock)
{
    protected override Task HandleAsync(ApplicationSubmitted integrationEvent, SampleDbContext db, CancellationToken cancellationToken)
    {
        db.Effects.Add(new Effect { Handler = "submitted", SampleId = integrationEvent.ApplicationId });
        return Task.CompletedTask;
    }
}

/// <summary>Registered last, so it runs after the others: the moment at which the host is gone.</summary>
internal sealed class WhenSampleLast(Faults faults) : INotificationHandler<DraftDeleted>
{
    public Task Handle(DraftDeleted notification, CancellationToken cancellationToken) =>
        faults.Death?.CancelAsync() ?? Task.CompletedTask;
}
