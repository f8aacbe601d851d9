using JobcenterModular.Appointments.Domain.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>
/// Takes away who came to a talk that somebody chose, some time after its end. What remains is a taken time without a person,
/// for the statistics. Invitations go to the file and are kept.
/// </summary>
internal sealed class ForgetPersons(IAppointmentsDb db, IOptions<AppointmentsOptions> options, TimeProvider clock)
{
    private const int AtOnce = 500;
    private static readonly TimeSpan KeepReleased = TimeSpan.FromDays(1);

    /// <summary>Holds that came to nothing go the day after their time; until then they tell who was offered it.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropReleasedAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - KeepReleased;
        return db.Appointments.Where(row => row.State == AppointmentState.Released && row.EndsAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The next of them.</summary>
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
