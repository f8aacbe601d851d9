using JobcenterModular.BuildingBlocks.Messaging;
using JobcenterModular.BuildingBlocks.Persistence;
using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Persistence;

/// <summary>Notices, their deliveries, and the little that is known of applications.</summary>
internal sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options, OutboxWriter outbox)
    : ModuleDbContext(options, NotificationsModule.ModuleName, outbox), INotificationsDb
{
    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<KnownApplication> KnownApplications => Set<KnownApplication>();

    protected override IntegrationEvent? ToPublicEvent(IDomainEvent domainEvent) => NotificationsEventMap.ToPublicEvent(domainEvent);
}
