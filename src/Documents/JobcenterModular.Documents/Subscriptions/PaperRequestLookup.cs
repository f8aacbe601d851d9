using JobcenterModular.Documents.Domain;
using JobcenterModular.Documents.Domain.Evidence;
using JobcenterModular.Documents.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobcenterModular.Documents.Subscriptions;

/// <summary>Finds requests of the desk, and what they ask for by name.</summary>
internal static class PaperRequestLookup
{
    /// <summary>What was heard of a request so far, guarded: of two words at the same moment the second sees the first.</summary>
    public static async Task<PaperRequest> PaperRequestAsync(this DocumentsDbContext db, Guid id, Guid application, CancellationToken cancellationToken)
    {
        if (await db.PaperRequests.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } known)
            return db.PaperRequests.Add(PaperRequest.Of(id, application)).Entity;
        db.Guard(known);
        return known;
    }

    /// <summary>The items that a request asks for by name, to be changed.</summary>
    public static async Task<List<EvidenceItem>> ItemsAskedByAsync(this DocumentsDbContext db, PaperRequest request, CancellationToken cancellationToken) =>
        [.. (await db.EvidenceItems.Where(item => item.ApplicationId == request.ApplicationId).ToListAsync(cancellationToken))
            .Where(item => item.AskedBy.Contains(request.Id))];

    /// <summary>The folder that a word about a request belongs to; null if it is gone or was never heard of, so that there is nothing to change.</summary>
    public static Task<PaperFolder?> FolderOfAsync(this DocumentsDbContext db, PaperRequest request, CancellationToken cancellationToken) =>
        db.Folders.SingleOrDefaultAsync(
            row => row.Id == request.ApplicationId && row.State != FolderState.Deleted && row.CaseId != null, cancellationToken);
}
