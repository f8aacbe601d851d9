using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases;

/// <summary>Applications of which nothing is to be said any more.</summary>
internal static class GoneApplications
{
    public static Task<bool> IsDeletedAsync(this INotificationsDb db, Guid applicationId, CancellationToken cancellationToken) =>
        db.KnownApplications.AnyAsync(row => row.Id == applicationId && row.DeletedAt != null, cancellationToken);
}
