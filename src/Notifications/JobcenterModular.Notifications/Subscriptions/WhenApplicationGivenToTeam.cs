using JobcenterModular.Applications.Contracts;
using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>What people have to take over about an application from now on goes to the team that works on it. What lies in a queue already stays there.</summary>
internal sealed class WhenApplicationGivenToTeam(IServiceScopeFactory scopes, TimeProvider clock)
    : ScopedEventHandler<ApplicationGivenToTeam, NotificationsDbContext>(scopes, clock)
{
    protected override async Task HandleAsync(
        ApplicationGivenToTeam integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnowAsync(integrationEvent.ApplicationId, cancellationToken);
        known.GoToTeam(integrationEvent.Team, integrationEvent.ApplicationVersion);
    }
}
