using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Persistence;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>The folder that an event speaks of. Whichever event comes first makes it.</summary>
internal static class FolderOfEvent
{
    public static async Task<PaperFolder> FolderAsync(this DocumentsDbContext db, Guid applicationId, string reference, CancellationToken cancellationToken) =>
        await db.Folders.FindAsync([applicationId], cancellationToken)
        ?? db.Folders.Add(new PaperFolder(applicationId, reference)).Entity;
}
