using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.Appointments.UseCases.Waiting;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// Ends holds whose time is over, each once: a conditional update by its version, so that booking it and ending it at the
/// same moment exclude each other. In a scope of its own, for the use case that needs the time may be in a transaction.
/// </summary>
internal sealed partial class OverHolds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OverHolds> logger)
{
    private const int AtOnce = 100;

    /// <summary>Ends all that are over.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReleaseAllAsync(CancellationToken cancellationToken)
    {
        List<Guid> over = await FindAsync(rows => rows, cancellationToken);
        return await ReleaseAsync(over, cancellationToken);
    }

    /// <summary>Ends those that are over and in the way of this time.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> ReleaseAsync(Slot slot, CancellationToken cancellationToken)
    {
        List<Guid> over = await FindAsync(
            rows => rows.Where(row => row.CounterId == slot.CounterId && row.Lane == slot.Lane && row.BusyFrom < slot.BusyUntil && row.BusyUntil > slot.BusyFrom),
            cancellationToken);
        return await ReleaseAsync(over, cancellationToken) > 0;
    }

    /// <summary>Ends those that are over and could be in the way of a time at this place, before a transaction for it begins.</summary>
    public async Task ReleaseAroundAsync(Guid placeId, DateTimeOffset startsAt, CancellationToken cancellationToken)
    {
        DateTimeOffset from = startsAt.AddMinutes(-RuleLimits.MostBusyMinutes);
        DateTimeOffset until = startsAt.AddMinutes(RuleLimits.MostBusyMinutes);
        List<Guid> over = await FindAsync(
            rows => rows.Where(row => row.PlaceId == placeId && row.BusyFrom < until && row.BusyUntil > from), cancellationToken);
        await ReleaseAsync(over, cancellationToken);
    }

    private async Task<int> ReleaseAsync(IReadOnlyList<Guid> over, CancellationToken cancellationToken)
    {
        int released = 0;
        foreach (Guid id in over)
        {
            try
            {
                released += await ReleaseAsync(id, cancellationToken) ? 1 : 0;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // One that cannot be ended keeps its own time and nobody else's. The kind of error alone: its words may carry what stands in the row.
                Failed(logger, id, failed.GetType().Name);
            }
        }

        return released;
    }

    [LoggerMessage(502, LogLevel.Error, "Could not end the hold {Id}: {Error}")]
    private static partial void Failed(ILogger logger, Guid id, string error);

    private async Task<List<Guid>> FindAsync(Func<IQueryable<Appointment>, IQueryable<Appointment>> which, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        DateTimeOffset now = clock.GetUtcNow();
        return await which(scope.ServiceProvider.GetRequiredService<IAppointmentsDb>().Appointments.AsNoTracking().Where(row => row.HoldExpiresAt <= now))
            .OrderBy(row => row.HoldExpiresAt).Select(row => row.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    private async Task<bool> ReleaseAsync(Guid id, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        IAppointmentsDb db = scope.ServiceProvider.GetRequiredService<IAppointmentsDb>();
        Succession succession = scope.ServiceProvider.GetRequiredService<Succession>();

        // Booked or ended by somebody else in between, or the next in line has just left: both show at the second look.
        bool released = await OptimisticRetry.RunAsync(() => TryAsync(id, db, succession, cancellationToken), db.Forget, cancellationToken);
        if (released)
            db.Committed();
        return released;
    }

    private async Task<bool> TryAsync(Guid id, IAppointmentsDb db, Succession succession, CancellationToken cancellationToken)
    {
        Appointment? hold = await db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (hold is not { State: AppointmentState.Held } || hold.IsHeldAt(clock.GetUtcNow()))
            return false;
        await using IDbContextTransaction transaction = await db.BeginAsync(cancellationToken);
        hold.Release();
        await db.SaveChangesAsync(cancellationToken);
        await succession.AfterAsync(hold, missed: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
