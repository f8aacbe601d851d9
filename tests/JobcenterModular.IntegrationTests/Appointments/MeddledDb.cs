using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.Appointments.UseCases;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.IntegrationTests.Appointments;

/// <summary>The real data, but somebody comes in between before the first time is taken.</summary>
internal sealed class MeddledDb(IAppointmentsDb inner, Func<Task>? meddle = null) : IAppointmentsDb
{
    /// <summary>How often a time was to be taken.</summary>
    public int Takings { get; private set; }

    public DbSet<AppointmentType> Types => inner.Types;

    public DbSet<Place> Places => inner.Places;

    public DbSet<RuleRevision> Revisions => inner.Revisions;

    public DbSet<Appointment> Appointments => inner.Appointments;

    public DbSet<WaitingEntry> WaitingList => inner.WaitingList;

    public DbSet<KnownApplication> KnownApplications => inner.KnownApplications;

    public ModuleDbContext Shared => inner.Shared;

    public async Task<Taking> TakeAsync(Appointment appointment, RuleVersion rules, CancellationToken cancellationToken)
    {
        if (++Takings == 1 && meddle is not null)
            await meddle();
        return await inner.TakeAsync(appointment, rules, cancellationToken);
    }

    public Task<IReadOnlyList<TakenLane>> ReadTakenAsync(
        IReadOnlyList<Lane> lanes, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.ReadTakenAsync(lanes, from, until, now, cancellationToken);

    public Task LockRulesAsync(Guid placeId, CancellationToken cancellationToken) => inner.LockRulesAsync(placeId, cancellationToken);

    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken) => inner.BeginAsync(cancellationToken);

    public Task<int> SaveChangesAsync(CancellationToken cancellationToken) => inner.SaveChangesAsync(cancellationToken);

    public void Committed() => inner.Committed();

    public void Forget() => inner.Forget();
}
