using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.Persistence;

/// <summary>Places with their rules, kinds of talks, times that are taken, and who waits.</summary>
internal sealed class AppointmentsDbContext(DbContextOptions<AppointmentsDbContext> options, OutboxWriter outbox, AppointmentsEventMap events)
    : ModuleDbContext(options, Name, outbox), IAppointmentsDb
{
    /// <summary>Name of the module and of its schema.</summary>
    public const string Name = "appointments";

    public DbSet<AppointmentType> Types => Set<AppointmentType>();

    public DbSet<Place> Places => Set<Place>();

    public DbSet<RuleRevision> Revisions => Set<RuleRevision>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<WaitingEntry> WaitingList => Set<WaitingEntry>();

    public DbSet<KnownApplication> KnownApplications => Set<KnownApplication>();

    ModuleDbContext IAppointmentsDb.Shared => this;

    public Task<Taking> TakeAsync(Appointment appointment, RuleVersion rules, CancellationToken cancellationToken) =>
        TimeGuard.TakeAsync(this, appointment, rules, cancellationToken);

    public Task<IReadOnlyList<TakenLane>> ReadTakenAsync(
        IReadOnlyList<Lane> lanes, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
        TakenTimes.ReadAsync(this, lanes, from, until, now, cancellationToken);

    public Task LockRulesAsync(Guid placeId, CancellationToken cancellationToken) => TimeGuard.LockRulesAsync(this, placeId, cancellationToken);

    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken) => Database.BeginTransactionAsync(cancellationToken);

    public void Committed() => WakeDispatcher();

    public void Forget() => ChangeTracker.Clear();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => events.ToPublicEvent(domainEvent);
}
