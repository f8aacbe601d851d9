using JobcenterModular.BuildingBlocks.Modules;
using JobcenterModular.Notifications.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Staff;

/// <summary>Who stands in for whom today, by the calendar of the office.</summary>
internal sealed class StaffPresence(INotificationsDb db, TimeProvider clock)
{
    public async Task<Substitution> TodayAsync(CancellationToken cancellationToken)
    {
        DateOnly today = OfficeTime.DateAt(clock.GetUtcNow());
        return new Substitution(await db.StaffAbsences.AsNoTracking()
            .Where(absence => absence.LastDay >= today && absence.FirstDay <= today)
            .ToListAsync(cancellationToken));
    }
}
