using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.Notifications.Persistence;
using JobcenterModular.Notifications.UseCases.Telling;
using JobcenterModular.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>A subscriber that tells somebody, or plans to: the lanes look for work after its save.</summary>
internal abstract class NoticeSubscriber<TEvent>(IServiceScopeFactory scopes, TimeProvider clock, ILaneSignals lanes)
    : ScopedEventHandler<TEvent, NotificationsDbContext>(scopes, clock)
    where TEvent : IntegrationEvent
{
    protected sealed override void AfterCommit() => lanes.Wake();
}
