using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.UseCases;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.Subscriptions;

/// <summary>No word any more about an application that is gone: its notices go, its waiting e-mails are cancelled and erased.</summary>
internal static class ForgottenApplications
{
    public static async Task ForgetApplicationAsync(this INotificationsDb db, Guid applicationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (await db.KnowAsync(applicationId, cancellationToken)).MarkDeleted(now);
        db.Notices.RemoveRange(await db.Notices
            .Where(notice => notice.ApplicationId == applicationId)
            .ToListAsync(cancellationToken));
        List<Delivery> withContent = await db.Deliveries
            .Where(delivery => delivery.ApplicationId == applicationId && delivery.SealedLetter != null)
            .ToListAsync(cancellationToken);
        foreach (Delivery delivery in withContent)
            delivery.Drop(now);
    }
}
