using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Invitations;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>An appointment as the person sees it.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="Etag">Its version; send it back as If-Match to move or cancel it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Invitation">The office invited to it (§ 59 SGB II): only the office moves or cancels it.</param>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="TypeName">Its name, in plain German.</param>
/// <param name="Bring">What to bring, in plain German.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Where">Where to go, or how it takes place, in plain German.</param>
/// <param name="Mode">How.</param>
/// <param name="StartsAt">Begin (UTC).</param>
/// <param name="EndsAt">End (UTC).</param>
/// <param name="MovableUntil">Until then the person can move it; null: only the office.</param>
/// <param name="CancellableUntil">Until then the person can cancel it; null: only the office.</param>
/// <param name="MustMove">A changed rule leaves no room for it: one of <paramref name="Replacements"/> must be chosen, or another time.</param>
/// <param name="Replacements">Other times that are held for it.</param>
/// <param name="InvitationDetails">What only an invitation has: purpose, legal notice, and what was asked and decided.</param>
/// <param name="Key">Opens it without an account; only in the answer to the booking.</param>
internal sealed record AppointmentView(
    Guid Id,
    string Etag,
    AppointmentState State,
    bool Invitation,
    Guid TypeId,
    string TypeName,
    IReadOnlyList<string> Bring,
    Guid PlaceId,
    string Where,
    AppointmentMode Mode,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? MovableUntil,
    DateTimeOffset? CancellableUntil,
    bool MustMove,
    IReadOnlyList<ReplacementView> Replacements,
    InvitationView? InvitationDetails = null,
    string? Key = null);

/// <summary>Another time that is held in place of a booking.</summary>
/// <param name="HoldId">The hold; move the appointment to it.</param>
/// <param name="StartsAt">Begin (UTC).</param>
/// <param name="EndsAt">End (UTC).</param>
/// <param name="Where">Where to go, or how it takes place.</param>
/// <param name="ExpiresAt">Held until then (UTC).</param>
internal sealed record ReplacementView(Guid HoldId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Where, DateTimeOffset ExpiresAt);
