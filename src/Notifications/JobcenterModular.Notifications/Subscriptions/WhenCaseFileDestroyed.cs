using JobcenterModular.Documents.Contracts;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>No word any more about the applications of a case that was deleted by rule.</summary>
internal sealed class WhenCaseFileDestroyed(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : NoticeSubscriber<CaseFileDestroyed>(scopes, clock, lanes)
{
    protected override async Task HandleAsync(
        CaseFileDestroyed integrationEvent, NotificationsDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (Guid applicationId in integrationEvent.ApplicationIds)
            await services.GetRequiredService<Forgetting>().ForgetAsync(applicationId, cancellationToken);
    }
}
