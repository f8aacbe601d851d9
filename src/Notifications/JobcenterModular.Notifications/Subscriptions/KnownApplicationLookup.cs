using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Events may arrive in any order: whichever speaks of an application first makes it known.</summary>
internal static class KnownApplicationLookup
{
    public static async Task<KnownApplication> KnowAsync(this INotificationsDb db, Guid applicationId, CancellationToken cancellationToken)
    {
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        return known ?? db.KnownApplications.Add(KnownApplication.WithId(applicationId)).Entity;
    }

    public static Task<bool> IsDeletedAsync(this INotificationsDb db, Guid applicationId, CancellationToken cancellationToken) =>
        db.KnownApplications.AnyAsync(row => row.Id == applicationId && row.DeletedAt != null, cancellationToken);
}
