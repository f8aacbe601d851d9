using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.Domain.Waiting;

namespace JobcenterModular.Appointments.UseCases.Waiting;

/// <summary>An entry of the waiting list as the person sees it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Etag">Its version.</param>
/// <param name="State">Where it stands.</param>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="TypeName">Its name, in plain German.</param>
/// <param name="Places">Where it may be.</param>
/// <param name="Mode">How.</param>
/// <param name="Language">A language that must be spoken there beside German.</param>
/// <param name="Aids">What must be there.</param>
/// <param name="FirstDay">First day that suits.</param>
/// <param name="LastDay">Last day that suits.</param>
/// <param name="Ahead">So many wait for the same kind of talk since longer; null once it is over.</param>
/// <param name="Missed">Offers that nobody answered; after some of them the waiting ends.</param>
/// <param name="Offer">A time that is held for this person now, or null.</param>
/// <param name="Key">Opens it without an account; only in the answer to the joining.</param>
internal sealed record WaitingView(
    Guid Id,
    string Etag,
    WaitingState State,
    Guid TypeId,
    string TypeName,
    IReadOnlyList<Guid> Places,
    AppointmentMode Mode,
    string? Language,
    IReadOnlyList<Aid> Aids,
    DateOnly FirstDay,
    DateOnly LastDay,
    int? Ahead,
    int Missed,
    OfferView? Offer,
    string? Key = null);

/// <summary>A time that is held for somebody who waits.</summary>
/// <param name="HoldId">The hold; name it to accept or refuse the time. The appointment will have the same id.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="StartsAt">Begin (UTC).</param>
/// <param name="EndsAt">End (UTC).</param>
/// <param name="Where">Where to go, or how it takes place, in plain German.</param>
/// <param name="ExpiresAt">Before this instant it can be accepted; from it on the next in line is asked (UTC).</param>
internal sealed record OfferView(Guid HoldId, Guid PlaceId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Where, DateTimeOffset ExpiresAt);
