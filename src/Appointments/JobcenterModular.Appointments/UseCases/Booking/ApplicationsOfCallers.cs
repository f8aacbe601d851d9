using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Appointments.UseCases.Booking;

/// <summary>
/// Whether a talk may be about an application: news of it go to whoever the application belongs to, so nobody may name
/// somebody else's, and none may be made up.
/// </summary>
internal sealed class ApplicationsOfCallers(IAppointmentsDb db)
{
    /// <summary>For a person who books: the application must be the caller's own.</summary>
    /// <exception cref="SharedKernel.RefusalException"><c>appointments.application_unknown</c>; the same whether it is somebody else's or none.</exception>
    public async Task CheckOwnAsync(Guid? applicationId, Caller caller, CancellationToken cancellationToken)
    {
        if (applicationId is { } id && !(await FindAsync(id, cancellationToken) is { } known && caller.Owns(id, known.OwnerSubject)))
            throw AppointmentRefusals.ApplicationUnknown.ToException();
    }

    /// <summary>For staff, who may book for anybody: there must be such an application.</summary>
    /// <exception cref="SharedKernel.RefusalException"><c>appointments.application_unknown</c>.</exception>
    public async Task CheckKnownAsync(Guid? applicationId, CancellationToken cancellationToken)
    {
        if (applicationId is { } id && await FindAsync(id, cancellationToken) is null)
            throw AppointmentRefusals.ApplicationUnknown.ToException();
    }

    private Task<KnownApplication?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.KnownApplications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && !row.Deleted, cancellationToken);
}
