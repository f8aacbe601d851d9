using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Invitations;
using JobcenterModular.Appointments.UseCases.Rules;
using JobcenterModular.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Makes views of appointments, with what must be read beside them.</summary>
internal sealed class AppointmentViews(IAppointmentsDb db, RuleBook rules, TimeProvider clock)
{
    public Task<AppointmentView> OfAsync(Appointment row, CancellationToken cancellationToken) => OfAsync(row, type: null, cancellationToken);

    /// <summary>A view.</summary>
    /// <param name="type">Its kind of talk, if it has just been read.</param>
    public async Task<AppointmentView> OfAsync(Appointment row, Known<TypeContent>? type, CancellationToken cancellationToken)
    {
        TypeContent content = (type ?? (await rules.TypeAsync(row.TypeId, cancellationToken))!).Content;
        return Of(row, content, [.. (await ReplacementsAsync([row], cancellationToken))[row.Id]]);
    }

    public async Task<IReadOnlyList<AppointmentView>> OfAsync(IReadOnlyList<Appointment> rows, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Known<TypeContent>> types = [];
        foreach (Guid id in rows.Select(row => row.TypeId).Distinct())
            types[id] = (await rules.TypeAsync(id, cancellationToken))!;
        ILookup<Guid, ReplacementView> replacements = await ReplacementsAsync(rows, cancellationToken);
        return [.. rows.Select(row => Of(row, types[row.TypeId].Content, [.. replacements[row.Id]]))];
    }

    private static AppointmentView Of(Appointment row, TypeContent type, IReadOnlyList<ReplacementView> replacements)
    {
        bool own = row is { State: AppointmentState.Booked, Class: AppointmentClass.Voluntary };
        return new AppointmentView(
            row.Id,
            EntityTags.Of(row.Version),
            row.State,
            row.Class == AppointmentClass.Invitation,
            row.TypeId,
            type.Name,
            type.Bring,
            row.PlaceId,
            row.Where ?? "",
            row.Mode,
            row.StartsAt,
            row.EndsAt,
            own ? row.StartsAt.AddHours(-type.ChangeHours) : null,
            own ? row.StartsAt : null,
            row is { HitAt: not null, State: AppointmentState.Booked },
            replacements,
            InvitationViews.Of(row, forStaff: false));
    }

    private async Task<ILookup<Guid, ReplacementView>> ReplacementsAsync(IReadOnlyList<Appointment> rows, CancellationToken cancellationToken)
    {
        // Held in the save that says so: what is shown belongs to the version that is shown.
        List<Guid?> hit = [.. rows.Where(row => row.ReplacementsAt is not null).Select(row => (Guid?)row.Id)];
        if (hit.Count == 0)
            return Array.Empty<ReplacementView>().ToLookup(_ => Guid.Empty);
        DateTimeOffset now = clock.GetUtcNow();
        List<Appointment> holds = await db.Appointments.AsNoTracking()
            .Where(row => hit.Contains(row.ReplacesId) && row.State == AppointmentState.Held && row.HoldExpiresAt > now)
            .OrderBy(row => row.StartsAt)
            .ToListAsync(cancellationToken);
        var places = (await rules.PlacesAsync([.. holds.Select(hold => hold.PlaceId)], cancellationToken)).ToDictionary(place => place.Id);
        return holds.ToLookup(
            hold => hold.ReplacesId!.Value,
            hold => new ReplacementView(
                hold.Id, hold.StartsAt, hold.EndsAt, PlaceTexts.Where(places[hold.PlaceId].Content, hold.CounterId!.Value, hold.Mode), hold.HoldExpiresAt!.Value));
    }
}
