using JobcenterModular.Applications.Contracts;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Appointments.Subscriptions;

/// <summary>No talk is about it any more; the two events may come in either order.</summary>
internal sealed class WhenDraftDeleted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftDeleted, AppointmentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(DraftDeleted integrationEvent, AppointmentsDbContext db, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == integrationEvent.ApplicationId, cancellationToken)
            ?? db.KnownApplications.Add(KnownApplication.WithId(integrationEvent.ApplicationId)).Entity;
        known.Delete();
    }
}
