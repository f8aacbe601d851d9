using System.Security.Cryptography;
using System.Text;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Times;
using JobcenterModular.BuildingBlocks.Calendar;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Rules;

/// <summary>Whom a change of the rules hits: booked or held times that do not stand under the new ones.</summary>
internal sealed class RuleHits(IAppointmentsDb db, HolidayCalendar holidays, IReplacementQueue queue, TimeProvider clock)
{
    private const int MostListed = 100;

    /// <summary>Marks them, or refuses and says which they are. In the open transaction, with the rules locked.</summary>
    /// <param name="confirmation">What the refusal named; anything else, also after another booking came in, is refused again.</param>
    public async Task MarkAsync(Guid placeId, PlaceContent content, string? confirmation, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<Appointment> future = await db.Appointments
            .Where(row => row.PlaceId == placeId && row.Occupies && row.StartsAt > now)
            .Where(row => row.State == AppointmentState.Booked || row.State == AppointmentState.Held)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        List<Appointment> hit = [.. future.Where(row => row.HitAt is null && !Stands(content, row))];
        if (hit.Count > 0 && confirmation != ConfirmationOf(hit))
        {
            throw AppointmentRefusals.HitsBookings.ToException(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["confirmation"] = ConfirmationOf(hit),
                ["hits"] = hit.Take(MostListed).Select(row => new { row.Id, row.State, row.StartsAt, row.EndsAt, row.CounterId }).ToList(),
                ["count"] = hit.Count,
            });
        }

        foreach (Appointment row in hit)
            row.IsHit(now);
    }

    /// <summary>Other times are looked for at once, not at the next round.</summary>
    public void Wake() => queue.Wake();

    private bool Stands(PlaceContent content, Appointment row) => FreeTimes.Stands(
        content, holidays, row.CounterId ?? Guid.Empty, row.Lane, row.Mode, row.TypeId, new Taken(Minutes.Of(row.BusyFrom), Minutes.Of(row.BusyUntil)));

    private static string ConfirmationOf(List<Appointment> hit) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', hit.Select(row => row.Id)))))[..32];
}

/// <summary>Wakes the search for other times.</summary>
internal interface IReplacementQueue
{
    void Wake();
}
