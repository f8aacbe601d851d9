using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>The data that use cases work on.</summary>
internal interface INotificationsDb
{
    DbSet<Notice> Notices { get; }

    DbSet<Delivery> Deliveries { get; }

    DbSet<KnownApplication> KnownApplications { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
