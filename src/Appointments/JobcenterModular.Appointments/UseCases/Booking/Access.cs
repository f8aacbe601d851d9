using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Domain.Waiting;
using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>Who asks for a hold or booking: by account, or by its key.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Key">The key that came with the request, or null.</param>
internal sealed record Visitor(Caller Caller, string? Key)
{
    /// <summary>The account; null for whoever has none, also for a guest whose token opens one application.</summary>
    public string? Account => Caller.OpensOnly is null ? Caller.Subject : null;
}

/// <summary>Finds what is the visitor's own; what is somebody else's is not there.</summary>
internal sealed class Access(IAppointmentsDb db, AppointmentKeys keys)
{
    /// <summary>The hold or booking, tracked.</summary>
    /// <exception cref="SharedKernel.RefusalException"><c>request.not_found</c>.</exception>
    public async Task<Appointment> FindAsync(Guid id, Visitor visitor, CancellationToken cancellationToken) =>
        await db.Appointments.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found && IsOwn(found.Id, found.OwnerSubject, visitor)
            ? found
            : throw HttpRefusals.NotFound.ToException();

    /// <summary>The entry of the waiting list, tracked.</summary>
    /// <exception cref="SharedKernel.RefusalException"><c>request.not_found</c>.</exception>
    public async Task<WaitingEntry> FindEntryAsync(Guid id, Visitor visitor, CancellationToken cancellationToken) =>
        await db.WaitingList.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found && IsOwn(found.Id, found.OwnerSubject, visitor)
            ? found
            : throw HttpRefusals.NotFound.ToException();

    /// <summary>Whether something with this id and this account is the visitor's own.</summary>
    public bool IsOwn(Guid id, string? ownerSubject, Visitor visitor) =>
        (ownerSubject is not null && visitor.Account == ownerSubject) || keys.Opens(id, visitor.Key);
}
