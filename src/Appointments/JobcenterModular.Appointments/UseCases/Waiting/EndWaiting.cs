using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.BuildingBlocks.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>Ends the waiting of those whose last day is over; who they are is forgotten with it.</summary>
internal sealed class EndWaiting(IAppointmentsDb db, TimeProvider clock)
{
    /// <summary>Ends some of them.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>How many.</returns>
    public Task<int> EndAsync(int most, CancellationToken cancellationToken) =>
        OptimisticRetry.RunAsync(() => TryAsync(most, cancellationToken), db.Forget, cancellationToken);

    private async Task<int> TryAsync(int most, CancellationToken cancellationToken)
    {
        DateOnly today = OfficeTime.DateAt(clock.GetUtcNow());
        List<WaitingEntry> over = await db.WaitingList
            .Where(row => row.State == WaitingState.Waiting && row.LastDay < today)
            .OrderBy(row => row.LastDay)
            .Take(most)
            .ToListAsync(cancellationToken);
        foreach (WaitingEntry entry in over)
            entry.End();
        await db.SaveChangesAsync(cancellationToken);
        return over.Count;
    }
}
