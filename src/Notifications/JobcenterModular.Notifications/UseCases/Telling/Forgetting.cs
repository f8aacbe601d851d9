using JobcenterModular.Notifications.Domain;
using JobcenterModular.Notifications.Domain.Contacts;
using JobcenterModular.Notifications.UseCases.Reminders;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Telling;

/// <summary>No word any more about an application that is gone: notices, reminders and letters go, waiting messages are cancelled and erased.</summary>
internal sealed class Forgetting(INotificationsDb db, Watch watch, TimeProvider clock)
{
    public async Task ForgetAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        KnownApplication? known = await db.KnownApplications.SingleOrDefaultAsync(row => row.Id == applicationId, cancellationToken);
        known ??= db.KnownApplications.Add(KnownApplication.WithId(applicationId)).Entity;
        known.MarkDeleted(now);
        await watch.ForgetAsync(applicationId, cancellationToken);

        // What belongs to an account stays with the account; what a guest chose for this one application goes with it.
        string guest = ContactOwner.Of(null, applicationId);
        db.Contacts.RemoveRange(await db.Contacts.Where(row => row.Owner == guest).ToListAsync(cancellationToken));
        db.CodeBudgets.RemoveRange(await db.CodeBudgets.Where(row => row.Key == guest).ToListAsync(cancellationToken));
        db.ContactPoints.RemoveRange(await db.ContactPoints.Where(row => row.Owner == guest).ToListAsync(cancellationToken));
        db.Notices.RemoveRange(await db.Notices.Where(notice => notice.ApplicationId == applicationId).ToListAsync(cancellationToken));
        db.PrintJobs.RemoveRange(await db.PrintJobs.Where(job => job.ApplicationId == applicationId).ToListAsync(cancellationToken));
        List<Delivery> withContent = await db.Deliveries
            .Where(delivery => delivery.ApplicationId == applicationId && delivery.SealedLetter != null)
            .ToListAsync(cancellationToken);
        foreach (Delivery delivery in withContent)
            delivery.Drop(now);
    }
}
