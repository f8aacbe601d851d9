using JobcenterModular.Applications.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>No word any more about a draft that is gone.</summary>
internal sealed class WhenDraftDeleted(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<DraftDeleted>(scopes, clock, lanes)
{
    protected override Task HandleAsync(
        DraftDeleted integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Forgetting>().ForgetAsync(integrationEvent.ApplicationId, cancellationToken);
}
