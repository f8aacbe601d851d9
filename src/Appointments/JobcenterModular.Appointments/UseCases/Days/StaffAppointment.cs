using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Rules;
using JobcenterModular.Appointments.UseCases.Invitations;

namespace JobcenterModular.Appointments.UseCases.Days;

/// <summary>An appointment as staff see it.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="Etag">Its version; send it back as If-Match to change it.</param>
/// <param name="Class">Chosen by the person, an invitation of the office, or somebody who came without an appointment.</param>
/// <param name="State">Where it stands.</param>
/// <param name="TypeId">The kind of talk.</param>
/// <param name="TypeName">Its name.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="CounterId">At which counter; null for somebody who came without an appointment.</param>
/// <param name="CounterName">Its name.</param>
/// <param name="Team">The team that works there.</param>
/// <param name="Mode">How.</param>
/// <param name="StartsAt">Begin (UTC).</param>
/// <param name="EndsAt">End (UTC).</param>
/// <param name="Name">Who comes; null once that is not kept any more.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="Language">A language that is needed beside German.</param>
/// <param name="Aids">What is needed so that the talk can take place.</param>
/// <param name="ApplicationId">The application that it is about, if any.</param>
/// <param name="MustMove">A changed rule leaves no room for it, and nobody moved it yet.</param>
/// <param name="ArrivedAt">When the person was there (UTC).</param>
/// <param name="CalledAt">When the talk began (UTC).</param>
/// <param name="ClosedAt">When the talk was over, or it was recorded that nobody came (UTC).</param>
/// <param name="CancelReason">Why it does not take place, where that was said.</param>
/// <param name="Invitation">What only an invitation has.</param>
/// <param name="Key">Opens it without an account: to read out or to print. Only in the answer to the booking.</param>
internal sealed record StaffAppointment(
    Guid Id,
    string Etag,
    AppointmentClass Class,
    AppointmentState State,
    Guid TypeId,
    string TypeName,
    Guid PlaceId,
    Guid? CounterId,
    string? CounterName,
    string? Team,
    AppointmentMode Mode,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string? Name,
    string? Phone,
    string? Language,
    IReadOnlyList<Aid> Aids,
    Guid? ApplicationId,
    bool MustMove,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? CalledAt,
    DateTimeOffset? ClosedAt,
    CancelReason? CancelReason,
    InvitationView? Invitation,
    string? Key = null);
