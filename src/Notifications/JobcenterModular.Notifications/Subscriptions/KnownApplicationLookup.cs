using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases;
using JobcenterModular.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>Events may arrive in any order: whichever speaks of an application first makes it known.</summary>
internal static class KnownApplicationLookup
{
    // Events may arrive out of order; what is said of an application's papers waits until the application is known.
    private static readonly Refusal ApplicationUnknown = new(RefusalKind.NotReady, "notices.application_unknown", "Dieser Antrag ist noch nicht bekannt.");

    /// <summary>The application that something new is to be told of; null if it is gone and there is nobody to tell.</summary>
    public static async Task<KnownApplication?> ToTellOfAsync(this INotificationsDb db, Guid applicationId, CancellationToken cancellationToken)
    {
        KnownApplication known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken)
            ?? throw ApplicationUnknown.ToException();
        return known.DeletedAt is null ? known : null;
    }

    public static async Task<KnownApplication> KnowAsync(this INotificationsDb db, Guid applicationId, CancellationToken cancellationToken)
    {
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        return known ?? db.KnownApplications.Add(KnownApplication.WithId(applicationId)).Entity;
    }
}
