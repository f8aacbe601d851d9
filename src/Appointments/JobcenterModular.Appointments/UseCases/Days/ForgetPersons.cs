using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>
/// Takes away who came to a talk that somebody chose, some time after its end, and who waited for one. What remains is a taken time without a
/// person, for the statistics. Invitations go to the file and are kept.
/// </summary>
internal sealed class ForgetPersons(IAppointmentsDb db, IOptions<AppointmentsOptions> options, TimeProvider clock)
{
    private const int AtOnce = 500;
    private static readonly TimeSpan KeepReleased = TimeSpan.FromDays(1);
    private static readonly WaitingState[] Closed = [WaitingState.Taken, WaitingState.Left, WaitingState.Ended];

    /// <summary>The next of the holds that came to nothing. They go the day after their time; until then they tell who was offered it.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DropReleasedAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - KeepReleased;
        List<Guid> over = await db.Appointments.AsNoTracking()
            .Where(row => row.State == AppointmentState.Released && row.EndsAt < before)
            .OrderBy(row => row.EndsAt)
            .Select(row => row.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        return over.Count == 0 ? 0 : await db.Appointments.Where(row => over.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The next of the entries of the waiting list that are closed, as long after their last day as talks are kept.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DropWaitingAsync(CancellationToken cancellationToken)
    {
        DateOnly before = OfficeTime.DateAt(clock.GetUtcNow() - options.Value.KeepVoluntary);
        List<Guid> over = await db.WaitingList.AsNoTracking()
            .Where(row => Closed.Contains(row.State) && row.LastDay < before)
            .OrderBy(row => row.LastDay)
            .Select(row => row.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        return over.Count == 0 ? 0 : await db.WaitingList.Where(row => over.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The next of the talks.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - options.Value.KeepVoluntary;
        List<Guid> over = await db.Appointments.AsNoTracking()
            .Where(row => row.Class != AppointmentClass.Invitation && (row.SealedPerson != null || row.OwnerSubject != null || row.ApplicationId != null))
            .Where(row => row.EndsAt < before)
            .OrderBy(row => row.EndsAt)
            .Select(row => row.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        if (over.Count == 0)
            return 0;
        return await db.Appointments.Where(row => over.Contains(row.Id)).ExecuteUpdateAsync(
            row => row
                .SetProperty(appointment => appointment.SealedPerson, (string?)null)
                .SetProperty(appointment => appointment.OwnerSubject, (string?)null)
                .SetProperty(appointment => appointment.ApplicationId, (Guid?)null)
                .SetProperty(appointment => appointment.Version, appointment => appointment.Version + 1),
            cancellationToken);
    }
}
