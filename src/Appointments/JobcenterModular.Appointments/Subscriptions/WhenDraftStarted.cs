using JobcenterModular.Applications.Contracts;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Appointments.Subscriptions;

/// <summary>From now on its owner may book talks about it.</summary>
internal sealed class WhenDraftStarted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<DraftStarted, AppointmentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(DraftStarted integrationEvent, AppointmentsDbContext db, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == integrationEvent.ApplicationId, cancellationToken)
            ?? db.KnownApplications.Add(KnownApplication.WithId(integrationEvent.ApplicationId)).Entity;
        if (!known.Deleted)
            known.BelongsTo(integrationEvent.OwnerSubject);
    }
}
