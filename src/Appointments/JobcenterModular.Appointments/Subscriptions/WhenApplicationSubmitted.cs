using JobcenterModular.Applications.Contracts;
using JobcenterModular.Appointments.Domain.Bookings;
using JobcenterModular.Appointments.Persistence;
using JobcenterModular.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Appointments.Subscriptions;

/// <summary>Staff may invite to a talk about it, also where its begin was not heard of.</summary>
internal sealed class WhenApplicationSubmitted(IServiceScopeFactory scopes, TimeProvider clock)
    : IntegrationEventHandler<ApplicationSubmitted, AppointmentsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(ApplicationSubmitted integrationEvent, AppointmentsDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.KnownApplications.AnyAsync(row => row.Id == integrationEvent.ApplicationId, cancellationToken))
            db.KnownApplications.Add(KnownApplication.WithId(integrationEvent.ApplicationId));
    }
}
