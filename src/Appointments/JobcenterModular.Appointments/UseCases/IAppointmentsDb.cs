using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobcenterModular.Appointments.UseCases;

/// <summary>The data that use cases work on.</summary>
internal interface IAppointmentsDb
{
    DbSet<AppointmentType> Types { get; }

    DbSet<Place> Places { get; }

    DbSet<RuleRevision> Revisions { get; }

    DbSet<Appointment> Appointments { get; }

    DbSet<WaitingEntry> WaitingList { get; }

    DbSet<KnownApplication> KnownApplications { get; }

    /// <summary>The context itself, for what all modules share: idempotent replies.</summary>
    ModuleDbContext Shared { get; }

    /// <summary>
    /// Takes the time of a new row: one statement, which the database refuses if anything overlaps, and which does nothing if
    /// the rules have changed since they were read. Inside a transaction if one is open.
    /// </summary>
    /// <param name="appointment">Held and not yet stored.</param>
    /// <param name="rules">Under which the time was found free.</param>
    Task<Taking> TakeAsync(Appointment appointment, RuleVersion rules, CancellationToken cancellationToken);

    /// <summary>What is taken of these lanes between two instants. A hold whose time is over is not taken.</summary>
    Task<IReadOnlyList<TakenLane>> ReadTakenAsync(
        IReadOnlyList<Lane> lanes, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for all who are booking at this place, and lets nobody begin until the transaction ends. For changes of its rules.
    /// </summary>
    Task LockRulesAsync(Guid placeId, CancellationToken cancellationToken);

    Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Wakes the delivery of events after a transaction of one's own.</summary>
    void Committed();

    /// <summary>Forgets everything loaded or added, before a use case starts over after somebody else's save.</summary>
    void Forget();
}

/// <summary>The versions of a place and of a kind of talk under which a time is taken.</summary>
internal sealed record RuleVersion(long Place, long Type);

/// <summary>What became of an attempt to take a time.</summary>
internal enum Taking
{
    /// <summary>It is ours.</summary>
    Won,

    /// <summary>Somebody else has it.</summary>
    Lost,

    /// <summary>The rules of the place are others by now: look again.</summary>
    RulesChanged,
}

/// <summary>The times at which a lane is taken, in their order; those without a gap between them may be one.</summary>
internal sealed record TakenLane(Lane Lane, Taken[] Times);
