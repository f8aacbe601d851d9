using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Booking;
using JobcenterModular.Appointments.UseCases.Invitations;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>Finds appointments for staff and makes views of them, with kinds of talks and counters read once for a page.</summary>
internal sealed class StaffViews(IAppointmentsDb db, RuleBook rules, PersonSealing sealing)
{
    /// <summary>The appointment, tracked. A hold is none.</summary>
    /// <exception cref="RefusalException"><c>request.not_found</c>.</exception>
    public async Task<Appointment> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            is { State: not (AppointmentState.Held or AppointmentState.Released) } found
            ? found
            : throw HttpRefusals.NotFound.ToException();

    public async Task<StaffAppointment> OfAsync(Appointment row, CancellationToken cancellationToken) => (await OfAsync([row], cancellationToken))[0];

    /// <summary>One page of rows in the order of time.</summary>
    public async Task<Page<StaffAppointment>> PageAsync(IQueryable<Appointment> rows, string? cursor, int? askedLimit, CancellationToken cancellationToken)
    {
        int limit = KeysetCursor.Limit(askedLimit);
        if (KeysetCursor.Decode(cursor) is { } after)
        {
            Guid tie = after.TieId();
            rows = rows.Where(row => row.StartsAt > after.At || (row.StartsAt == after.At && row.Id.CompareTo(tie) > 0));
        }

        List<Appointment> found = await rows.AsNoTracking().OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        List<Appointment> page = [.. found.Take(limit)];
        return new Page<StaffAppointment>(
            await OfAsync(page, cancellationToken),
            found.Count > limit ? new KeysetCursor(page[^1].StartsAt, page[^1].Id.ToString()).Encode() : null);
    }

    private async Task<IReadOnlyList<StaffAppointment>> OfAsync(IReadOnlyList<Appointment> rows, CancellationToken cancellationToken)
    {
        Dictionary<Guid, string> types = [];
        foreach (Guid id in rows.Select(row => row.TypeId).Distinct())
            types[id] = (await rules.TypeAsync(id, cancellationToken))!.Content.Name;
        var counters = (await rules.PlacesAsync([.. rows.Select(row => row.PlaceId).Distinct()], cancellationToken))
            .SelectMany(place => place.Content.Counters, (place, counter) => (place.Id, Counter: counter))
            .ToDictionary(of => (of.Id, of.Counter.Id), of => of.Counter);
        return [.. rows.Select(row => Of(row, types[row.TypeId], row.CounterId is { } id ? counters.GetValueOrDefault((row.PlaceId, id)) : null))];
    }

    private StaffAppointment Of(Appointment row, string typeName, Counter? counter)
    {
        PersonContent? person = row.SealedPerson is null ? null : sealing.Open(row.Id, row.SealedPerson);
        return new StaffAppointment(
            row.Id,
            EntityTags.Of(row.Version),
            row.Class,
            row.State,
            row.TypeId,
            typeName,
            row.PlaceId,
            row.CounterId,
            counter?.Name,
            counter?.Team,
            row.Mode,
            row.StartsAt,
            row.EndsAt,
            person is null ? null : $"{person.FirstName} {person.LastName}",
            person?.Phone,
            row.Language,
            row.Aids,
            row.ApplicationId,
            row is { HitAt: not null, State: AppointmentState.Booked },
            row.ArrivedAt,
            row.CalledAt,
            row.ClosedAt,
            row.CancelReason,
            InvitationViews.Of(row, forStaff: true));
    }
}
