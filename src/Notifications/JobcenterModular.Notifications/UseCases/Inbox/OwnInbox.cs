using JobcenterModular.BuildingBlocks.Http;
using JobcenterModular.BuildingBlocks.Security;
using JobcenterModular.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Notifications.UseCases.Inbox;

/// <summary>Whose inbox it is.</summary>
internal static class OwnInbox
{
    /// <summary>Answers as if it were not there to everybody but its owner.</summary>
    public static async Task EnsureOwnInboxAsync(this INotificationsDb db, Guid applicationId, Caller caller, CancellationToken cancellationToken)
    {
        KnownApplication? application = await db.KnownApplications.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == applicationId, cancellationToken);
        // A guest's token names its application itself, so the inbox opens even before the event has come.
        if (!caller.Owns(applicationId, application?.OwnerSubject) || application?.DeletedAt is not null)
            throw HttpRefusals.NotFound.ToException();
    }
}
